"""The session of the OpenAI Agents SDK, over a service."""

import asyncio
from collections.abc import Generator
from pathlib import Path
from typing import Any

import httpx
import pytest
from agents import Runner, RunState, function_tool
from agents.memory import Session, SessionSettings
from openai.types.responses import ResponseReasoningItem

from sdk_agents import agent, calling, model, run, said, saying, weather
from service import free_port
from spectron_client import Client, Patience, Settings, errors, turns
from spectron_client.background import Writer
from spectron_client.openai_agents import SpectronSession
from spectron_client.writes import Unwritten

SCOPE = ["user=u_ann"]


@pytest.fixture
def told() -> list[Unwritten]:
    return []


@pytest.fixture
def writer(memory: Client, told: list[Unwritten]) -> Generator[Writer]:
    running = Writer(memory, told.append)
    yield running
    running.close()


@pytest.fixture
def session(memory: Client, writer: Writer) -> SpectronSession:
    return SpectronSession(memory, "t1", SCOPE, "Ann", "Sage", writer=writer)


def items(session: SpectronSession, limit: int | None = None) -> list[Any]:
    return asyncio.run(session.get_items(limit))


def add(session: SpectronSession, *added: Any) -> None:
    asyncio.run(session.add_items(list(added)))
    assert session.writer.flush(60)


def user(words: Any) -> dict[str, Any]:
    return {"role": "user", "content": words}


def test_a_run_is_remembered_with_its_roles_speakers_and_tools(memory: Client, session: SpectronSession) -> None:
    fake = model([saying("Let me see."), calling("weather", city="Oslo")], "It rains.")
    assert isinstance(session, Session)
    run(agent(fake, weather), "Does it rain in Oslo?", session)
    assert said(memory, "t1") == [
        ("user", "Ann", "Does it rain in Oslo?"),
        ("assistant", "Sage", "Let me see."),
        ("tool", "weather", 'weather({"city":"Oslo"})'),
        ("tool", "weather", "It rains in Oslo."),
        ("assistant", "Sage", "It rains."),
    ]
    assert memory.session("t1")["scope"] == SCOPE


def test_another_program_goes_on_where_the_first_one_ended(memory: Client, session: SpectronSession) -> None:
    run(agent(model([calling("weather", "c1", city="Oslo")], "It rains."), weather), "Does it rain in Oslo?", session)
    fake = model("You asked about Oslo.")
    run(agent(fake, weather), "What did I ask?", SpectronSession(memory, "t1", SCOPE, "Ann", "Sage"))
    assert fake.calls[0].input == [
        user("Does it rain in Oslo?"),
        {"type": "function_call", "call_id": "c1", "name": "weather", "arguments": '{"city":"Oslo"}'},
        {"type": "function_call_output", "call_id": "c1", "output": "It rains in Oslo."},
        {"role": "assistant", "content": "It rains."},
        user("What did I ask?"),
    ]


def test_the_last_items_are_given_back_where_there_is_a_limit(session: SpectronSession) -> None:
    add(session, *(user(words) for words in ("one", "two", "three")))
    assert [item["content"] for item in items(session, 2)] == ["two", "three"]
    assert len(items(session, 9)) == 3
    assert items(session, 0) == []
    session.session_settings = SessionSettings(limit=1)
    assert [item["content"] for item in items(session)] == ["three"]


