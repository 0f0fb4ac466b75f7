"""The block of context for an agent: what is in it, what is marked as past, and how it keeps to its size."""

from datetime import UTC, datetime

import pytest

from graph.access import Access
from graph.errors import Invalid, NotFound
from graph.memory import Memory
from graph.model import ContextBlock, Message
from graph.reading import contextblocks, doubts, latestnotes, traces
from graph.reading.contextblocks import ContextFilter
from graph.writing import ingest
from tests.graph.conversation import ACME, ALICE, BEN, PORTO, TURIN, Conversation, told


def block(talk: Conversation, **wanted: str | int) -> ContextBlock:
    return contextblocks.of_session(talk.memory, talk.access, talk.session_id, ContextFilter(**wanted))  # pyright: ignore[reportArgumentType]


def test_a_block_holds_rules_facts_turns_and_doubts(memory: Memory, talk: Conversation):
    messages = [Message(role="user", content="Always answer in French.")]
    ingest.remember(memory, talk.access, ingest.Batch(messages, talk.session_id))
    talk.say(told(ALICE, "lives_in", PORTO), content="That is where I live now.")
    talk.say(told(ALICE, "works_for", ACME, modality="hedged"))

    made = block(talk)
    assert {item.kind for item in made.items} == {"instruction", "fact", "turn", "uncertainty"}
    assert [line for line in made.context.splitlines() if line.startswith("##")] == [
        "## Rules in force",
        "## What is known",
        "## Recent turns",
        "## Open doubts",
    ]
    assert "Alice lives in Porto" in made.context


def test_the_latest_rules_in_force_are_in_it_however_few_turns_are(
    memory: Memory, access: Access, talk: Conversation, monkeypatch: pytest.MonkeyPatch
):
    lines = ("Always answer in French.", "Never use emojis.", "Always be brief.", "You may use emojis again.")
    for line in lines:
        ingest.remember(memory, access, ingest.Batch([Message(role="user", content=line)], talk.session_id))
    rules = {one.description for one in doubts.instructions(memory, access).items if one.active}

    def told(**wanted: int) -> list[str]:
        return [item.text for item in block(talk, **wanted).items if item.kind == "instruction"]

    assert len(rules) > 1
    assert set(told(limit=1)) == rules
    monkeypatch.setattr(latestnotes, "RULES", 1)
    assert told() == ["Always be brief."]
    then = ContextFilter(as_of=datetime.now(UTC))
    made = contextblocks.of_session(memory, access, talk.session_id, then)
    assert [item.text for item in made.items if item.kind == "instruction"] == ["Always be brief."]


def test_a_block_of_a_session_holds_nothing_of_another_user(memory: Memory, talk: Conversation):
    other = Conversation(memory, talk.access, ["org=acme", "user=u_zoe"])
    rule = [Message(role="user", content="Always answer in French.")]
    ingest.remember(memory, talk.access, ingest.Batch(rule, other.session_id))
    other.say(told(ALICE, "lives_in", TURIN), told(ALICE, "works_for", ACME, modality="hedged"))
    talk.say(told(ALICE, "lives_in", PORTO), content="That is where I live now.")

    made = block(talk, query="Where does Alice live?")
    assert {item.kind for item in made.items} == {"fact", "turn"}
    assert "Turin" not in made.context


def test_a_turn_that_holds_no_longer_is_marked_with_what_holds_now(talk: Conversation):
    talk.say(told(ALICE, "lives_in", PORTO))
    talk.say(told(ALICE, "lives_in", TURIN))

    turns = [item for item in block(talk).items if item.kind == "turn"]
    assert [item.status for item in turns] == ["past", "current"]
    assert "now: Alice lives in Turin" in turns[0].text


def test_a_turn_about_what_has_ended_is_marked(talk: Conversation):
    talk.say(told(ALICE, "works_for", ACME))
    talk.say(told(ALICE, "works_for", ACME, modality="ended"))

    turns = [item for item in block(talk).items if item.kind == "turn"]
    assert turns[0].status == "past"
    assert "[past; no longer: Alice works for Acme]" in turns[0].text


def test_what_has_ended_is_not_among_what_is_known(talk: Conversation):
    talk.say(told(ALICE, "lives_in", PORTO))
    talk.say(told(ALICE, "lives_in", TURIN))

    known = [item.text for item in block(talk).items if item.kind == "fact"]
    assert len(known) == 1
    assert "Turin" in known[0]


def test_a_question_brings_what_is_known_of_those_it_names(memory: Memory, talk: Conversation):
    other = Conversation(memory, talk.access, talk.scope)
    other.say(told(BEN, "lives_in", PORTO))
    talk.say(told(ALICE, "works_for", ACME))

    assert "Ben" not in block(talk).context
    assert "Ben lives in Porto" in block(talk, query="Where is Ben these days?").context


