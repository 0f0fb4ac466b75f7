"""What changed between two points of the record."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given

from graph import clock, ids
from graph.access import Access, local_access
from graph.errors import Invalid, NotFound
from graph.memory import Memory
from graph.model import Diff, Message
from graph.reading import diffs, turns
from graph.reading.turns import TurnFilter
from graph.writing import ingest
from tests.graph.conversation import ACME, ALICE, PORTO, TURIN, Conversation, told
from tests.graph.reading.histories import FEW, HISTORIES, HOUR, Step, applied, known, play


def turn_ids(talk: Conversation) -> list[str]:
    page = turns.listed(talk.memory, talk.access, talk.session_id, TurnFilter())
    return [turn.id for turn in page.items]


@pytest.fixture
def moved(talk: Conversation) -> Conversation:
    """Three turns: Alice lives in Porto, works for Acme, lives in Turin."""
    talk.say(told(ALICE, "lives_in", PORTO))
    talk.say(told(ALICE, "works_for", ACME))
    talk.say(told(ALICE, "lives_in", TURIN))
    return talk


def changed(talk: Conversation, since: int | None, until: int | None) -> set[tuple[str, str, str]]:
    ids = turn_ids(talk)
    since_turn = None if since is None else ids[since - 1]
    until_turn = None if until is None else ids[until - 1]
    diff = diffs.of_session(talk.memory, talk.access, talk.session_id, since_turn, until_turn)
    return {(one.action, one.fact.predicate, one.fact.object.name if one.fact.object else "") for one in diff.changes()}


@pytest.mark.parametrize(
    ("since", "until", "changes"),
    [
        (
            None,
            None,
            {("created", "lives_in", "Porto"), ("created", "works_for", "Acme"), ("created", "lives_in", "Turin")},
        ),
        (None, 1, {("created", "lives_in", "Porto")}),
        (None, 2, {("created", "lives_in", "Porto"), ("created", "works_for", "Acme")}),
        (1, 2, {("created", "works_for", "Acme")}),
        (
            1,
            None,
            {("created", "works_for", "Acme"), ("created", "lives_in", "Turin"), ("superseded", "lives_in", "Porto")},
        ),
        (2, 3, {("created", "lives_in", "Turin"), ("superseded", "lives_in", "Porto")}),
        (3, 3, set()),
    ],
)
def test_a_diff_holds_what_the_turns_between_changed(
    moved: Conversation, since: int | None, until: int | None, changes: set[tuple[str, str, str]]
):
    assert changed(moved, since, until) == changes


def test_a_diff_between_turns_of_one_batch_tells_them_apart(memory: Memory, access: Access):
    messages = [Message(role="user", content=text) for text in ("I live in Porto.", "I live in Turin.")]
    reply = ingest.remember(memory, access, ingest.Batch(messages, scope=["user=u_alice"])).reply

    diff = diffs.of_session(memory, access, reply.session_id, *reply.turn_ids)
    assert {(one.action, one.fact.object.name if one.fact.object else "") for one in diff.relations} == {
        ("created", "Turin"),
        ("superseded", "Porto"),
    }


def test_a_diff_of_an_unknown_session_or_turn_is_not_found(moved: Conversation):
    with pytest.raises(NotFound):
        diffs.of_session(moved.memory, moved.access, "sess_nowhere")
    with pytest.raises(NotFound):
        diffs.of_session(moved.memory, moved.access, moved.session_id, "turn_nowhere")


def moments(count: int) -> list[datetime]:
    """Before the first message of a history, between any two, and now."""
    return [clock.now() - timedelta(hours=100.5 - place) for place in range(count + 1)] + [clock.now()]


@FEW
@given(HISTORIES)
def test_a_diff_applied_to_the_old_state_gives_the_new_one(memory: Memory, history: list[Step]):
    access = local_access(memory, ids.new("ctx"))
    play(memory, access, history, ["org=acme"])
    points = moments(len(history))
    states = [known(memory, access, point) for point in points]
    for first, (since, before) in enumerate(zip(points, states, strict=True)):
        until, after = points[-1], states[-1]
        assert applied(before, diffs.of_moments(memory, access, since, until)) == after
        if first + 1 < len(points):
            step = diffs.of_moments(memory, access, since, points[first + 1])
            assert applied(before, step) == states[first + 1]


@FEW
@given(HISTORIES)
def test_a_diff_of_turns_is_the_diff_of_what_was_known_at_them(memory: Memory, history: list[Step]):
    access = local_access(memory, ids.new("ctx"))
    talks = play(memory, access, [replace(step, conversation=0) for step in history], ["org=acme"])
    turns_ = turn_ids(talks[0])
    points = moments(len(history))
    for place, turn in enumerate(turns_[:-1]):
        told_ = diffs.of_session(memory, access, talks[0].session_id, turn, turns_[-1])
        assert told_ == diffs.of_moments(memory, access, points[place + 1], points[-1])


def test_nothing_between_two_moments_is_an_empty_diff(moved: Conversation):
    now = clock.now()
    assert diffs.of_moments(moved.memory, moved.access, now, now) == Diff()
    later = now + timedelta(hours=1)
    assert diffs.of_moments(moved.memory, moved.access, now, later) == Diff()


def test_an_end_before_the_beginning_is_invalid(moved: Conversation):
    now = clock.now()
    with pytest.raises(Invalid, match="before the beginning"):
        diffs.of_moments(moved.memory, moved.access, now, now - HOUR)
    first, *_, last = turn_ids(moved)
    with pytest.raises(Invalid, match="before the beginning"):
        diffs.of_session(moved.memory, moved.access, moved.session_id, last, first)


def test_a_session_without_turns_has_no_diff(talk: Conversation):
    assert diffs.of_session(talk.memory, talk.access, talk.session_id) == Diff()


def test_a_diff_tells_of_rules_doubts_entities_and_links(memory: Memory, access: Access):
    before = clock.now()
    messages = [
        Message(role="user", content=text) for text in ("Always answer in French.", "Maybe Omar lives in Braga.")
    ]
    ingest.remember(memory, access, ingest.Batch(messages, scope=["org=acme"]))

    diff = diffs.of_moments(memory, access, before - HOUR, clock.now())
    assert [(rule.action, rule.source.quote) for rule in diff.instructions] == [("created", "Always answer in French.")]
    assert [(doubt.action, doubt.reason) for doubt in diff.uncertainties] == [("created", "hedged")]
    assert {("created", "Omar"), ("created", "Braga")} <= {(one.action, one.name) for one in diff.entities}
    assert {"Omar", "Braga"} <= {link.text for link in diff.links}


def test_a_doubt_that_was_settled_between_is_told_as_resolved(talk: Conversation):
    talk.say(told(ALICE, "lives_in", PORTO, modality="hedged"))
    between = clock.now()
    talk.say(told(ALICE, "lives_in", PORTO), recorded=between + HOUR)

    diff = diffs.of_moments(talk.memory, talk.access, between, between + HOUR)
    assert [(doubt.action, doubt.reason) for doubt in diff.uncertainties] == [("resolved", "hedged")]


def test_a_new_name_is_told_with_the_entity(talk: Conversation):
    talk.say(told(ALICE, "lives_in", PORTO))
    between = clock.now()
    talk.say(told(ALICE, "name", "Alicia"), recorded=between + HOUR)

    (one,) = diffs.of_moments(talk.memory, talk.access, between, between + HOUR).entities
    assert (one.action, one.name, one.aliases_added) == ("confirmed", "Alicia", [])
