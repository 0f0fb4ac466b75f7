"""State: what holds, by category and at any moment."""

from datetime import timedelta

from graph import clock
from graph.access import Access
from graph.memory import Memory
from graph.model import Facts, Message
from graph.reading import states
from graph.reading.states import StateFilter
from graph.writing import deciding, ingest
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


def test_the_latest_rules_in_force_are_told_where_there_are_too_many(
    memory: Memory, access: Access, talk: Conversation
):
    for text in ("Always answer in French.", "Never use emoji.", "Always cite your sources."):
        ingest.remember(memory, access, ingest.Batch([Message(role="user", content=text)], talk.session_id))
    french, emoji, sources = states.of_scope(memory, access, StateFilter()).instructions
    deciding.set_active(memory, access, emoji.id, active=False)

    cut = states.of_session(memory, access, talk.session_id, StateFilter(limit=1))
    assert ([rule.id for rule in cut.instructions], cut.truncated) == ([sources.id], True)
    whole = states.of_scope(memory, access, StateFilter(limit=2))
    assert ([rule.id for rule in whole.instructions], whole.truncated) == ([french.id, sources.id], False)
