"""Statements written as such."""

from datetime import datetime

import pytest

from graph.access import Access
from graph.errors import Invalid
from graph.memory import Memory
from graph.model import Triple, TripleEnd
from graph.reading import facts, turns
from graph.reading.facts import FactFilter
from graph.reading.turns import TurnFilter
from tests.graph.conversation import ALICE, PORTO, Conversation, told
from tests.graph.pictures import Picture
from tests.graph.statements import moment, state, triple


def test_a_statement_is_a_fact_of_upsert_trust_that_quotes_its_line(memory: Memory, access: Access):
    reply = state(memory, access, triple("Alice", "lives_in", "Porto"), triple("Alice", "works_for", "Acme"))

    work = facts.listed(memory, access, FactFilter(predicate="works_for")).items[0].source
    turn = turns.listed(memory, access, reply.session_id, TurnFilter()).items[0]
    assert (work.kind, work.trust, work.quote) == ("upsert", 0.95, "Alice works_for Acme")
    assert turn.content[work.span.start : work.span.end] == work.quote


def test_a_statement_replaces_what_was_said_and_cannot_be_said_away(
    talk: Conversation, memory: Memory, picture: Picture
):
    talk.say(told(ALICE, "lives_in", PORTO))
    state(memory, talk.access, triple("Alice", "lives_in", "Turin"), session_id=talk.session_id)
    talk.say(told(ALICE, "lives_in", PORTO), minute=60 * 24 * 365 * 50)

    assert picture.facts() == {
        ("Alice", "lives_in", "Porto", "past"),
        ("Alice", "lives_in", "Turin", "current"),
        ("Alice", "lives_in", "Porto", "held"),
    }


def test_the_names_of_statements_stand_where_their_lines_have_them(memory: Memory, access: Access, picture: Picture):
    state(memory, access, triple("Katerina Novak", "lives_in", "Porto"), triple("Katarina Novak", "age", "30"))

    assert picture.nodes("Mention", "start", "text") == {(0, "Katerina Novak"), (24, "Porto"), (30, "Katarina Novak")}
    assert picture.nodes("Uncertainty", "reason", "quote") == {("possible_same", "Katarina Novak")}


def test_a_statement_made_twice_is_one_fact(memory: Memory, access: Access, picture: Picture):
    for _ in range(2):
        state(memory, access, triple("Alice", "works_for", "Acme"))

    assert picture.nodes("Fact", "predicate", "evidence_count") == {("works_for", 2)}


def test_values_intervals_and_events_are_kept(memory: Memory, access: Access):
    state(
        memory,
        access,
        triple("Alice", "favourite_colour", "green", confidence=0.8),
        triple("Alice", "lives_in", "Porto", valid_from=moment("2020-01-01"), valid_until=moment("2021-01-01")),
        triple("Alice", "visit", "Turin", occurred_at=moment("2019-05-04")),
    )

    found = {fact.predicate: fact for fact in facts.listed(memory, access, FactFilter(status="all")).items}
    assert (found["favourite_colour"].value, found["favourite_colour"].confidence) == ("green", 0.8)
    assert (found["lives_in"].valid_from, found["lives_in"].valid_until) == (
        "2020-01-01T00:00:00Z",
        "2021-01-01T00:00:00Z",
    )
    assert (found["visit"].kind, found["visit"].occurred_at) == ("action", "2019-05-04T00:00:00Z")


END = TripleEnd(name="Alice", type="person")


