"""Direct answers: the facts that hold what a question asks for, found by whom and by what they say of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import neo4j

from extraction.asked import Party, Slot
from extraction.vocabulary import predicate
from graph.engine.queries import run
from graph.reading import facts, paging
from graph.reading.facts import FactFilter
from graph.recall import facthits
from graph.recall.facthits import HOLDING
from graph.recall.pool import Place, Row
from graph.recall.shapes import Answer
from graph.writing import names
from graph.writing.turns import speaker_of

MOST_FACTS = 100
"""Facts looked at of a slot, the latest said."""


@dataclass(frozen=True, slots=True)
class Answering:
    """What the memory holds of what is asked for."""

    rows: list[Row] = field(default_factory=list[Row])
    told: Answer | None = None
    """None where the question asks for no one thing."""


def find(tx: neo4j.Transaction, slots: Sequence[Slot], place: Place) -> Answering:
    """The facts that hold what some slots ask for; of the readings of a question the first that finds any counts."""
    if not slots:
        return Answering()
    predicates = list(dict.fromkeys(slot.predicate for slot in slots))
    for slot in slots:
        held = [row for row in _of_slot(tx, slot, place) if facthits.is_wanted(row["fact"], place)]
        chosen = [row for row in held if _answers(row["fact"], slot, place)]
        if chosen:
            told = Answer(predicates=predicates, known=True, fact_ids=[row["fact"]["id"] for row in chosen])
            return Answering(chosen, told)
    return Answering(told=Answer(predicates=predicates, known=False, fact_ids=[]))


def _answers(fact: Row, slot: Slot, place: Place) -> bool:
    """Whether a fact holds, or has held where the question or `valid_at` asks for earlier; events are never over."""
    if fact["kind"] == "action":
        return fact["status"] in (*HOLDING, "past")
    over = fact["status"] == "past"
    return over if slot.earlier else fact["status"] in HOLDING or (over and place.valid_at is not None)


def _of_slot(tx: neo4j.Transaction, slot: Slot, place: Place) -> list[Row]:
    """The facts of a slot, the latest said first."""
    who = _meant(tx, slot.whom, place)
    rows = _said_of(tx, who, slot.predicate, place) if who else []
    return [row for row in rows if _stands(row["fact"], who, slot)]


def _stands(fact: Row, who: Iterable[str], slot: Slot) -> bool:
    """Whether those who are known stand where the question has them."""
    ends = {"subject_id", "object_id"} if predicate(slot.predicate, "relation").symmetric else {slot.side}
    return any(fact[end] in who for end in ends)


def _said_of(tx: neo4j.Transaction, who: set[str], name: str, place: Place) -> list[Row]:
    access = place.access
    if place.as_of:
        wanted = FactFilter(about=tuple(sorted(who)), predicate=name, status=facts.ALL, as_of=place.as_of)
        rows = facts.find(tx, access, wanted, paging.place(None, MOST_FACTS))
        return sorted(rows, key=lambda row: -row["fact"]["said_ms"])
    asked = [{"entity": one, "predicate": name} for one in sorted(who)]
    return run(tx, "recall/slots", asked=asked, context=access.context_id, limit=MOST_FACTS, **access.lens.params())


def _meant(tx: neo4j.Transaction, party: Party, place: Place) -> set[str]:
    """The entities that a question may mean."""
    if party.relation is not None and party.owner is not None:
        return _related(tx, party, place)
    called = {names.normal(party.name)} if party.name else _taking_part(party, place)
    lookups = [f"{place.access.context_id}|{text}" for text in sorted(called)]
    rows = run(tx, "entity/named", lookups=lookups, **place.access.lens.params())
    return {row["entity"]["id"] for row in rows}


def _taking_part(party: Party, place: Place) -> set[str]:
    """What who asks, or who is asked, goes by: the user or agent whom the scope names, else the role."""
    return {names.normal(speaker_of(party.role or "user", None, place.access.lens.tags))}


def _related(tx: neo4j.Transaction, party: Party, place: Place) -> set[str]:
    """Those who are something to another: "my sister", by the facts that say so."""
    if party.relation is None or party.owner is None or party.relation.predicate is None:
        return set()
    own = party.relation.direction != "owner_is_object"
    slot = Slot(party.relation.predicate, party.owner, own, earlier=False)
    rows = [row for row in _of_slot(tx, slot, place) if row["fact"]["status"] in HOLDING]
    owners = _meant(tx, party.owner, place)
    ends = {row["fact"][end] for row in rows for end in ("subject_id", "object_id")}
    return {end for end in ends if end} - owners
