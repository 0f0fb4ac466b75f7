"""Corrections by hand: facts ended, doubts settled, rules taken back, entities renamed."""

from datetime import timedelta

import pytest

from extraction.records import Referent
from graph import clock
from graph.errors import Conflict, Invalid, NotFound
from graph.memory import Memory
from graph.model import Fact, Message
from graph.reading import doubts, entities, facts
from graph.reading.doubts import NoteFilter
from graph.reading.entities import EntityFilter
from graph.reading.facts import FactFilter
from graph.writing import deciding, erasing, ingest, renaming
from graph.writing.deciding import Verdict
from graph.writing.forgetting import Forgetting
from graph.writing.ingest import Batch
from graph.writing.renaming import Naming
from tests.graph.conversation import ACME, BEN, PORTO, START, TURIN, Conversation, told, when
from tests.graph.pictures import Picture


def fact(memory: Memory, talk: Conversation, status: str = "current", predicate: str = "lives_in") -> Fact:
    return facts.listed(memory, talk.access, FactFilter(predicate=predicate, status=status)).items[0]


def last_correction(picture: Picture) -> str:
    rows = picture.rows("MATCH (t:Turn {context: $context}) WHERE t.kind = 'correction' RETURN t.id AS id ORDER BY id")
    return rows[-1]["id"]


def test_a_fact_is_ended_at_a_moment_and_holds_again_where_that_is_forgotten(
    talk: Conversation, memory: Memory, picture: Picture
):
    talk.say(told(BEN, "lives_in", PORTO))
    deciding.close(memory, talk.access, fact(memory, talk).id, START + timedelta(days=1))

    ended = fact(memory, talk, "past")
    assert (ended.status, ended.valid_until) == ("past", "2025-03-02T09:00:00Z")
    with pytest.raises(Conflict):
        deciding.close(memory, talk.access, ended.id)

    erasing.forget(memory, talk.access, Forgetting(turn_ids=(last_correction(picture),)))
    assert fact(memory, talk).valid_until is None


def test_a_plan_is_denied_by_closing_it(talk: Conversation, memory: Memory):
    talk.say(told(BEN, "lives_in", PORTO, modality="planned"))
    deciding.close(memory, talk.access, fact(memory, talk, "planned").id)
    assert fact(memory, talk, "denied").object


def test_a_fact_does_not_end_before_it_began(talk: Conversation, memory: Memory):
    talk.say(told(BEN, "lives_in", PORTO, valid=when(START)))
    with pytest.raises(Invalid):
        deciding.close(memory, talk.access, fact(memory, talk).id, START - timedelta(days=1))
    with pytest.raises(Invalid, match="has come"):
        deciding.close(memory, talk.access, fact(memory, talk).id, clock.now() + timedelta(days=1))
    with pytest.raises(NotFound):
        deciding.close(memory, talk.access, "fact_none")


def test_a_fact_of_a_clock_that_runs_ahead_is_ended_as_well(talk: Conversation, memory: Memory):
    ahead = clock.now() + timedelta(days=400)
    talk.say(told(BEN, "lives_in", PORTO), said_at=ahead)
    deciding.close(memory, talk.access, fact(memory, talk).id)
    assert facts.listed(memory, talk.access, FactFilter(predicate="lives_in")).items == []


@pytest.mark.parametrize(("accept", "lives"), [("held", "Turin"), ("current", "Porto"), ("Rome", "Rome")])
def test_a_doubt_is_settled_by_one_of_its_facts_or_by_another_value(
    talk: Conversation, memory: Memory, accept: str, lives: str
):
    talk.say(told(BEN, "lives_in", PORTO))
    talk.say(told(BEN, "lives_in", TURIN), role="assistant", speaker="assistant")
    doubt = doubts.uncertainties(memory, talk.access, NoteFilter(status="open")).items[0]
    chosen = fact(memory, talk, accept).id if accept != "Rome" else accept
    with pytest.raises(Invalid, match="not about that"):
        deciding.resolve(memory, talk.access, doubt.id, Verdict(f"fact_{'0' * 26}"))

    deciding.resolve(memory, talk.access, doubt.id, Verdict(chosen))

    now = fact(memory, talk)
    assert now.object
    assert now.object.name == lives
    assert doubts.uncertainties(memory, talk.access, NoteFilter(status="open")).items == []
    with pytest.raises(Conflict):
        deciding.resolve(memory, talk.access, doubt.id, Verdict(chosen))


