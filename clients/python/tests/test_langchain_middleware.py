"""An agent with memory: what its model is told, and what is remembered."""

import asyncio
from collections.abc import Generator, Sequence
from typing import Any

import pytest
from langchain.agents.middleware import SummarizationMiddleware
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage, ToolMessage
from langchain_core.tools import tool

from langchain_agents import agent, model, thread
from service import free_port
from spectron_client import Client, Patience, Settings, errors
from spectron_client.answers import Turn
from spectron_client.background import Writer
from spectron_client.blocks import HEADING
from spectron_client.langchain import SpectronMiddleware
from spectron_client.langchain.messages import Conversation, Read, read
from spectron_client.writes import Unwritten

SCOPE = ["user=u_ann"]


@pytest.fixture
def told() -> list[Unwritten]:
    return []


@pytest.fixture
def middleware(memory: Client, told: list[Unwritten]) -> Generator[SpectronMiddleware]:
    writer = Writer(memory, told.append)
    yield SpectronMiddleware(memory, SCOPE, "Ann", "Sage", writer=writer)
    writer.close()


def said(memory: Client, session: str) -> list[tuple[str, str, str]]:
    return [(turn["role"], turn["speaker"], turn["content"]) for turn in memory.turns(session)]


def ask(words: Any, **more: Any) -> Any:
    return {"messages": [HumanMessage(words, **more)]}


@tool
def weather(city: str) -> str:
    """Tell the weather."""
    return f"It rains in {city}."


def test_a_run_is_remembered_with_its_roles_speakers_and_tools(memory: Client, middleware: SpectronMiddleware) -> None:
    call = AIMessage("Let me see.", tool_calls=[{"name": "weather", "args": {"city": "Oslo"}, "id": "c1"}])
    running = agent(model(call, "It rains."), middleware, tools=[weather])
    running.invoke(ask("Does it rain in Oslo?"), thread("t1"))
    assert said(memory, "t1") == [
        ("user", "Ann", "Does it rain in Oslo?"),
        ("assistant", "Sage", "Let me see."),
        ("tool", "weather", 'weather({"city": "Oslo"})'),
        ("tool", "weather", "It rains in Oslo."),
        ("assistant", "Sage", "It rains."),
    ]
    assert memory.session("t1")["scope"] == SCOPE


def test_what_is_known_goes_before_the_model_once_and_is_not_remembered(
    memory: Client, middleware: SpectronMiddleware
) -> None:
    earlier = memory.create_session(SCOPE)["id"]
    memory.remember("My sister Beth lives in Lisbon.", earlier)
    call = AIMessage("", tool_calls=[{"name": "weather", "args": {"city": "Lisbon"}, "id": "c1"}])
    fake = model(call, "It rains.", "Yes.")
    running = agent(fake, middleware, tools=[weather], system_prompt="Be kind.")
    for words in ("Where does Beth live?", "Does it rain where Beth lives?"):
        ended = running.invoke(ask(words), thread("t1"))
    for messages in fake.asked:
        system = [one for one in messages if isinstance(one, SystemMessage)]
        assert len(system) == 1
        assert system[0].text.startswith("Be kind.")
        assert system[0].text.count(HEADING) == 1
        assert "Lisbon" in system[0].text
    assert fake.asked[0][0] == fake.asked[1][0]
    assert not any(HEADING in content for _, _, content in said(memory, "t1"))
    assert not any(HEADING in one.text for one in ended["messages"])


def test_an_agent_that_is_awaited_is_remembered_too(memory: Client, middleware: SpectronMiddleware) -> None:
    running = agent(model("Hello Ann."), middleware)
    asyncio.run(running.ainvoke(ask("Hello."), thread("t1")))
    assert [content for _, _, content in said(memory, "t1")] == ["Hello.", "Hello Ann."]


def test_an_agent_that_streams_is_remembered_too(memory: Client, middleware: SpectronMiddleware) -> None:
    running = agent(model("Hello Ann."), middleware)
    chunks = [chunk.text for chunk, _ in running.stream(ask("Hello."), thread("t1"), stream_mode="messages")]
    assert "".join(chunks) == "Hello Ann."
    assert [content for _, _, content in said(memory, "t1")] == ["Hello.", "Hello Ann."]


def test_without_threads_a_run_is_a_session_of_its_own(memory: Client, middleware: SpectronMiddleware) -> None:
    running = agent(model("Hello Ann.", "Hello again."), middleware, saver=False)
    running.invoke(ask("Hello.", id="m1"))
    running.invoke(ask("Hello once more.", id="m2"))
    assert [len(said(memory, session["id"])) for session in memory.sessions()] == [2, 2]


def test_images_and_files_are_noted_and_long_output_is_cut(memory: Client, middleware: SpectronMiddleware) -> None:
    @tool
    def fetch() -> str:
        """Fetch a page."""
        return "Nothing of note. " * 600_000

    shown = [{"type": "text", "text": "Look."}, {"type": "image", "url": "https://h/cat.png"}]
    call = AIMessage("", tool_calls=[{"name": "fetch", "args": {}, "id": "c1"}])
    running = agent(model(call, "A long page."), middleware, tools=[fetch])
    running.invoke(ask(shown), thread("t1"))
    assert middleware.writer.flush(60)
    turns = said(memory, "t1")
    assert turns[0][2] == "Look.\n[image: cat.png]"
    assert turns[2][2].endswith("characters left out]")


