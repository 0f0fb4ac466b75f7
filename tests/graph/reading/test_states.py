"""State: what holds, by category and at any moment; and what changed between two turns."""

from datetime import timedelta

import pytest

from graph import clock, sessions
from graph.access import Access
from graph.errors import NotFound
from graph.memory import Memory
from graph.model import Facts, Message
from graph.reading import states
from graph.reading.states import StateFilter
from graph.writing import ingest
from tests.graph.conversation import ACME, ALICE, BEN, PORTO, TURIN, Conversation, told
from tests.graph.statements import moment, state, triple


def ends(part: Facts) -> set[tuple[str, str | None]]:
    facts = (*part.attributes, *part.relations, *part.actions)
    return {(fact.predicate, fact.object.name if fact.object else fact.value) for fact in facts}


def test_facts_are_sorted_into_categories_and_kinds(memory: Memory, access: Access):
    state(
        memory,
        access,
        triple("Alice", "works_for", "Acme"),
        triple("Alice", "favourite_colour", "green"),
        triple("Alice", "feels", "tired"),
        triple("Alice", "visit", "Turin", occurred_at=moment("2024-05-01")),
    )

    held = states.of_scope(memory, access, StateFilter())
    assert [fact.predicate for fact in held.identity.relations] == ["works_for"]
    assert [fact.predicate for fact in held.knowledge.attributes] == ["favourite_colour"]
    assert ends(held.context) == {("feels", "tired"), ("visit", "Turin")}
    assert {entity.name for entity in held.identity.entities} == {"Alice", "Acme"}
    assert not held.truncated


def test_what_has_ended_is_not_state_and_what_is_planned_is(talk: Conversation, memory: Memory):
    talk.say(told(ALICE, "lives_in", PORTO))
    talk.say(told(ALICE, "lives_in", TURIN), told(ALICE, "works_for", ACME, modality="planned"))
    talk.say(told(BEN, "lives_in", PORTO, modality="hedged"), told(BEN, "diet", "vegan", modality="negated"))

    held = states.of_scope(memory, talk.access, StateFilter())
    assert ends(held.identity) == {("lives_in", "Turin"), ("works_for", "Acme")}
    assert [doubt.reason for doubt in held.uncertainties] == ["hedged"]


def test_a_state_may_be_of_one_subject_and_of_some_categories(memory: Memory, access: Access):
    state(memory, access, triple("Alice", "lives_in", "Porto"), triple("Ben", "lives_in", "Turin"))
    state(memory, access, triple("Ben", "favourite_colour", "green"))

    held = states.of_scope(memory, access, StateFilter(subject="Ben", categories=("identity",)))
    assert (ends(held.identity), ends(held.knowledge)) == ({("lives_in", "Turin")}, set())


def test_a_state_over_its_limit_says_so(memory: Memory, access: Access):
    state(memory, access, *(triple("Alice", "likes", end) for end in ("tea", "jazz", "rain")))

    held = states.of_scope(memory, access, StateFilter(limit=2))
    assert (len(ends(held.knowledge)), held.truncated) == (2, True)


def test_a_state_of_an_earlier_moment_is_what_was_known_then(talk: Conversation, memory: Memory):
    start = clock.now() - timedelta(days=9)
    talk.say(told(ALICE, "lives_in", PORTO), recorded=start)
    talk.say(told(ALICE, "lives_in", TURIN, modality="hedged"), recorded=start + timedelta(days=2))
    talk.say(told(ALICE, "lives_in", TURIN), recorded=start + timedelta(days=4))

    before, between = (
        states.of_scope(memory, talk.access, StateFilter(as_of=start + timedelta(days=day))) for day in (1, 3)
    )
    assert (ends(before.identity), before.uncertainties) == ({("lives_in", "Porto")}, [])
    assert ends(between.identity) == {("lives_in", "Porto")}


def test_a_state_narrowed_to_a_scope_leaves_the_rest_out(memory: Memory, access: Access):
    for user, place in (("u_alice", "Porto"), ("u_ben", "Turin")):
        state(memory, access, triple("Alice", "lives_in", place), scope=["org=acme", f"user={user}"])

    held = states.of_scope(memory, access, StateFilter(scope=("org=acme", "user=u_alice")))
    assert ends(held.identity) == {("lives_in", "Porto")}


def test_a_state_of_a_session_holds_what_was_said_there(talk: Conversation, memory: Memory):
    talk.say(told(ALICE, "lives_in", PORTO))
    other = Conversation(memory, talk.access, talk.scope)
    other.say(told(ALICE, "works_for", ACME))

    held = states.of_session(memory, talk.access, other.session_id, StateFilter())
    assert ends(held.identity) == {("works_for", "Acme")}


def test_a_rule_for_the_agent_is_part_of_the_state(memory: Memory, access: Access):
    messages = [Message(role="user", content="Always answer in French.")]
    ingest.remember(memory, access, ingest.Batch(messages, scope=["org=acme"]))

    (rule,) = states.of_scope(memory, access, StateFilter()).instructions
    assert rule.active
    assert rule.source.quote in messages[0].content


def turns(talk: Conversation) -> list[str]:
    page = sessions.turns(talk.memory, talk.access, talk.session_id, set())
    return [turn.id for turn in page.items]


@pytest.fixture
def moved(talk: Conversation) -> Conversation:
    """Three turns: Alice lives in Porto, works for Acme, lives in Turin."""
    talk.say(told(ALICE, "lives_in", PORTO))
    talk.say(told(ALICE, "works_for", ACME))
    talk.say(told(ALICE, "lives_in", TURIN))
    return talk


def changed(talk: Conversation, since: int | None, until: int | None) -> set[tuple[str, str, str]]:
    ids = turns(talk)
    since_turn = None if since is None else ids[since - 1]
    until_turn = None if until is None else ids[until - 1]
    diff = states.diff(talk.memory, talk.access, talk.session_id, since_turn, until_turn)
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

    diff = states.diff(memory, access, reply.session_id, *reply.turn_ids)
    assert {(one.action, one.fact.object.name if one.fact.object else "") for one in diff.relations} == {
        ("created", "Turin"),
        ("superseded", "Porto"),
    }


def test_a_diff_of_an_unknown_session_or_turn_is_not_found(moved: Conversation):
    with pytest.raises(NotFound):
        states.diff(moved.memory, moved.access, "sess_nowhere")
    with pytest.raises(NotFound):
        states.diff(moved.memory, moved.access, moved.session_id, "turn_nowhere")
