"""What one write leaves in the graph: turns, entities, claims, facts with their evidence, and a trace."""

from datetime import UTC, datetime

import pytest

from extraction.records import Reading, Referent
from graph.memory import Memory
from graph.reading import facts, traces
from graph.reading.facts import FactFilter
from tests.graph.conversation import ACME, ALICE, BEN, PORTO, TURIN, Conversation, told, when
from tests.graph.pictures import Picture


def test_a_fact_stands_in_the_graph_with_its_ends_and_the_words_that_say_it(talk: Conversation, picture: Picture):
    talk.say(told(ALICE, "works_for", ACME))

    assert picture.nodes("Entity", "name", "type") == {("Alice", "person"), ("Acme", "organisation")}
    assert picture.edges("SUBJECT") >= {("works_for", "Alice")}
    assert picture.edges("OBJECT") >= {("works_for", "Acme")}
    assert picture.edges("RELATES", "predicate", "status") == {("Alice", "works_for", "current", "Acme")}
    assert ("works_for", "Alice works_for Acme", "Alice works_for Acme") in picture.edges("EVIDENCED_BY", "quote")


def test_a_new_place_closes_the_old_one(talk: Conversation, picture: Picture):
    talk.say(told(ALICE, "lives_in", PORTO))
    diff = talk.say(told(ALICE, "lives_in", TURIN))

    assert picture.facts() == {("Alice", "lives_in", "Porto", "past"), ("Alice", "lives_in", "Turin", "current")}
    assert picture.edges("RELATES", "status") == {("Alice", "past", "Porto"), ("Alice", "current", "Turin")}
    assert picture.edges("SUPERSEDES", "reason") == {("lives_in", "replaces_value", "lives_in (past)")}
    assert [(one.action, one.reason) for one in diff.relations] == [
        ("created", "replaces_value"),
        ("superseded", "replaced"),
    ]
    previous = diff.relations[0].previous
    assert previous
    assert previous.object
    assert previous.object.name == "Porto"


def test_the_same_said_again_adds_evidence_and_no_fact(talk: Conversation, picture: Picture, memory: Memory):
    talk.say(told(ALICE, "lives_in", PORTO))
    diff = talk.say(told(ALICE, "lives_in", PORTO))

    (fact,) = facts.listed(memory, talk.access, FactFilter()).items
    assert [change.action for change in diff.relations] == ["confirmed"]
    assert (fact.evidence_count, len(facts.evidence(memory, talk.access, fact.id))) == (2, 2)
    assert picture.count("Slot") == 1


def test_a_message_that_was_said_earlier_and_arrives_later_changes_nothing_current(
    talk: Conversation, picture: Picture
):
    talk.say(told(ALICE, "lives_in", TURIN), minute=10)
    diff = talk.say(told(ALICE, "lives_in", PORTO), minute=5)

    assert picture.facts() == {("Alice", "lives_in", "Porto", "past"), ("Alice", "lives_in", "Turin", "current")}
    assert picture.edges("SUPERSEDES", "reason") == {("lives_in", "replaces_value", "lives_in (past)")}
    assert [(one.action, one.fact.status) for one in diff.relations] == [("created", "past")]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (1, 0, 2)])
def test_facts_do_not_depend_on_the_order_of_arrival(talk: Conversation, picture: Picture, order: tuple[int, ...]):
    things = [told(ALICE, "lives_in", PORTO), told(ALICE, "lives_in", TURIN), told(ALICE, "lives_in", PORTO)]

    for place in order:
        talk.say(things[place], minute=place)

    assert picture.nodes("Fact", "said_ms", "status", "evidence_count", "reason") == {
        (1740819600000, "past", 1, "replaced"),
        (1740819660000, "past", 1, "replaced"),
        (1740819720000, "current", 1, "replaces_value"),
    }
    assert len(picture.rows("MATCH (:Fact {context: $context})-[r:SUPERSEDES]->() RETURN r {.reason} AS r")) == 2


def test_no_longer_closes_without_a_successor(talk: Conversation, picture: Picture):
    talk.say(told(ALICE, "works_for", ACME))
    talk.say(told(ALICE, "works_for", ACME, modality="ended"))

    assert picture.facts() == {("Alice", "works_for", "Acme", "past")}
    assert picture.edges("RELATES", "status") == {("Alice", "past", "Acme")}
    assert picture.edges("SUPERSEDES") == set()


def test_a_like_and_a_dislike_of_one_thing_replace_each_other(talk: Conversation, picture: Picture):
    jazz = Referent("jazz", "topic", named=False)
    talk.say(told(ALICE, "likes", jazz))
    talk.say(told(ALICE, "dislikes", jazz))

    assert picture.facts() == {("Alice", "likes", "jazz", "past"), ("Alice", "dislikes", "jazz", "current")}


def test_a_friendship_is_one_fact_from_either_side(talk: Conversation, picture: Picture):
    talk.say(told(ALICE, "friend_of", BEN))
    talk.say(told(BEN, "friend_of", ALICE))

    assert picture.nodes("Fact", "predicate", "status", "evidence_count") == {("friend_of", "current", 2)}