@pytest.mark.parametrize(
    "wrong",
    [
        Triple(subject=END, predicate="Lives In", value="x"),
        Triple(subject=END, predicate="a" * 65, value="x"),
        Triple(subject=END, predicate="likes"),
        Triple(subject=END, predicate="likes", value="x", object=END),
        Triple(subject=END, predicate="likes", value="two\nlines"),
        Triple(subject=TripleEnd(name="a\nb", type="person"), predicate="likes", value="x"),
        Triple(
            subject=END, predicate="age", value="3", valid_from=moment("2020-01-01"), valid_until=moment("2020-01-01")
        ),
    ],
)
def test_a_statement_that_is_none_is_refused_and_nothing_written(
    memory: Memory, access: Access, picture: Picture, wrong: Triple
):
    with pytest.raises(Invalid):
        state(memory, access, triple("Alice", "lives_in", "Porto"), wrong)
    assert picture.count("Turn") == 0


def test_no_statements_are_refused(memory: Memory, access: Access):
    with pytest.raises(Invalid):
        state(memory, access)


def test_a_statement_of_a_time_that_is_over_replaces_nothing_and_shifts_what_overlaps_it(
    memory: Memory, access: Access, picture: Picture
):
    state(memory, access, triple("Alice", "lives_in", "Lisbon", valid_from=moment("2017-01-01")))
    state(
        memory,
        access,
        triple("Alice", "lives_in", "Porto", valid_from=moment("2015-01-01"), valid_until=moment("2018-01-01")),
    )

    assert picture.facts() == {("Alice", "lives_in", "Porto", "past"), ("Alice", "lives_in", "Lisbon", "current")}
    now = facts.listed(memory, access, FactFilter(predicate="lives_in")).items
    assert [fact.valid_from for fact in now] == ["2018-01-01T00:00:00Z"]


def test_the_times_of_what_holds_are_stated_again(memory: Memory, access: Access):
    state(memory, access, triple("Alice", "lives_in", "Turin"))
    state(memory, access, triple("Alice", "lives_in", "Porto"))
    since, until = moment("2019-01-01"), moment("2999-01-01")
    state(memory, access, triple("Alice", "lives_in", "Porto", valid_from=since, valid_until=until))

    found = {one.status: one for one in facts.listed(memory, access, FactFilter(status="all")).items}
    now, before = found["current"], found["past"]
    assert (now.valid_from, now.valid_until, now.evidence_count) == ("2019-01-01T00:00:00Z", "2999-01-01T00:00:00Z", 2)
    assert (before.replaced_by, before.valid_until) == (now.id, "2019-01-01T00:00:00Z")


def test_of_contradictory_statements_in_one_call_none_is_kept(memory: Memory, access: Access, picture: Picture):
    with pytest.raises(Invalid, match=r"triples\[0\] and triples\[1\]"):
        state(memory, access, triple("Alice", "lives_in", "Porto"), triple("Alice", "lives_in", "Turin"))

    assert picture.count("Turn") == picture.count("Session") == 0


def test_a_statement_of_a_time_to_come_is_planned_until_it_is_stated_again(
    memory: Memory, access: Access, picture: Picture
):
    state(memory, access, triple("Alice", "lives_in", "Porto"))
    state(memory, access, triple("Alice", "lives_in", "Turin", valid_from=moment("2999-01-01")))
    assert picture.facts() == {("Alice", "lives_in", "Porto", "current"), ("Alice", "lives_in", "Turin", "planned")}

    state(memory, access, triple("Alice", "lives_in", "Turin"))
    assert picture.facts() == {("Alice", "lives_in", "Porto", "past"), ("Alice", "lives_in", "Turin", "current")}


@pytest.mark.parametrize(
    ("start", "end"),
    [("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"), ("0001-01-01T00:00:00Z", None), (None, "9999-12-31T23:59:59Z")],
)
def test_the_first_and_the_last_year_are_kept_and_found(
    memory: Memory, access: Access, start: str | None, end: str | None
):
    since, until = (datetime.fromisoformat(text) if text else None for text in (start, end))
    state(memory, access, triple("Alice", "lives_in", "Porto", valid_from=since, valid_until=until))

    (kept,) = facts.listed(memory, access, FactFilter(valid_at=moment("2020-01-01"))).items
    assert (kept.valid_from, kept.valid_until, kept.status) == (start, end, "current")
