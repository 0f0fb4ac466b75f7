"""Direct answers: the facts that hold what a question asks for, found by whom and by what they say of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import neo4j

from extraction.asked import Party, Slot
from extraction.vocabulary import predicate
from graph import clock
from graph.engine.queries import run
from graph.reading import facts, paging
from graph.reading.facts import FactFilter
from graph.recall import namesakes
from graph.recall.facthits import HOLDING
from graph.recall.pool import Place, Row
from graph.recall.shapes import Answer
from graph.writing import names
from graph.writing.turns import speaker_of

MOST_MEANT = 100
"""Entities that one name may mean to who sees very many."""
MOST_FACTS = 100
"""Facts that answer a question, the latest said."""
HAPPENED = (*sorted(HOLDING), "past")
"""Statuses of actions that count whenever they are asked for: events are never over."""
SIDES = {"subject_id": "subject", "object_id": "object"}
"""What stands where a fact keeps one of its ends, for filters and, in capitals, as edge."""


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
        rows = _of_slot(tx, slot, place)
        if rows:
            return Answering(rows, Answer(predicates=predicates, known=True, fact_ids=[_id(row) for row in rows]))
    return Answering(told=Answer(predicates=predicates, known=False, fact_ids=[]))


def _id(row: Row) -> str:
    return row["fact"]["id"]


def _of_slot(tx: neo4j.Transaction, slot: Slot, place: Place) -> list[Row]:
    """The facts that hold what a slot asks for, the latest said first."""
    who = sorted(_meant(tx, slot.whom, place))
    return (_then if place.as_of else _now)(tx, who, slot, place) if who else []


def _statuses(slot: Slot, place: Place) -> list[str]:
    """What counts: what holds, or has held where the question or `valid_at` asks for earlier."""
    if slot.earlier:
        return ["past"]
    return list(HAPPENED if place.valid_at else HOLDING)


def _ends(slot: Slot) -> list[str]:
    """Where those who are known may stand."""
    symmetric = predicate(slot.predicate, "relation").symmetric
    return list(SIDES.values()) if symmetric else [SIDES[slot.side]]


def _now(tx: neo4j.Transaction, who: list[str], slot: Slot, place: Place) -> list[Row]:
    return run(
        tx,
        "recall/slots",
        asked=who,
        ends=[end.upper() for end in _ends(slot)],
        predicate=slot.predicate,
        statuses=_statuses(slot, place),
        happened=list(HAPPENED),
        session_id=place.session_id,
        valid_at=clock.iso(place.valid_at) if place.valid_at else None,
        context=place.access.context_id,
        limit=MOST_FACTS,
        **place.access.lens.params(),
    )


def _then(tx: neo4j.Transaction, who: list[str], slot: Slot, place: Place) -> list[Row]:
    """The same of what was known at a moment."""
    asked = FactFilter(
        predicate=slot.predicate,
        status=facts.ALL,
        session_id=place.session_id,
        as_of=place.as_of,
        valid_at=place.valid_at,
    )
    sides = [replace(asked, about=(one,), **{end: one}) for one in who for end in _ends(slot)]
    found = [row for side in sides for row in facts.find(tx, place.access, side, paging.place(None, paging.MOST))]
    rows = [row for row in found if _counts(row["fact"], _statuses(slot, place))]
    return sorted(rows, key=lambda row: -row["fact"]["said_ms"])[:MOST_FACTS]


def _counts(fact: Row, statuses: Sequence[str]) -> bool:
    return fact["status"] in statuses or (fact["kind"] == "action" and fact["status"] in HAPPENED)


def _meant(tx: neo4j.Transaction, party: Party, place: Place) -> set[str]:
    """The entities that a question may mean."""
    if party.relation is not None and party.owner is not None:
        return _related(tx, party, place)
    called = {names.normal(party.name)} if party.name else _taking_part(party, place)
    return {row["entity"]["id"] for row in namesakes.called(tx, place.access, called, MOST_MEANT)}


def _taking_part(party: Party, place: Place) -> set[str]:
    """What who asks, or who is asked, goes by: the user or agent whom the scope names, else the role.

    Within a session its scope counts, as it does for its turns; otherwise what the reader sees.
    """
    scope = place.access.lens.tags if place.speaking is None else place.speaking
    return {names.normal(speaker_of(party.role or "user", None, scope))}


def _related(tx: neo4j.Transaction, party: Party, place: Place) -> set[str]:
    """Those who are something to another: "my sister", by the facts that say so."""
    if party.relation is None or party.owner is None or party.relation.predicate is None:
        return set()
    own = party.relation.direction != "owner_is_object"
    slot = Slot(party.relation.predicate, party.owner, own, earlier=False)
    # Wherever it was said, and as it is: the session and the moment asked for are those of the answer.
    rows = _of_slot(tx, slot, replace(place, session_id=None, valid_at=None))
    owners = _meant(tx, party.owner, place)
    ends = {row["fact"][end] for row in rows for end in ("subject_id", "object_id")}
    return {end for end in ends if end} - owners
