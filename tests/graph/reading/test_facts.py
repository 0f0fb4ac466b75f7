"""Reading facts: filters, pages, moments of both clocks, history and evidence."""

from datetime import timedelta
from typing import Any

import pytest

from graph import clock
from graph.access import Access
from graph.errors import Invalid, Malformed, NotFound
from graph.memory import Memory
from graph.reading import entities, facts, states
from graph.reading.entities import EntityFilter
from graph.reading.facts import FactFilter
from graph.reading.states import StateFilter
from graph.writing import merging
from tests.graph.conversation import ACME, ALICE, PORTO, TURIN, Conversation, told
from tests.graph.statements import moment, state, triple


def found(memory: Memory, access: Access, **asked: Any) -> set[tuple[str, str, str | None, str]]:
    """The facts asked for, in short."""
    page = facts.listed(memory, access, FactFilter(**asked))
    return {
        (one.subject.name, one.predicate, one.object.name if one.object else one.value, one.status)
        for one in page.items
    }


@pytest.fixture
def some(memory: Memory, access: Access) -> str:
    """A few facts; gives the id of their session."""
    return state(
        memory,
        access,
        triple("Alice", "lives_in", "Porto"),
        triple("Ben", "lives_in", "Porto"),
        triple("Alice", "works_for", "Acme"),
        triple("Alice", "favourite_colour", "green"),
        triple("Alice", "visit", "Turin", occurred_at=moment("2024-05-01")),
    ).session_id


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, {"lives_in", "works_for", "favourite_colour", "visit"}),
        ({"subject": "Ben"}, {"lives_in"}),
        ({"subject": "alice", "kind": "relation"}, {"lives_in", "works_for"}),
        ({"predicate": "works_for"}, {"works_for"}),
        ({"object": "the Acme"}, {"works_for"}),
        ({"object": "green"}, {"favourite_colour"}),
        ({"kind": "action"}, {"visit"}),
        ({"categories": ("knowledge",)}, {"favourite_colour"}),
        ({"categories": ("identity", "knowledge")}, {"lives_in", "works_for", "favourite_colour"}),
        ({"subject": "Nobody"}, set()),
        ({"status": "past"}, set()),
        ({"session_id": "sess_other"}, set()),
        ({"status": "all", "subject": "Alice", "object": "Porto"}, {"lives_in"}),
    ],
)
@pytest.mark.usefixtures("some")
def test_a_filter_gives_what_it_names(memory: Memory, access: Access, asked: dict[str, Any], names: set[str]):
    assert {fact[1] for fact in found(memory, access, **asked)} == names


@pytest.mark.usefixtures("some")
@pytest.mark.parametrize(
    "asked", [{}, {"subject": "Alice", "kind": "relation"}, {"object": "green"}, {"status": "all"}]
)
def test_now_asked_as_a_moment_gives_what_now_gives(memory: Memory, access: Access, asked: dict[str, Any]):
    assert found(memory, access, as_of=clock.now(), **asked) == found(memory, access, **asked)


def test_the_id_of_one_that_was_merged_finds_what_is_known_of_whom_it_is_now(memory: Memory, access: Access):
    state(memory, access, triple("Ben", "lives_in", "Porto"), triple("Alice", "works_for", "Acme"))
    state(memory, access, triple("Katarina Novak", "married_to", "Ben"))
    ben, alice = (entities.listed(memory, access, EntityFilter(name=name)).items[0].id for name in ("Ben", "Alice"))
    merging.merge(memory, access, alice, [ben])

    for moments in ({}, {"as_of": clock.now()}):
        held = found(memory, access, subject=ben, **moments)
        assert {("Alice", "lives_in", "Porto", "current"), ("Alice", "works_for", "Acme", "current")} <= held
        assert held == found(memory, access, subject=alice, **moments)
        assert found(memory, access, object=ben, **moments) == found(memory, access, object=alice, **moments) != set()


def test_the_id_of_one_that_was_merged_gives_the_state_of_whom_it_is_now(memory: Memory, access: Access):
    state(memory, access, triple("Ben", "lives_in", "Porto"), triple("Alice", "works_for", "Acme"))
    ben, alice = (entities.listed(memory, access, EntityFilter(name=name)).items[0].id for name in ("Ben", "Alice"))
    merging.merge(memory, access, alice, [ben])

    held = states.of_scope(memory, access, StateFilter(subject=ben))
    assert held == states.of_scope(memory, access, StateFilter(subject=alice))
    assert {fact.predicate for fact in held.identity.relations} == {"lives_in", "works_for"}


def test_facts_are_found_by_their_session_and_by_ids(memory: Memory, access: Access, some: str):
    (ben,) = facts.listed(memory, access, FactFilter(subject="Ben")).items

    assert len(found(memory, access, session_id=some)) == 5
    assert found(memory, access, subject=ben.subject.id) == {("Ben", "lives_in", "Porto", "current")}
    assert found(memory, access, object=ben.object.id if ben.object else "") == {
        ("Alice", "lives_in", "Porto", "current"),
        ("Ben", "lives_in", "Porto", "current"),
    }


def test_an_unknown_status_is_invalid(memory: Memory, access: Access):
    with pytest.raises(Invalid, match="status is one of"):
        found(memory, access, status="gone")


