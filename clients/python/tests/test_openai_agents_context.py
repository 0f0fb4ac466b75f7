"""What is known before the model, and the memory as tools."""

import json
from typing import Any

import pytest

from sdk_agents import agent, calling, model, run, said, weather
from service import free_port
from spectron_client import Client, Patience, Settings
from spectron_client.background import Writer
from spectron_client.blocks import HEADING
from spectron_client.openai_agents import SpectronContext, SpectronSession, memory_tools

SCOPE = ["user=u_ann"]


@pytest.fixture
def known(memory: Client) -> Client:
    """A memory that knows something of two people's sisters."""
    for user, words in (("u_ann", "My sister Beth lives in Lisbon."), ("u_ben", "My sister Cleo lives in Oslo.")):
        memory.remember(words, memory.create_session([f"user={user}"])["id"])
    return memory


def away(settings: Settings) -> Client:
    return Client(Settings(f"http://127.0.0.1:{free_port()}", settings.context_id, settings.api_key))


def test_what_is_known_goes_before_the_model_once_and_is_not_remembered(known: Client) -> None:
    fake = model([calling("weather", city="Lisbon")], "It rains.", "Yes.")
    session, before = SpectronSession(known, "t1", SCOPE), SpectronContext(known, SCOPE)
    for words in ("Where does Beth live?", "Does it rain where Beth lives?"):
        ended = run(agent(fake, weather, instructions="Be kind."), words, session, before)
        assert not any(HEADING in str(item) for item in ended.to_input_list())
    for call in fake.calls:
        told = call.system_instructions or ""
        assert told.startswith("Be kind.")
        assert told.count(HEADING) == 1
        assert "Lisbon" in told
        assert HEADING not in str(call.input)
    assert fake.calls[0].system_instructions == fake.calls[1].system_instructions
    assert not any(HEADING in content for _, _, content in said(known, "t1"))


def test_whose_memory_it_is_may_depend_on_the_run(known: Client) -> None:
    fake = model("Lisbon.", "I do not know.")
    before = SpectronContext(known, lambda context: [f"user={context}"])
    for user in ("u_ann", "u_ben"):
        run(agent(fake), "Where does Beth live?", None, before, context=user)
    assert "Lisbon" in (fake.calls[0].system_instructions or "")
    assert "Lisbon" not in (fake.calls[1].system_instructions or "")


def test_what_became_known_since_is_told_when_the_same_is_asked_again(known: Client) -> None:
    fake = model("Lisbon.", "Porto.")
    before = SpectronContext(known, SCOPE)
    run(agent(fake), "Where does Beth live?", None, before)
    known.remember("My sister Beth moved to Porto.", known.create_session(SCOPE)["id"])
    run(agent(fake), "Where does Beth live?", None, before)
    assert "Porto" in (fake.calls[1].system_instructions or "")


@pytest.mark.parametrize("asked", ["Where does Beth live?", [{"role": "user", "content": 12}], []])
def test_the_model_is_asked_without_memory_where_there_is_none(settings: Settings, asked: Any) -> None:
    with away(settings) as memory:
        fake = model("I do not know.")
        ended = run(agent(fake, instructions="Be kind."), asked, None, SpectronContext(memory))
    assert ended.final_output == "I do not know."
    assert fake.calls[0].system_instructions == "Be kind."


def test_the_agent_goes_on_where_the_scope_cannot_be_told_or_the_client_is_closed(settings: Settings) -> None:
    def scope(_: object) -> list[str]:
        raise LookupError

    with Client(settings) as closed:
        before = (SpectronContext(closed, scope), SpectronContext(closed, SCOPE))
        session = SpectronSession(closed, "t1", SCOPE)
    for one in before:
        assert run(agent(model("I do not know.")), "Where?", None, one).final_output == "I do not know."
    assert run(agent(model("I do not know.")), "Where?", session).final_output == "I do not know."


def results(ended: Any) -> list[str]:
    return [item["output"] for item in ended.to_input_list() if item.get("type") == "function_call_output"]


def test_an_agent_may_remember_recall_and_forget_itself(known: Client) -> None:
    fake = model(
        [calling("remember", "c1", text="Beth likes tea.")],
        [calling("recall", query="What does Beth like?")],
        [calling("forget", words="likes tea", dry_run=True)],
        [calling("forget", words="likes tea", dry_run=False)],
        [calling("recall", query="What does Beth like?")],
        "Done.",
    )
    ended = run(agent(fake, *memory_tools(known, "notes", SCOPE)), "Note that Beth likes tea.", None)
    remembered, recalled, planned, forgotten, after = results(ended)
    assert remembered == "Remembered."
    assert "- Beth likes tea. (remember, " in recalled
    assert planned.startswith("This would be forgotten:\n- Beth likes tea.")
    assert forgotten == "Forgotten: 1 of what was said."
    assert "likes tea" not in after
    assert said(known, "notes") == []


def test_a_call_that_is_repeated_remembers_once(known: Client) -> None:
    for _ in range(2):
        fake = model([calling("remember", "c1", text="Beth likes tea.")], "Done.")
        assert results(run(agent(fake, *memory_tools(known, "notes", SCOPE)), "Note it.", None)) == ["Remembered."]
    assert said(known, "notes") == [("tool", "remember", "Beth likes tea.")]


def test_tools_neither_see_nor_forget_what_is_outside_their_scope(known: Client) -> None:
    fake = model(
        [calling("recall", query="Where does Cleo live?")], [calling("forget", words="Cleo", dry_run=False)], "Done."
    )
    recalled, forgotten = results(run(agent(fake, *memory_tools(known, "notes", SCOPE)), "Cleo?", None))
    assert "Oslo" not in recalled
    assert forgotten == "Nothing that was said holds these words."
    assert "Oslo" in known.context("Where does Cleo live?")["context"]


def test_tools_tell_the_model_in_a_sentence_what_goes_wrong(settings: Settings) -> None:
    with away(settings) as memory:
        writer = Writer(memory, patience=Patience(tries=1))
        fake = model(
            [calling("remember", text="Beth likes tea.")],
            [calling("remember", text=" ")],
            [calling("recall", query="Who?")],
            "Sorry.",
        )
        ended = run(agent(fake, *memory_tools(memory, "notes", writer=writer)), "Note it.", None)
        writer.close()
    assert ended.final_output == "Sorry."
    assert len(results(ended)) == 3
    for one in results(ended):
        assert one.endswith(".")
        assert not one.startswith("The memory failed")


def test_the_tools_describe_themselves(known: Client) -> None:
    tools = {tool.name: tool for tool in memory_tools(known, "notes")}
    assert list(tools) == ["remember", "recall", "forget"]
    assert json.dumps(getattr(tools["forget"], "params_json_schema", {})).count("description") == 2
