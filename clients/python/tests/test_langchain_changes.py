"""Threads whose messages change or go, users who share ids, agents inside agents, and answers of something else."""

from collections.abc import Generator
from typing import Any

import pytest
from langchain.agents.middleware import AgentMiddleware, SummarizationMiddleware
from langchain_core.messages import AIMessage, HumanMessage, RemoveMessage
from langchain_core.tools import tool

from langchain_agents import agent, model, thread
from scripted import Reply, answering
from spectron_client import Client, Patience, errors
from spectron_client.background import Writer
from spectron_client.blocks import Blocks
from spectron_client.langchain import SpectronMiddleware
from spectron_client.writes import Unwritten


@pytest.fixture
def told() -> list[Unwritten]:
    return []


@pytest.fixture
def writer(memory: Client, told: list[Unwritten]) -> Generator[Writer]:
    running = Writer(memory, told.append)
    yield running
    running.close()


def ask(words: str, message_id: str) -> Any:
    return {"messages": [HumanMessage(words, id=message_id)]}


def said(memory: Client, session: str) -> list[tuple[str, str, str]]:
    return [(turn["role"], turn["speaker"], turn["content"]) for turn in memory.turns(session)]


def contents(memory: Client, session: str) -> list[str]:
    return [content for _, _, content in said(memory, session)]


def test_a_message_whose_words_are_changed_is_remembered_anew(memory: Client, writer: Writer) -> None:
    running = agent(model("One.", "Two."), SpectronMiddleware(memory, writer=writer))
    running.invoke(ask("I live in Lisbon.", "q1"), thread("t1"))
    running.invoke(ask("I live in Porto.", "q1"), thread("t1"))
    assert contents(memory, "t1") == ["I live in Lisbon.", "One.", "I live in Porto.", "Two."]


def test_two_users_who_share_ids_are_told_what_each_one_knows(
    memory: Client, writer: Writer, told: list[Unwritten]
) -> None:
    for name, city in (("ann", "Lisbon"), ("ben", "Oslo")):
        memory.remember("My sister lives in " + city, memory.create_session([f"user=u_{name}"])["id"])
    fake = model("One.", "Two.")
    running = agent(fake, SpectronMiddleware(memory, lambda it: [f"user={it.context}"], writer=writer), saver=False)
    for user in ("u_ann", "u_ben"):
        running.invoke(ask("Where does my sister live?", "q1"), thread("t1"), context=user)
    assert ["Lisbon" in str(asked[0]) for asked in fake.asked] == [True, False]
    assert writer.flush(30)
    assert contents(memory, "t1") == ["Where does my sister live?", "One."]
    assert {type(one.error) for one in told} == {errors.SessionConflict}


def test_messages_that_are_summed_up_at_once_are_remembered(memory: Client, writer: Writer) -> None:
    summaries = SummarizationMiddleware(model("A summary."), trigger=("messages", 3), keep=("messages", 1))
    running = agent(model("Five."), SpectronMiddleware(memory, writer=writer), summaries)
    running.invoke({"messages": [HumanMessage("One."), AIMessage("Two."), HumanMessage("Three.")]}, thread("t1"))
    assert contents(memory, "t1") == ["One.", "Two.", "Three.", "Five."]


def test_messages_that_are_gone_before_they_are_seen_are_reported(
    memory: Client, writer: Writer, told: list[Unwritten]
) -> None:
    summaries = SummarizationMiddleware(model("A summary."), trigger=("messages", 3), keep=("messages", 1))
    words = [HumanMessage("One.", id="m1"), AIMessage("Two.", id="m2"), HumanMessage("Three.", id="m3")]
    running = agent(model("Five."), summaries, SpectronMiddleware(memory, writer=writer))
    running.invoke({"messages": words}, thread("t1"))
    assert [(one.message_ids, type(one.error)) for one in told] == [(["t1:m1", "t1:m2"], errors.GivenUp)]


def test_messages_that_are_taken_out_at_the_very_beginning_are_reported_for_what_it_is(
    memory: Client, writer: Writer, told: list[Unwritten]
) -> None:
    class Trimming(AgentMiddleware[Any, Any, Any]):
        def before_agent(self, state: Any, runtime: Any) -> dict[str, Any]:  # noqa: ARG002 - LangChain's
            return {"messages": [RemoveMessage(state["messages"][0].id)]}

    running = agent(model("Two."), SpectronMiddleware(memory, writer=writer), Trimming())
    running.invoke({"messages": [HumanMessage("Zero.", id="m0"), HumanMessage("One.", id="m1")]}, thread("t1"))
    assert contents(memory, "t1") == ["One.", "Two."]
    assert [one.message_ids for one in told] == [["t1:m0"]]
    assert "before_agent" in str(told[0].error)


