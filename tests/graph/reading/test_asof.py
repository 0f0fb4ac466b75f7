"""What the memory knew at a moment is what it answered then, whatever came later."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given

from extraction.records import Referent
from graph import clock, ids
from graph.access import Access, local_access
from graph.errors import NotFound
from graph.memory import Memory
from graph.reading import doubts, entities, facts, neighbourhoods, states, turns
from graph.reading.doubts import NoteFilter
from graph.reading.entities import EntityFilter
from graph.reading.facts import FactFilter
from graph.reading.neighbourhoods import Walk
from graph.reading.states import StateFilter
from graph.reading.turns import TurnFilter
from tests.graph.conversation import ACME, ALICE, BEN, PORTO, TURIN, Conversation, told
from tests.graph.reading.histories import FEW, HISTORIES, HOUR, Step

SISTER = Referent("sister", "person", named=False, owner=0, relation="sister")


def everything(memory: Memory, access: Access, sessions: list[str], as_of: datetime | None = None) -> dict[str, Any]:
    """What each read answers, now or as of a moment."""
    held = facts.listed(memory, access, FactFilter(status="all", as_of=as_of)).items
    called = entities.listed(memory, access, EntityFilter(as_of=as_of)).items
    return {
        "facts": held,
        "planned": facts.listed(memory, access, FactFilter(status="planned", as_of=as_of)).items,
        "facts of Alice": facts.listed(memory, access, FactFilter(subject="Alice", as_of=as_of)).items,
        "facts of a session": facts.listed(memory, access, FactFilter(session_id=sessions[1], as_of=as_of)).items,
        "each fact": [facts.show(memory, access, fact.id, as_of) for fact in held],
        "evidence": [facts.evidence(memory, access, fact.id, as_of) for fact in held],
        "history": [facts.history(memory, access, fact.id, as_of) for fact in held],
        "entities": called,
        "each entity": [entities.show(memory, access, one.id, as_of) for one in called],
        "mentions": [entities.mentions(memory, access, one.id, as_of=as_of).items for one in called],
        "neighbourhoods": [neighbourhoods.around(memory, access, one.id, Walk(2, 100, as_of)) for one in called],
        "instructions": doubts.instructions(memory, access, NoteFilter(as_of=as_of)).items,
        "doubts": doubts.uncertainties(memory, access, NoteFilter(as_of=as_of)).items,
        "open doubts": doubts.uncertainties(memory, access, NoteFilter("open", as_of=as_of)).items,
        "state": states.of_scope(memory, access, StateFilter(as_of=as_of)),
        "states": [states.of_session(memory, access, one, StateFilter(as_of=as_of)) for one in sessions],
        "turns": [turns.listed(memory, access, one, TurnFilter(turns.INCLUDED, as_of)).items for one in sessions],
    }


@FEW
@given(HISTORIES)
def test_every_read_of_an_earlier_moment_answers_what_it_answered_then(memory: Memory, history: list[Step]):
    access = local_access(memory, ids.new("ctx"))
    talks = [Conversation(memory, access, ["org=acme"]) for _ in range(2)]
    sessions = [talk.session_id for talk in talks]
    start = clock.now() - 100 * HOUR
    answers = dict[datetime, dict[str, Any]]()
    for place, step in enumerate(history):
        recorded = start + place * HOUR
        step.tell(talks[step.conversation], recorded)
        answers[recorded + HOUR / 2] = everything(memory, access, sessions)
    for moment, answer in answers.items():
        for read, then in everything(memory, access, sessions, moment).items():
            assert then == answer[read], read


@pytest.fixture
def day(talk: Conversation) -> Callable[[int], datetime]:
    """Alice lives in Porto since the first day, works for Acme and is called Ally since the second, moves the third."""
    start = clock.now() - timedelta(days=9)
    talk.say(told(ALICE, "lives_in", PORTO), recorded=start)
    talk.say(told(ALICE, "works_for", ACME), told(ALICE, "name", "Ally"), recorded=start + timedelta(days=1))
    talk.say(told(ALICE, "lives_in", TURIN), told(BEN, "lives_in", TURIN), recorded=start + timedelta(days=2))
    return lambda number: start + timedelta(days=number - 0.5)


def test_nothing_was_known_before_anything_was_said(talk: Conversation, day: Callable[[int], datetime]):
    answers = everything(talk.memory, talk.access, [talk.session_id] * 2, day(0))
    empty = states.of_scope(talk.memory, talk.access, StateFilter(scope=("org=nobody",)))
    assert answers.pop("state") == empty
    assert answers.pop("states") == [empty, empty]
    assert all(not any(answer) for answer in answers.values())


def test_an_entity_had_the_names_that_were_said_by_then(talk: Conversation, day: Callable[[int], datetime]):
    def called(number: int) -> list[tuple[str, list[str]]]:
        wanted = EntityFilter(type="person", as_of=day(number))
        return [(one.name, one.aliases) for one in entities.listed(talk.memory, talk.access, wanted).items]

    assert called(1) == [("Alice", [])]
    assert called(2) == [("Ally", ["Alice"])]
    assert [name for name, _ in called(3)] == ["Ally", "Ben"]


def test_an_entity_is_found_by_the_names_that_it_had(talk: Conversation, day: Callable[[int], datetime]):
    def found(name: str, number: int) -> int:
        return len(entities.listed(talk.memory, talk.access, EntityFilter(name=name, as_of=day(number))).items)

    assert (found("Alice", 1), found("Ally", 1), found("Ally", 2)) == (1, 0, 1)


def test_an_entity_is_not_there_before_anybody_spoke_of_it(talk: Conversation, day: Callable[[int], datetime]):
    (ben,) = entities.listed(talk.memory, talk.access, EntityFilter(name="Ben")).items
    assert entities.show(talk.memory, talk.access, ben.id, day(3)).fact_count == 1
    for read in (entities.show, entities.mentions):
        with pytest.raises(NotFound):
            read(talk.memory, talk.access, ben.id, as_of=day(2))


def test_a_fact_is_not_there_before_it_was_said(talk: Conversation, day: Callable[[int], datetime]):
    (moved,) = facts.listed(talk.memory, talk.access, FactFilter(subject="Ben")).items
    for read in (facts.show, facts.evidence, facts.history):
        with pytest.raises(NotFound):
            read(talk.memory, talk.access, moved.id, day(2))


def test_a_nameless_one_was_called_after_the_name_that_its_owner_had(talk: Conversation):
    start = clock.now() - timedelta(days=9)
    talk.say(told(ALICE, "sibling_of", SISTER), recorded=start)
    talk.say(told(ALICE, "name", "Ally"), recorded=start + timedelta(days=2))

    def names(as_of: datetime) -> set[str]:
        page = facts.listed(talk.memory, talk.access, FactFilter(predicate="sibling_of", as_of=as_of))
        return {end.name for fact in page.items for end in (fact.subject, fact.object) if end}

    assert names(start) == {"Alice", "Alice's sister"}
    assert names(clock.now()) == {"Ally", "Ally's sister"}


def test_a_doubt_that_was_settled_later_was_open_before(talk: Conversation):
    start = clock.now() - timedelta(days=9)
    talk.say(told(ALICE, "lives_in", PORTO, modality="hedged"), recorded=start)
    talk.say(told(ALICE, "lives_in", PORTO), recorded=start + timedelta(days=2))

    def status(as_of: datetime | None) -> list[tuple[str, bool]]:
        page = doubts.uncertainties(talk.memory, talk.access, NoteFilter(as_of=as_of))
        return [(doubt.status, doubt.resolved_by is None) for doubt in page.items]

    assert status(start) == [("open", True)]
    assert status(None) == status(clock.now()) == [("resolved", False)]
    assert doubts.uncertainties(talk.memory, talk.access, NoteFilter("open")).items == []
    assert len(doubts.uncertainties(talk.memory, talk.access, NoteFilter("open", as_of=start)).items) == 1


def test_pages_of_an_earlier_moment_hold_what_one_page_holds(talk: Conversation):
    start = clock.now() - timedelta(days=9)
    things = [told(ALICE, "likes", f"thing {number}") for number in range(30)]
    for place in range(3):
        talk.say(*things[10 * place : 10 * place + 10], recorded=start + timedelta(hours=place))
    wanted = FactFilter(as_of=clock.now())
    whole = [fact.id for fact in facts.listed(talk.memory, talk.access, wanted).items]

    seen, cursor = list[str](), None
    while True:
        page = facts.listed(talk.memory, talk.access, wanted, 4, cursor)
        seen += [fact.id for fact in page.items]
        cursor = page.page.next_cursor
        if cursor is None:
            break
    assert seen == whole
    assert len(whole) == 30


def test_a_neighbourhood_leads_as_far_as_asked(talk: Conversation, day: Callable[[int], datetime]):
    (alice,) = entities.listed(talk.memory, talk.access, EntityFilter(name="Alice")).items

    def near(hops: int, **how: Any) -> set[str]:
        found = neighbourhoods.around(talk.memory, talk.access, alice.id, Walk(hops, **how))
        return {one.name for one in found.entities}

    assert near(1) == {"Ally", "Turin", "Acme"}
    assert near(2) == {"Ally", "Turin", "Acme", "Ben"}
    assert near(2, as_of=day(1)) == {"Alice", "Porto"}
    cut = neighbourhoods.around(talk.memory, talk.access, alice.id, Walk(2, 1))
    assert (len(cut.relations), cut.truncated) == (1, True)