def test_pages_stay_whole_while_facts_are_written(memory: Memory, access: Access, some: str):
    first = facts.listed(memory, access, FactFilter(), limit=2)
    state(memory, access, triple("Ben", "works_for", "Bolt"), session_id=some)
    second = facts.listed(memory, access, FactFilter(), limit=3, cursor=first.page.next_cursor)
    third = facts.listed(memory, access, FactFilter(), limit=9, cursor=second.page.next_cursor)

    seen = [fact.id for page in (first, second, third) for fact in page.items]
    assert (len(seen), len(set(seen)), third.page.has_more) == (6, 6, False)


@pytest.mark.usefixtures("some")
def test_pages_of_an_earlier_moment_hold_everything_once(memory: Memory, access: Access):
    asked = FactFilter(as_of=clock.now())
    first = facts.listed(memory, access, asked, limit=2)
    rest = facts.listed(memory, access, asked, limit=9, cursor=first.page.next_cursor)

    assert len({fact.id for fact in (*first.items, *rest.items)}) == 5


@pytest.mark.usefixtures("some")
def test_a_cursor_of_another_filter_is_refused(memory: Memory, access: Access):
    cursor = facts.listed(memory, access, FactFilter(), limit=2).page.next_cursor

    with pytest.raises(Malformed):
        facts.listed(memory, access, FactFilter(kind="relation"), cursor=cursor)


def test_an_earlier_moment_shows_what_was_known_then(talk: Conversation, memory: Memory):
    start = clock.now() - timedelta(days=9)
    talk.say(told(ALICE, "lives_in", PORTO), recorded=start)
    talk.say(told(ALICE, "lives_in", TURIN), told(ALICE, "works_for", ACME), recorded=start + timedelta(days=2))

    assert found(memory, talk.access, as_of=start - timedelta(days=1), status="all") == set()
    assert found(memory, talk.access, as_of=start + timedelta(days=1), status="all") == {
        ("Alice", "lives_in", "Porto", "current")
    }
    assert found(memory, talk.access, as_of=start + timedelta(days=3)) == {
        ("Alice", "lives_in", "Turin", "current"),
        ("Alice", "works_for", "Acme", "current"),
    }


def test_a_moment_of_validity_shows_what_held_then(memory: Memory, access: Access):
    state(memory, access, triple("Alice", "lives_in", "Porto", valid_from=moment("2020-01-01")))
    state(memory, access, triple("Alice", "lives_in", "Turin", valid_from=moment("2022-01-01")))

    for year, lives in (("2019", set[str]()), ("2020", {"Porto"}), ("2021", {"Porto"}), ("2022", {"Turin"})):
        held = found(memory, access, valid_at=moment(f"{year}-01-01"))
        assert {fact[2] for fact in held} == lives, year
        assert {fact[2] for fact in found(memory, access, valid_at=moment(f"{year}-01-01"), as_of=clock.now())} == lives


def test_a_moment_of_validity_leaves_out_what_had_not_happened_yet(memory: Memory, access: Access):
    state(memory, access, triple("Alice", "visit", "Turin", occurred_at=moment("2024-05-01")))

    for moments in ({}, {"as_of": clock.now()}):
        assert found(memory, access, valid_at=moment("2024-04-30"), **moments) == set()
        after = found(memory, access, valid_at=moment("2024-05-02"), **moments)
        assert after == {("Alice", "visit", "Turin", "current")}


def test_both_clocks_together_tell_what_was_believed_then_of_then(talk: Conversation, memory: Memory):
    start = clock.now() - timedelta(days=9)
    talk.say(told(ALICE, "lives_in", PORTO), recorded=start)
    talk.say(told(ALICE, "lives_in", TURIN), recorded=start + timedelta(days=2))

    long_after = moment("2026-01-01")
    assert {fact[2] for fact in found(memory, talk.access, as_of=start, valid_at=long_after)} == {"Porto"}
    assert {fact[2] for fact in found(memory, talk.access, valid_at=long_after)} == {"Turin"}


def test_history_holds_everything_of_the_slot_in_order(talk: Conversation, memory: Memory):
    for place in (PORTO, TURIN, PORTO):
        talk.say(told(ALICE, "lives_in", place))

    (now,) = facts.listed(memory, talk.access, FactFilter()).items
    history = facts.history(memory, talk.access, now.id)
    assert [(fact.object.name if fact.object else "", fact.status) for fact in history] == [
        ("Porto", "past"),
        ("Turin", "past"),
        ("Porto", "current"),
    ]


def test_evidence_names_every_turn_in_the_order_of_saying(talk: Conversation, memory: Memory):
    talk.say(told(ALICE, "lives_in", PORTO), minute=9)
    talk.say(told(ALICE, "lives_in", PORTO), minute=3, speaker="ben")

    (fact,) = facts.listed(memory, talk.access, FactFilter()).items
    sources = facts.evidence(memory, talk.access, fact.id)
    assert [(source.speaker, source.quote) for source in sources] == [
        ("ben", "Alice lives_in Porto"),
        ("alice", "Alice lives_in Porto"),
    ]
    assert fact.source.speaker == "ben"


def test_an_unknown_fact_is_not_found(memory: Memory, access: Access):
    for ask in (facts.show, facts.evidence, facts.history):
        with pytest.raises(NotFound):
            ask(memory, access, "fact_nowhere")