def test_a_call_that_cannot_be_written_takes_nothing_along(
    memory: Client, writer: Writer, told: list[Unwritten]
) -> None:
    calls: Any = [{"name": "look", "args": {"q": words}, "id": f"c{at}"} for at, words in enumerate(("\ud83d", "tea"))]
    before = [HumanMessage("Look."), AIMessage("I will look that up.", tool_calls=calls, id="a1")]
    agent(model("Done."), SpectronMiddleware(memory, writer=writer)).invoke({"messages": before}, thread("t1"))
    assert contents(memory, "t1")[1:4] == [
        "I will look that up.",
        "look([arguments that cannot be written])",
        'look({"q": "tea"})',
    ]
    assert [(one.message_ids, type(one.error)) for one in told] == [(["t1:a1:call:c0"], errors.NotJson)]


def test_the_agent_answers_whatever_stands_where_the_service_was() -> None:
    with answering(Reply(200, {"welcome": "here"})) as script, Client(script.settings) as memory:
        writer = Writer(memory, patience=Patience(tries=1))
        running = agent(model("Hello Ann."), SpectronMiddleware(memory, writer=writer))
        assert running.invoke(ask("Hello.", "q1"), thread("t1"))["messages"][-1].text == "Hello Ann."
        writer.close()


def test_the_agent_answers_where_the_scope_cannot_be_told(memory: Client, writer: Writer) -> None:
    def scope(_: object) -> list[str]:
        raise LookupError

    running = agent(model("Hello Ann."), SpectronMiddleware(memory, scope, writer=writer))
    assert running.invoke(ask("Hello.", "q1"), thread("t1"))["messages"][-1].text == "Hello Ann."


def test_what_could_not_be_asked_is_asked_again_by_the_next_question(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = Reply(503, {})
    known = Reply(200, {"context": "Beth lives in Lisbon.", "items": [{}]})
    with answering(nothing, known) as script, Client(script.settings) as asked:
        blocks = Blocks(asked, 400)
        places = ("p1", "p1", "p2", "p2", "p1")
        given = ["Lisbon" in blocks.about("Beth?", [], place) for place in places]
        assert given == [False, False, True, True, False]
        assert len(script.asked) == 2
        monkeypatch.setattr("spectron_client.blocks.time.monotonic", lambda: float("inf"))
        assert "Lisbon" in blocks.about("Beth?", [], "p1")


def test_a_run_of_many_steps_waits_once_for_a_service_that_is_silent() -> None:
    @tool
    def weather(city: str) -> str:
        """Tell the weather."""
        return f"It rains in {city}."

    calls = [
        AIMessage("", tool_calls=[{"name": "weather", "args": {"city": "Oslo"}, "id": f"c{at}"}]) for at in range(4)
    ]
    with answering(Reply(503, {})) as script, Client(script.settings) as away:
        writer = Writer(away, patience=Patience(tries=1))
        running = agent(model(*calls, "It rains."), SpectronMiddleware(away, writer=writer), tools=[weather])
        running.invoke(ask("Does it rain in Oslo?", "q1"), thread("t1"))
        writer.close()
        assert sum("context" in one.path.rsplit("/", 1)[-1] for one in script.asked) == 1


def test_the_prompt_of_a_subagent_is_not_said_by_the_person(memory: Client, writer: Writer) -> None:
    helper = agent(model("Ten degrees."), SpectronMiddleware(memory, (), "Ann", "Helper", writer=writer), saver=False)

    @tool
    def research(words: str) -> str:
        """Look something up."""
        return helper.invoke(ask(words, "p1"))["messages"][-1].text

    call = AIMessage("", tool_calls=[{"name": "research", "args": {"words": "I live in Oslo."}, "id": "c1"}])
    main = SpectronMiddleware(memory, (), "Ann", "Sage", writer=writer)
    agent(model(call, "It is mild."), main, tools=[research]).invoke(ask("How warm is it?", "q1"), thread("t1"))
    assert writer.flush(30)
    assert [(role, speaker) for role, speaker, content in said(memory, "t1") if content == "I live in Oslo."] == [
        ("assistant", "assistant")
    ]
    assert ("user", "Ann", "How warm is it?") in said(memory, "t1")