def test_a_rule_is_taken_back_and_given_again(talk: Conversation, memory: Memory):
    message = Message(role="user", content="Please always answer in French.")
    ingest.remember(memory, talk.access, Batch([message], talk.session_id))

    def rule(*, active: bool) -> str:
        return next(one.id for one in doubts.instructions(memory, talk.access).items if one.active is active)

    ident = rule(active=True)
    deciding.set_active(memory, talk.access, ident, active=False)
    assert rule(active=False) == ident
    with pytest.raises(Conflict):
        deciding.set_active(memory, talk.access, ident, active=False)
    deciding.set_active(memory, talk.access, ident, active=True)
    assert rule(active=True) == ident


def test_an_entity_gets_another_name_and_type_until_that_is_forgotten(
    talk: Conversation, memory: Memory, picture: Picture
):
    talk.say(told(BEN, "works_for", ACME), told(Referent("Kite", "organisation"), "located_in", PORTO))
    kite = entities.listed(memory, talk.access, EntityFilter(name="Kite")).items[0].id
    renaming.revise_entity(memory, talk.access, kite, Naming("Project Kite", "project", ("PK",)))

    shown = entities.show(memory, talk.access, kite)
    assert (shown.name, shown.type, shown.aliases) == ("Project Kite", "project", ["Kite", "PK"])
    assert entities.listed(memory, talk.access, EntityFilter(name="pk")).items[0].id == kite
    with pytest.raises(Invalid):
        renaming.revise_entity(memory, talk.access, kite, Naming())

    erasing.forget(memory, talk.access, Forgetting(turn_ids=(last_correction(picture),)))
    shown = entities.show(memory, talk.access, kite)
    assert (shown.name, shown.type, shown.aliases) == ("Kite", "organisation", [])


def test_an_entity_gets_no_name_by_which_another_goes(talk: Conversation, memory: Memory, picture: Picture):
    talk.say(told(BEN, "lives_in", PORTO), told(Referent("Cleo", "person"), "nickname", "Clio"))
    ident = {one.name: one.id for one in entities.listed(memory, talk.access).items}
    before = picture.facts()

    for naming in (Naming("cleo"), Naming(aliases=["Clio"])):
        with pytest.raises(Conflict, match=rf"{ident['Cleo']}: merge the two"):
            renaming.revise_entity(memory, talk.access, ident["Ben"], naming)
    assert picture.facts() == before
    for name in ("Porto", "Benedict", "Ben"):
        assert renaming.revise_entity(memory, talk.access, ident["Ben"], Naming(name)).reply.diff.attributes
    assert {one.id for one in entities.listed(memory, talk.access).items} == set(ident.values())


def test_no_name_that_is_given_makes_two_one(talk: Conversation, memory: Memory):
    tom, rex = Referent("Tom", "person"), Referent("Rex", "organisation")
    talk.say(told(tom, "likes", "tea"), told(BEN, "likes", "jam"), told(rex, "located_in", PORTO))
    ident = {one.name: one.id for one in entities.listed(memory, talk.access).items}

    for name, naming in (("Ben", Naming("Tom Hill")), ("Rex", Naming("Tom", "person"))):
        with pytest.raises(Conflict, match=rf"{ident['Tom']}: merge the two"):
            renaming.revise_entity(memory, talk.access, ident[name], naming)
    renaming.revise_entity(memory, talk.access, ident["Tom"], Naming("Tom Hill"))
    renaming.revise_entity(memory, talk.access, ident["Ben"], Naming("Ben Hill"))
    renaming.revise_entity(memory, talk.access, ident["Rex"], Naming("Tom Limited"))
    assert {one.id for one in entities.listed(memory, talk.access).items} == set(ident.values())