def test_what_is_no_turn_is_reported_and_the_agent_goes_on(
    middleware: SpectronMiddleware, told: list[Unwritten]
) -> None:
    circle: dict[str, Any] = {}
    circle["self"] = circle
    before = [
        AIMessage("", tool_calls=[{"name": "weather", "args": {"at": object()}, "id": "c1"}], id="a1"),
        ToolMessage("It rains.", tool_call_id="c1", id="a2"),
        AIMessage("", tool_calls=[{"name": "weather", "args": circle, "id": "c2"}], id="a3"),
        ToolMessage("It rains.", tool_call_id="c2", id="a4"),
        HumanMessage("", id="a5"),
    ]
    running = agent(model("Hello."), middleware, saver=False)
    ended = running.invoke({"messages": before})
    assert ended["messages"][-1].text == "Hello."
    middleware.writer.flush(30)
    assert {(one.message_ids[0], type(one.error)) for one in told} == {
        ("a1:a1:call:c1", errors.NotJson),
        ("a1:a3:call:c2", errors.NotJson),
        ("a1:a5", errors.NotATurn),
    }


def test_the_summary_of_a_conversation_is_not_remembered(memory: Client, middleware: SpectronMiddleware) -> None:
    summaries = SummarizationMiddleware(
        model("A summary.", "A summary."), trigger=("messages", 3), keep=("messages", 1)
    )
    running = agent(model("One.", "Two.", "Three."), summaries, middleware)
    for words in ("First.", "Second.", "Third."):
        running.invoke(ask(words), thread("t1"))
    assert [content for _, _, content in said(memory, "t1")] == [
        "First.",
        "One.",
        "Second.",
        "Two.",
        "Third.",
        "Three.",
    ]


@pytest.mark.parametrize("wrong", ["key", "context", "address"])
def test_the_agent_answers_without_its_memory(settings: Settings, told: list[Unwritten], wrong: str) -> None:
    chosen = {
        "key": Settings(settings.url, settings.context_id, "sp-wrong"),
        "context": Settings(settings.url, "elsewhere", settings.api_key),
        "address": Settings(f"http://127.0.0.1:{free_port()}", settings.context_id, settings.api_key),
    }[wrong]
    with Client(chosen) as memory:
        writer = Writer(memory, told.append, patience=Patience(2, 2, 0.01))
        running = agent(model("Hello Ann."), SpectronMiddleware(memory, SCOPE, writer=writer))
        ended = running.invoke(ask("Hello."), thread("t1"))
        writer.close(30)
    assert ended["messages"][-1].text == "Hello Ann."
    expected = errors.Unreachable if wrong == "address" else errors.Unauthorised
    assert {type(one.error) for one in told} == {expected}


def test_what_one_run_could_not_write_the_next_one_does(memory: Client, settings: Settings) -> None:
    away = Client(Settings(f"http://127.0.0.1:{free_port()}", settings.context_id, settings.api_key))
    failing = Writer(away, patience=Patience(tries=1))
    lost = SpectronMiddleware(away, SCOPE, writer=failing)
    running = agent(model("One."), lost)
    running.invoke(ask("First."), thread("t1"))
    again = SpectronMiddleware(memory, SCOPE)
    agent(model("Two."), again, saver=running.checkpointer).invoke(ask("Second."), thread("t1"))
    assert [content for _, _, content in said(memory, "t1")] == ["First.", "One.", "Second.", "Two."]


def test_whose_memory_it_is_may_depend_on_the_run(memory: Client) -> None:
    middleware = SpectronMiddleware(memory, lambda runtime: [f"user={runtime.context}"])
    fake = model("Hello.", "Hello.", "Hello.")
    running = agent(fake, middleware)
    for user, words in (("u_ann", "My sister Beth lives in Lisbon."), ("u_ben", "Where does Beth live?")):
        running.invoke(ask(words, id="m1"), thread(user), context=user)
    running.invoke(ask("Where does Beth live?", id="m2"), thread("another"), context="u_ann")
    assert "Lisbon" not in str(fake.asked[1])
    assert "Lisbon" in str(fake.asked[2][0])
    assert memory.session("u_ben")["scope"] == ["user=u_ben"]


def test_a_run_without_messages_has_nothing_to_remember(memory: Client, middleware: SpectronMiddleware) -> None:
    agent(model("Hello."), middleware).invoke({"messages": []}, thread("t1"))
    assert said(memory, "t1") == [("assistant", "Sage", "Hello.")]


def test_what_was_read_once_is_not_read_again(
    memory: Client, middleware: SpectronMiddleware, monkeypatch: pytest.MonkeyPatch
) -> None:
    words: list[str] = []

    def counted(messages: Sequence[BaseMessage], where: Conversation) -> Read:
        words.extend(one.text for one in messages)
        return read(messages, where)

    running = agent(model("One.", "Two.", "Three."), middleware)
    running.invoke(ask("First."), thread("t1"))
    monkeypatch.setattr("spectron_client.langchain.middleware.read", counted)
    running.invoke(ask("Second.", id="m2"), thread("t1"))
    assert set(words) == {"Second.", "Two."}
    running.invoke(ask("Another second.", id="m2"), thread("t1"))
    assert middleware.writer.flush(60)
    assert [content for _, _, content in said(memory, "t1")][2:] == ["Second.", "Two.", "Another second.", "Three."]


def test_what_was_forgotten_is_not_remembered_again_by_the_next_run(
    memory: Client, middleware: SpectronMiddleware
) -> None:
    running = agent(model("One.", "Two."), middleware)
    running.invoke(ask("My number is 12."), thread("t1"))
    forgotten: Turn = next(iter(memory.turns("t1")))
    memory.forget({"turn_ids": [forgotten["id"]]})
    running.invoke(ask("Second."), thread("t1"))
    assert [content for _, _, content in said(memory, "t1")] == ["One.", "Second.", "Two."]
