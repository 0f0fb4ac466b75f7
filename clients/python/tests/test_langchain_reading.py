"""The memory as a retriever and as the history of a chat."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage
from langchain_core.prompts import ChatPromptTemplate, MessagesPlaceholder
from langchain_core.runnables.history import RunnableWithMessageHistory

from langchain_agents import model
from scripted import answering, problem
from service import free_port
from spectron_client import Client, Patience, Settings, errors
from spectron_client.background import Writer
from spectron_client.langchain import SpectronChatMessageHistory, SpectronRetriever

pytestmark = pytest.mark.filterwarnings("ignore::langchain_core._api.deprecation.LangChainDeprecationWarning")


@pytest.fixture
def writer(memory: Client) -> Iterator[Writer]:
    one = Writer(memory)
    yield one
    one.close()


def texts(messages: list[BaseMessage]) -> list[tuple[str, str]]:
    return [(message.type, message.text) for message in messages]


def test_a_document_says_where_it_comes_from(memory: Client) -> None:
    said = memory.remember({"role": "user", "speaker": "Ann", "content": "My sister Beth lives in Lisbon.", "id": "m1"})
    retriever = SpectronRetriever(memory=memory, include=["facts", "turns"], limit=5)
    fact, *others = retriever.invoke("Where does Beth live?")
    assert fact.page_content.startswith("Beth lives in Lisbon")
    assert (fact.metadata["kind"], fact.metadata["status"]) == ("fact", "current")
    source = fact.metadata["source"]
    assert source["ref"] == f"turn:{said['turn_ids'][0]}"
    assert source["quote"] == "My sister Beth lives in Lisbon"
    assert source["speaker"] == "Ann"
    assert fact.metadata["trace_id"]
    assert "m1" in [one.metadata["message_id"] for one in others]
    assert asyncio.run(retriever.ainvoke("Where does Beth live?"))[0].id == fact.id


def test_a_chat_goes_on_from_its_history(memory: Client, writer: Writer) -> None:
    def history(session_id: str) -> SpectronChatMessageHistory:
        return SpectronChatMessageHistory(memory, session_id, writer=writer)

    prompt = ChatPromptTemplate.from_messages([MessagesPlaceholder("past"), ("human", "{said}")])
    fake = model("Hello Ann.", "Oslo.")
    chat = RunnableWithMessageHistory(prompt | fake, history, input_messages_key="said", history_messages_key="past")
    config: Any = {"configurable": {"session_id": "s1"}}
    for words in ("I am Ann and I live in Oslo.", "Where do I live?"):
        chat.invoke({"said": words}, config)
    assert texts(fake.asked[1]) == [
        ("human", "I am Ann and I live in Oslo."),
        ("ai", "Hello Ann."),
        ("human", "Where do I live?"),
    ]
    assert memory.session("s1")["turn_count"] == 4


def test_what_is_added_again_is_there_once(memory: Client, writer: Writer) -> None:
    for _ in range(3):
        adding = SpectronChatMessageHistory(memory, "s1", run_id="r1", writer=writer)
        adding.add_messages([HumanMessage("I like tea."), AIMessage("Noted.")])
        adding.add_messages([HumanMessage("And coffee.")])
    history = SpectronChatMessageHistory(memory, "s1", writer=writer)
    assert texts(history.messages) == [("human", "I like tea."), ("ai", "Noted."), ("human", "And coffee.")]
    history.add_messages(history.messages)
    assert len(history.messages) == 3


@pytest.mark.parametrize("session_id", ["user 1/chat 2", "s" * 300, "s:1"])
def test_a_history_of_any_id_that_is_added_again_is_there_once(memory: Client, writer: Writer, session_id: str) -> None:
    history = SpectronChatMessageHistory(memory, session_id, writer=writer)
    history.add_messages([HumanMessage("I like tea.", id="q 1"), AIMessage("Noted.", id="a" * 300)])
    history.add_messages([*history.messages, HumanMessage("And coffee.", id="q2")])
    kept = history.messages
    assert texts(kept) == [("human", "I like tea."), ("ai", "Noted."), ("human", "And coffee.")]
    kept[0].content = "I like green tea."
    history.add_messages(kept)
    assert [words for _, words in texts(history.messages)][3:] == ["I like green tea."]


def test_without_a_run_the_answer_names_the_question(memory: Client, writer: Writer) -> None:
    history = SpectronChatMessageHistory(memory, "s1", writer=writer)
    for again in (history, SpectronChatMessageHistory(memory, "s1", writer=writer)):
        again.add_messages([HumanMessage("I like tea."), AIMessage("Noted.", id="a1")])
    assert [one.id for one in history.messages] == ["a1:0", "a1"]


def test_a_history_leaves_tools_out_and_is_cleared(memory: Client, writer: Writer) -> None:
    history = SpectronChatMessageHistory(memory, "s1", writer=writer)
    call = AIMessage("Let me see.", tool_calls=[{"name": "weather", "args": {"city": "Oslo"}, "id": "c1"}], id="a1")
    history.add_messages([call, ToolMessage("It rains.", tool_call_id="c1", name="weather", id="t1")])
    assert memory.session("s1")["turn_count"] == 3
    assert texts(history.messages) == [("ai", "Let me see.")]
    history.clear()
    history.clear()
    assert history.messages == []


def test_a_chat_goes_on_without_the_service() -> None:
    nowhere = Settings(f"http://127.0.0.1:{free_port()}", "acme", "sp-key")
    patience = Patience(2, 1, 0.01)
    with Client(nowhere, patience=patience) as memory:
        away = Writer(memory, patience=patience)
        history = SpectronChatMessageHistory(memory, "s1", writer=away)
        history.add_messages([HumanMessage("I like tea.")])
        assert history.messages == []
        away.close()


def test_a_history_of_another_scope_is_neither_read_nor_cleared(memory: Client, writer: Writer) -> None:
    ann, ben = (SpectronChatMessageHistory(memory, "s1", [f"user=u_{name}"], writer=writer) for name in ("ann", "ben"))
    ann.add_messages([HumanMessage("My number is 12.")])
    with pytest.raises(errors.SessionConflict):
        _ = ben.messages
    with pytest.raises(errors.SessionConflict):
        ben.clear()
    assert texts(ann.messages) == [("human", "My number is 12.")]


def test_histories_that_bring_no_writer_of_their_own_share_one(memory: Client) -> None:
    first, second = (SpectronChatMessageHistory(memory, name) for name in ("s1", "s2"))
    assert first.writer is second.writer
    first.writer.close()


def test_a_history_asks_a_service_that_cannot_answer_once() -> None:
    with answering(problem(503, "unavailable")) as script, Client(script.settings) as memory:
        assert SpectronChatMessageHistory(memory, "s1").messages == []
        assert len(script.asked) == 1
