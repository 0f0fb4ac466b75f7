"""The block of context of a scope: turns of every session that a reader may see, the right ones first."""

from dataclasses import replace

import pytest

from graph import scopes
from graph.errors import Invalid
from graph.memory import Memory
from graph.model import ContextBlock
from graph.reading import contextblocks
from graph.reading.contextblocks import ContextFilter
from graph.writing import merging
from tests.graph.conversation import ACME, ALICE, BEN, PORTO, TURIN, Conversation, told
from tests.graph.pictures import Picture


def block(talk: Conversation, query: str = "", **wanted: int | tuple[str, ...]) -> ContextBlock:
    asked = replace(ContextFilter(query), **wanted)  # pyright: ignore[reportArgumentType]
    return contextblocks.of_scope(talk.memory, talk.access, asked)


def turns(made: ContextBlock) -> list[str]:
    return [item.text for item in made.items if item.kind == "turn"]


def test_it_holds_the_turns_of_every_session_in_the_order_of_saying(memory: Memory, talk: Conversation):
    other = Conversation(memory, talk.access, talk.scope)
    talk.say(content="First.", minute=1)
    other.say(content="Second.", minute=2)
    talk.say(content="Third.", minute=3)

    assert turns(block(talk)) == ["alice: First.", "alice: Second.", "alice: Third."]


def test_a_merge_that_was_undone_is_told_by_nothing(memory: Memory, talk: Conversation):
    talk.say(told(ALICE, "lives_in", PORTO))
    talk.say(told(BEN, "lives_in", TURIN))
    rows = Picture(memory.graph, talk.access.context_id).rows(
        "MATCH (e:Entity {context: $context, type: 'person'}) RETURN e.id AS id ORDER BY e.name"
    )
    alice, ben = (row["id"] for row in rows)
    made = merging.merge(memory, talk.access, alice, [ben]).reply
    merging.undo(memory, talk.access, made.merge_id or "")

    assert "are one" not in block(talk, "Are Alice and Ben one?").context


def test_an_old_turn_about_whom_the_question_names_stands_beside_the_latest(memory: Memory, talk: Conversation):
    old = Conversation(memory, talk.access, talk.scope)
    old.say(told(BEN, "works_for", ACME), minute=0)
    for number in range(4):
        talk.say(content=f"Line {number}.")

    assert turns(block(talk, limit=2)) == ["alice: Line 2.", "alice: Line 3."]
    assert turns(block(talk, "Where does Ben work?", limit=2)) == ["alice: Ben works_for Acme", "alice: Line 3."]


def test_what_another_session_replaced_is_past_and_says_what_holds_now(memory: Memory, talk: Conversation):
    talk.say(told(ALICE, "lives_in", PORTO))
    Conversation(memory, talk.access, talk.scope).say(told(ALICE, "lives_in", TURIN), minute=9)

    made = block(talk, "Where does Alice live?")
    assert [(item.kind, item.status) for item in made.items] == [
        ("fact", "current"),
        ("turn", "past"),
        ("turn", "current"),
    ]
    assert "[past; now: Alice lives in Turin]" in made.context


def test_a_turn_that_repeats_what_was_replaced_since_is_past(talk: Conversation):
    talk.say(told(ALICE, "lives_in", PORTO))
    talk.say(told(ALICE, "lives_in", PORTO), role="assistant", speaker="assistant")
    talk.say(told(ALICE, "lives_in", TURIN))

    assert [item.status for item in block(talk).items if item.kind == "turn"] == ["past", "past", "current"]


def test_a_turn_that_said_it_on_lower_authority_is_past_when_someone_says_otherwise(talk: Conversation):
    talk.say(told(ALICE, "lives_in", PORTO), role="assistant", speaker="assistant")
    talk.say(told(ALICE, "lives_in", TURIN))

    assert [item.status for item in block(talk).items if item.kind == "turn"] == ["past", "current"]


def test_a_turn_that_says_that_something_is_over_is_not_past(talk: Conversation):
    talk.say(told(ALICE, "works_for", ACME))
    talk.say(told(ALICE, "works_for", ACME, modality="ended"))
    talk.say(told(ALICE, "works_for", ACME, modality="negated"))

    assert [item.status for item in block(talk).items if item.kind == "turn"] == ["past", "current", "current"]


def test_a_narrower_scope_shows_less_and_a_foreign_one_nothing(memory: Memory, talk: Conversation):
    talk.say(told(ALICE, "lives_in", PORTO))

    assert turns(block(talk, scope=tuple(talk.scope)))
    reader = replace(talk.access, lens=scopes.lens(["org=elsewhere"]))
    made = contextblocks.of_scope(memory, reader, ContextFilter("Alice in Porto"))
    assert (made.context, made.items) == ("", [])


@pytest.mark.parametrize("limit", [0, 501])
def test_a_limit_out_of_bounds_is_invalid(talk: Conversation, limit: int):
    with pytest.raises(Invalid, match="limit"):
        block(talk, limit=limit)