def test_every_item_stands_in_the_text_with_its_source(talk: Conversation):
    talk.say(told(ALICE, "lives_in", PORTO))
    talk.say(told(ALICE, "works_for", ACME))

    made = block(talk)
    for item in made.items:
        assert f"- {item.text} [{item.source.removeprefix('turn:')}]" in made.context.splitlines()


def test_what_a_turn_says_in_so_many_words_is_not_said_again(talk: Conversation):
    talk.say(told(BEN, "likes", "tea"), told(BEN, "likes", "rain"), content="Ben likes tea, and more.")

    assert [item.text.split(",")[0] for item in block(talk).items if item.kind == "fact"] == ["Ben likes rain"]


def test_what_a_turn_says_that_there_is_no_room_for_is_said_as_a_fact(talk: Conversation):
    talk.say(told(BEN, "likes", "tea"), content=f"Ben likes tea. {'And so on. ' * 30}")

    assert [item.kind for item in block(talk, max_chars=250).items] == ["fact"]
    assert [item.kind for item in block(talk).items] == ["turn"]


def test_where_there_is_little_room_what_answers_the_question_is_kept(talk: Conversation):
    for number in range(9):
        talk.say(told(BEN, "likes", f"thing {number}"), content=f"He is fond of it, number {number}.")
    talk.say(told(BEN, "works_for", ACME), content="They gave him the job.", minute=0)

    assert [item.text.split(",")[0] for item in block(talk, query="Where does Ben work?", max_chars=120).items] == [
        "Ben works for Acme"
    ]


def test_what_is_said_later_comes_after_what_was_there_before(memory: Memory, talk: Conversation):
    other = Conversation(memory, talk.access, talk.scope)
    other.say(told(BEN, "likes", "tea"))
    talk.say(content="Tell me of Ben.")
    before = block(talk, query="What does Ben like?").context.partition("\n\n## Recent")[0]
    other.say(told(BEN, "likes", "rain"), minute=60)

    assert block(talk, query="What does Ben like?").context.startswith(before + "\n- Ben likes rain")


def test_a_block_has_a_trace_of_what_was_looked_at(memory: Memory, talk: Conversation):
    talk.say(told(BEN, "lives_in", PORTO))
    made = block(talk, query="Where does Ben live?")

    trace = traces.show(memory, talk.access, made.trace_id or "")
    assert (trace.operation, trace.question, trace.session_id) == ("context", "Where does Ben live?", talk.session_id)
    assert {one.kind for one in trace.candidates} == {"turn", "fact", "entity"}
    assert trace.steps_ms["context"] > 0


def test_only_the_last_turns_are_in_it(talk: Conversation):
    for number in range(5):
        talk.say(content=f"Line {number}.", reading=None)

    turns = [item.text for item in block(talk, limit=2).items if item.kind == "turn"]
    assert turns == ["alice: Line 3.", "alice: Line 4."]


@pytest.mark.parametrize("most", [1, 40, 120, 300, 700, 5_000])
def test_a_block_keeps_to_its_size_and_cuts_no_line(talk: Conversation, most: int):
    for number in range(6):
        talk.say(told(ALICE, "likes", f"thing {number}"), told(ALICE, "lives_in", PORTO if number % 2 else TURIN))
    whole = block(talk, max_chars=100_000).context.splitlines()

    made = block(talk, max_chars=most)
    assert len(made.context) <= most
    assert set(made.context.splitlines()) <= set(whole)


def test_of_the_turns_the_latest_are_kept(talk: Conversation):
    for number in range(6):
        talk.say(content=f"Line {number}.")

    kept = [item.text for item in block(talk, max_chars=150).items]
    assert kept
    assert kept == [f"alice: Line {number}." for number in range(6 - len(kept), 6)]


def test_an_empty_session_gives_an_empty_block(talk: Conversation):
    made = block(talk)
    assert (made.context, made.items) == ("", [])


@pytest.mark.parametrize("most", [0, -1, 100_001])
def test_a_size_out_of_bounds_is_invalid(talk: Conversation, most: int):
    with pytest.raises(Invalid, match="max_chars"):
        block(talk, max_chars=most)


def test_an_unknown_session_is_not_found(memory: Memory, access: Access):
    with pytest.raises(NotFound):
        contextblocks.of_session(memory, access, "sess_nowhere", ContextFilter())


def test_what_is_known_not_to_be_so_is_said_until_it_is(talk: Conversation):
    talk.say(told(ALICE, "diet", "vegan", modality="negated"))
    assert "Alice diet vegan: not so" in block(talk).context

    talk.say(told(ALICE, "diet", "vegan"))
    assert "not so" not in block(talk).context