def test_a_symmetric_claim_that_raises_a_fact_turns_its_edges_with_it(talk: Conversation, picture: Picture):
    talk.say(told(ALICE, "friend_of", BEN, modality="hedged"))
    talk.say(told(BEN, "friend_of", ALICE))

    assert picture.facts() == {("Ben", "friend_of", "Alice", "current")}
    assert picture.rows(
        "MATCH (s {context: $context})-[r:RELATES]->(o) MATCH (f:Fact {id: r.fact_id})-[:OBJECT]->(e) "
        "RETURN s.name AS s, o.name AS o, r.status AS status, e.name AS e, f.subject_id = s.id AS fits"
    ) == [{"s": "Ben", "o": "Alice", "status": "current", "e": "Alice", "fits": True}]


def test_a_second_marriage_replaces_the_first(talk: Conversation, picture: Picture):
    talk.say(told(ALICE, "married_to", BEN))
    talk.say(told(ALICE, "married_to", Referent("Carl", "person")))

    assert picture.facts() == {("Alice", "married_to", "Ben", "past"), ("Alice", "married_to", "Carl", "current")}


def test_a_question_is_kept_as_a_claim_and_makes_no_fact(talk: Conversation, picture: Picture):
    talk.say(told(ALICE, "lives_in", PORTO, modality="asked"))

    assert picture.count("Fact") == 0
    assert picture.nodes("Claim", "predicate", "modality") == {("lives_in", "asked")}


def test_a_doubt_stands_until_the_ground_for_it_is_gone(talk: Conversation, picture: Picture):
    talk.say(told(ALICE, "lives_in", PORTO))
    talk.say(told(ALICE, "lives_in", TURIN, modality="hedged"))
    before = picture.nodes("Uncertainty", "reason", "status")
    talk.say(told(ALICE, "lives_in", TURIN))

    assert before == {("hedged", "open")}
    assert picture.facts() == {("Alice", "lives_in", "Porto", "past"), ("Alice", "lives_in", "Turin", "current")}


def test_a_doubt_names_the_facts_that_stand_against_each_other(talk: Conversation, picture: Picture):
    talk.say(told(ALICE, "lives_in", PORTO))
    talk.say(told(ALICE, "lives_in", TURIN, confidence=0.4))

    assert picture.nodes("Uncertainty", "reason", "status") == {("below_floor", "open")}
    held = picture.rows(
        "MATCH (:Uncertainty {context: $context})-[:ABOUT]->(f:Fact)-[:OBJECT]->(o) "
        "RETURN o.name AS name, f.status AS status"
    )
    assert {(row["name"], row["status"]) for row in held} == {("Porto", "current"), ("Turin", "held")}


def test_events_of_different_days_are_different_facts(talk: Conversation, picture: Picture):
    days = [datetime(2025, 1, day, tzinfo=UTC) for day in (3, 4)]
    for day in days:
        talk.say(told(ALICE, "visit", PORTO, valid=when(day), kind="action"))
    talk.say(told(ALICE, "visit", PORTO, valid=when(days[0]), kind="action"))

    assert picture.nodes("Action", "predicate", "evidence_count", "status") == {
        ("visit", 2, "current"),
        ("visit", 1, "current"),
    }


def test_everything_quoted_stands_in_its_turn(talk: Conversation, picture: Picture):
    talk.say(
        told(ALICE, "works_for", ACME),
        told(ALICE, "lives_in", PORTO),
        content="🎉 Alice works_for Acme — Alice lives_in Porto",
    )
    talk.say(told(ALICE, "works_for", ACME, modality="ended"), content="née 𝔘: Alice works_for Acme")

    quotes = picture.quotes()
    assert len(quotes) == 11
    assert [pair for pair in quotes if pair[0] != pair[1]] == []


def test_a_trace_names_every_claim_and_what_became_of_it(talk: Conversation, memory: Memory):
    talk.say(told(ALICE, "lives_in", PORTO))
    talk.say(told(ALICE, "lives_in", TURIN, modality="hedged"), told(ALICE, "works_for", ACME, modality="wished"))

    listed = traces.listed(memory, talk.access, talk.session_id).items
    trace = traces.show(memory, talk.access, listed[-1].id)
    assert {(step.claim, step.decision, step.reason) for step in trace.decisions} == {
        ("Alice lives_in Turin", "held", "hedged"),
        ("Alice works_for Acme", "not_a_fact", "wished"),
    }
    assert {name: len(found) for name, found in trace.records.items()} == {
        "created": 0,
        "confirmed": 0,
        "closed": 0,
        "held": 1,
    }
    assert trace.turn_ids
    assert {"turns", "entities", "facts"} <= trace.steps_ms.keys()


def test_a_message_of_which_nothing_is_read_is_a_turn_and_a_trace(talk: Conversation, picture: Picture):
    talk.say(content="Hm.", reading=Reading())

    assert {name: picture.count(name) for name in ("Turn", "Entity", "Claim", "Trace")} == {
        "Turn": 1,
        "Entity": 0,
        "Claim": 0,
        "Trace": 1,
    }