def test_a_long_history_is_asked_for_at_once_and_given_whole(
    memory: Client, session: SpectronSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(session, *(user(f"Words of turn {at}.") for at in range(120)))
    asked: list[str] = []
    send = httpx.Client.send

    def counted(client: httpx.Client, request: httpx.Request, **more: Any) -> httpx.Response:
        asked.append(request.url.path)
        return send(client, request, **more)

    monkeypatch.setattr(httpx.Client, "send", counted)
    fresh = SpectronSession(memory, "t1", SCOPE)
    assert [item["content"] for item in items(fresh)] == [f"Words of turn {at}." for at in range(120)]
    assert sorted(path.rsplit("/", 1)[-1] for path in asked) == ["t1", "turns"]


def test_what_is_taken_back_is_forgotten(memory: Client, session: SpectronSession) -> None:
    add(session, user("My sister Beth lives in Lisbon."), user("Beth lives in Porto."))
    assert asyncio.run(session.pop_item()) == user("Beth lives in Porto.")
    assert [content for _, _, content in said(memory, "t1")] == ["My sister Beth lives in Lisbon."]
    assert "Porto" not in memory.context("Where does Beth live?")["context"]
    add(session, user("Beth lives in Faro."))
    assert [item["content"] for item in items(session)] == ["My sister Beth lives in Lisbon.", "Beth lives in Faro."]


def test_a_session_that_is_cleared_is_empty_and_can_be_used_again(memory: Client, session: SpectronSession) -> None:
    assert asyncio.run(session.pop_item()) is None
    asyncio.run(session.clear_session())
    for _ in range(2):
        run(agent(model("Hello Ann.")), "Hello.", session)
        assert [content for _, _, content in said(memory, "t1")] == ["Hello.", "Hello Ann."]
        asyncio.run(session.clear_session())
        assert items(session) == []
    assert memory.recall("Hello")["hits"] == []


def test_a_key_that_may_not_forget_takes_nothing_back(memory: Client, session: SpectronSession) -> None:
    asked = {"name": "k", "verbs": ["read", "write"], "scope": []}
    headers = {"API-KEY": memory.settings.api_key}
    key = httpx.post(f"{memory.settings.base_url}/keys", json=asked, headers=headers).json()["key"]
    add(session, user("Hello."))
    with Client(Settings(memory.settings.url, memory.settings.context_id, key)) as weak:
        mine = SpectronSession(weak, "t1", SCOPE)
        for taken_back in (mine.pop_item, mine.clear_session):
            with pytest.raises(errors.Forbidden, match=r"\.$"):
                asyncio.run(taken_back())
        assert items(mine) == [user("Hello.")]


def test_a_run_that_streams_is_remembered_too(memory: Client, session: SpectronSession) -> None:
    async def stream() -> str:
        streamed = Runner.run_streamed(agent(model("Hello Ann.")), "Hello.", session=session)
        async for _ in streamed.stream_events():
            pass
        return streamed.final_output

    assert asyncio.run(stream()) == "Hello Ann."
    assert session.writer.flush(60)
    assert [content for _, _, content in said(memory, "t1")] == ["Hello.", "Hello Ann."]


def test_a_run_that_waits_for_approval_goes_on_in_its_session(memory: Client, session: SpectronSession) -> None:
    @function_tool(needs_approval=True)
    def send(text: str) -> str:
        """Send a letter."""
        return f"Sent: {text}"

    writing = agent(model([calling("send", "c1", text="Hello.")], "It is sent."), send)
    waiting = run(writing, "Write to Beth.", session)
    state = waiting.to_state()
    state.approve(waiting.interruptions[0])
    assert run(writing, state, session).final_output == "It is sent."
    assert [content for _, _, content in said(memory, "t1")] == [
        "Write to Beth.",
        'send({"text":"Hello."})',
        "Sent: Hello.",
        "It is sent.",
    ]


def test_what_waits_in_the_outbox_cannot_be_taken_back(settings: Settings, tmp_path: Path) -> None:
    away = Settings(f"http://127.0.0.1:{free_port()}", settings.context_id, settings.api_key)
    with Client(away) as memory:
        writer = Writer(memory, outbox=tmp_path, patience=Patience(tries=1))
        mine = SpectronSession(memory, "t1", SCOPE, writer=writer)
        add(mine, user("Hello."))
        for taken_back in (mine.pop_item, mine.clear_session):
            with pytest.raises(errors.Unreachable, match=r"\."):
                asyncio.run(taken_back())
        assert items(mine) == [user("Hello.")]
        writer.close()


def test_images_and_files_are_noted_and_long_output_is_cut(memory: Client, session: SpectronSession) -> None:
    shown = [
        {"type": "input_text", "text": "Look."},
        {"type": "input_image", "image_url": "https://h/cat.png", "detail": "auto"},
        {"type": "input_file", "filename": "report.pdf", "file_data": "data:application/pdf;base64,AAAA"},
    ]
    add(session, user(shown), calling("fetch", "c1", page="h").model_dump(exclude_none=True))
    add(session, {"type": "function_call_output", "call_id": "c1", "output": "Nothing of note. " * 600_000})
    add(session, {"type": "web_search_call", "id": "ws_1", "status": "completed"}, saying("Found.").model_dump())
    contents = [content for _, _, content in said(memory, "t1")]
    assert contents[0] == "Look.\n[image: cat.png]\n[file: report.pdf]"
    assert contents[2].endswith("characters left out]")
    assert len(contents[2].encode()) <= turns.MOST_TOOL_BYTES
    assert contents[3:] == ["[web_search_call]", "Found."]
    assert [item.get("type", item.get("role")) for item in items(session)] == [
        "user",
        "function_call",
        "function_call_output",
        "assistant",
    ]


def test_reasoning_is_not_remembered_since_nobody_said_it(
    memory: Client, session: SpectronSession, told: list[Unwritten]
) -> None:
    thought = ResponseReasoningItem(id="rs_1", type="reasoning", summary=[])
    run(agent(model([thought, saying("Hello Ann.")])), "Hello.", session)
    assert [content for _, _, content in said(memory, "t1")] == ["Hello.", "Hello Ann."]
    assert not told


def test_what_is_no_turn_is_reported_and_the_agent_goes_on(
    memory: Client, session: SpectronSession, told: list[Unwritten]
) -> None:
    ended = run(agent(model("Hello.")), [user(""), user(12), user("Hi.")], session)
    assert ended.final_output == "Hello."
    assert [content for _, _, content in said(memory, "t1")] == ["Hi.", "Hello."]
    assert [type(one.error) for one in told] == [errors.NotATurn, errors.NotATurn]
    assert all(str(one.error).endswith(".") for one in told)


def test_a_part_that_is_no_json_is_a_note(memory: Client, session: SpectronSession) -> None:
    circle: dict[str, Any] = {"type": "chart", "name": "sales"}
    circle["self"] = circle
    add(session, user([circle, {"type": "input_text", "text": "Look."}]), user([{"type": "chart", "of": object()}]))
    assert [content for _, _, content in said(memory, "t1")] == ["[chart: sales]\nLook.", "[chart]"]


def test_the_same_answer_with_the_same_id_is_remembered_each_time(memory: Client, session: SpectronSession) -> None:
    for question in ("Is tea hot?", "Is ice cold?", "Is ice cold?"):
        run(agent(model("Yes.")), question, session)
    contents = [content for _, _, content in said(memory, "t1")]
    assert contents == ["Is tea hot?", "Yes.", "Is ice cold?", "Yes.", "Is ice cold?", "Yes."]


def test_calls_whose_ids_begin_anew_every_day_are_remembered_each_time(
    memory: Client, session: SpectronSession
) -> None:
    for _ in range(2):
        steps = [[saying("Let me see."), calling("weather", f"functions.weather:{at}", city="Oslo")] for at in (0, 1)]
        run(agent(model(*steps, "It rains."), weather), "Rain?", session)
    step = ["Let me see.", 'weather({"city":"Oslo"})', "It rains in Oslo."]
    assert [content for _, _, content in said(memory, "t1")] == ["Rain?", *step, *step, "It rains."] * 2
    kinds = [item.get("type") for item in items(session)]
    assert kinds.count("function_call") == kinds.count("function_call_output") == 4


def test_a_run_that_goes_on_from_its_saved_state_is_remembered_once(memory: Client, session: SpectronSession) -> None:
    @function_tool(needs_approval=True)
    def send(text: str) -> str:
        """Send a letter."""
        return f"Sent: {text}"

    steps = [[saying("Let me see."), calling("send", f"send:{at}", text="Hello.")] for at in (0, 1)]
    waiting = run(agent(model(*steps), send), "Write to Beth twice.", session)
    state = waiting.to_state()
    state.approve(waiting.interruptions[0], always_approve=True)
    saved = state.to_json()
    for goes_on in (session, *(SpectronSession(memory, "t1", SCOPE, "Ann", "Sage") for _ in range(2))):
        left = agent(model(steps[1], "It is sent."), send)
        restored = asyncio.run(RunState.from_json(left, saved))
        assert run(left, restored, goes_on).final_output == "It is sent."
    step = ["Let me see.", 'send({"text":"Hello."})', "Sent: Hello."]
    contents = [content for _, _, content in said(memory, "t1")]
    assert contents == ["Write to Beth twice.", *step, *step, "It is sent."]


def test_a_run_with_a_name_that_is_repeated_asks_once(memory: Client, session: SpectronSession) -> None:
    for answer in ("Hello Ann.", "Hello."):
        run(agent(model(answer)), "Hi.", session.for_run("job-1"))
    run(agent(model("Hello again.")), "Hi.", session.for_run("job-2"))
    contents = [content for _, _, content in said(memory, "t1")]
    assert contents == ["Hi.", "Hello Ann.", "Hello.", "Hi.", "Hello again."]


@pytest.mark.parametrize("wrong", ["key", "context", "address"])
def test_the_agent_answers_without_its_memory(settings: Settings, told: list[Unwritten], wrong: str) -> None:
    chosen = {
        "key": Settings(settings.url, settings.context_id, "sp-wrong"),
        "context": Settings(settings.url, "elsewhere", settings.api_key),
        "address": Settings(f"http://127.0.0.1:{free_port()}", settings.context_id, settings.api_key),
    }[wrong]
    with Client(chosen) as memory:
        writer = Writer(memory, told.append, patience=Patience(2, 2, 0.01))
        mine = SpectronSession(memory, "t1", SCOPE, writer=writer)
        fake = model("Hello Ann.", "Hello again.")
        for words in ("Hello.", "Hello once more."):
            run(agent(fake), words, mine)
        writer.close(30)
    assert [item["content"] for item in fake.calls[1].input] == ["Hello.", "Hello Ann.", "Hello once more."]
    expected = errors.Unreachable if wrong == "address" else errors.Unauthorised
    assert {type(one.error) for one in told} == {expected}
    assert sum(len(one.message_ids) for one in told) == 4


def test_words_never_go_into_a_session_of_another_scope(memory: Client, session: SpectronSession) -> None:
    memory.create_session(["user=u_ben"], session_id="t1")
    with pytest.raises(errors.SessionConflict):
        run(agent(model("Hello Ann.")), "Hello.", session)
    assert said(memory, "t1") == []
