"""What the memory knew at an earlier moment: the same claims settled again, without those that came later.

Facts follow from claims, so what was known then is what follows from the claims recorded by then. No version has to
be kept for it, and the answer cannot differ from what was held at the time by anything but the code that settles.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import neo4j

from extraction.vocabulary import predicate
from graph.access import Access
from graph.clock import millis
from graph.engine.queries import run
from graph.reading import paging
from graph.writing import reconcile, referents
from graph.writing.settlement import fact_row
from graph.writing.slots import evidence, single

if TYPE_CHECKING:
    from graph.reading.facts import FactFilter

Row = dict[str, Any]
EVER = 2**53


@dataclass(frozen=True, slots=True)
class Until:
    """A point in the record: everything recorded by then, and of one session only the turns up to `seq`."""

    recorded_ms: int
    session_id: str | None = None
    seq: int = EVER


def facts_at(tx: neo4j.Transaction, access: Access, until: Until) -> dict[str, Row]:
    """The facts that were held at a point of the record, by id, as `settlement.fact_row` makes them."""
    claims = run(
        tx,
        "claim/until",
        context=access.context_id,
        recorded_ms=until.recorded_ms,
        session_id=until.session_id,
        seq=until.seq,
        **access.lens.params(),
    )
    slots: dict[str, list[Row]] = {}
    for row in claims:
        slots.setdefault(row["claim"]["slot"], []).append(row["claim"])
    rows = (row for key, rows in slots.items() for row in _settled(access.context_id, key, rows))
    return {row["id"]: row for row in rows}


def find(tx: neo4j.Transaction, access: Access, wanted: "FactFilter", place: paging.Place) -> list[Row]:
    """The facts asked for as they were known at `wanted.as_of`, as `fact/list` gives those of now."""
    moment = wanted.as_of
    held = facts_at(tx, access, Until(millis(moment) if moment else EVER))
    flat = [{**row, **row["properties"]} for row in held.values()]
    entities = named(tx, flat)
    subjects, objects = (_meant(tx, access, name) for name in (wanted.subject, wanted.object))
    fitting = [row for row in flat if _fits(row, wanted, subjects, objects)]
    after = [row for row in fitting if (row["known_ms"], row["id"]) > (place.position, place.last_id)]
    ordered = sorted(after, key=lambda row: (row["known_ms"], row["id"]))[: place.limit + 1]
    return [
        {
            "fact": row,
            "subject": entities[row["subject_id"]],
            "object": entities.get(row["object_id"] or ""),
            "position": row["known_ms"],
        }
        for row in ordered
    ]


def named(tx: neo4j.Transaction, rows: Iterable[Row]) -> dict[str, Row]:
    """The entities that some fact rows are about, as they are called now."""
    ends = {row[end] for row in rows for end in ("subject_id", "object_id") if row[end]}
    found = run(tx, "entity/find", entities=sorted(ends)) if ends else []
    return {row["entity"]["id"]: {name: row["entity"][name] for name in ("id", "name", "type")} for row in found}


def moment(value: datetime | str | None) -> datetime | None:
    """A stored or written time as a moment."""
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def holds(row: Mapping[str, Any], at: datetime | None) -> bool:
    """Whether a fact holds at a moment; an unknown start or an open end does not exclude it."""
    if at is None:
        return True
    start, end = moment(row.get("valid_from")), moment(row.get("valid_until"))
    return (start is None or start <= at) and (end is None or at < end)


def _settled(context: str, slot: str, claims: list[Row]) -> list[Row]:
    first = claims[0]
    rule = predicate(first["predicate"], first["kind"])
    verdict = reconcile.settle(slot, map(evidence, claims), single=single(rule))
    return [fact_row(context, slot, first["scope"], fact) for fact in verdict.facts]


def _fits(row: Mapping[str, Any], wanted: "FactFilter", subjects: set[str] | None, objects: set[str] | None) -> bool:
    statuses = wanted.statuses()
    asked = {"predicate": wanted.predicate, "kind": wanted.kind, "session_id": wanted.session_id}
    return (
        all(value is None or row[name] == value for name, value in asked.items())
        and (statuses is None or row["status"] in statuses)
        and (not wanted.categories or row["category"] in wanted.categories)
        and (subjects is None or row["subject_id"] in subjects)
        and (objects is None or row["object_id"] in objects or row["value"] == wanted.object)
        and holds(row, wanted.valid_at)
    )


def _meant(tx: neo4j.Transaction, access: Access, name: str | None) -> set[str] | None:
    """The ids that a name or id may mean; None where it is not asked."""
    if name is None:
        return None
    lookups = [referents.lookup(access.context_id, name)]
    found = run(tx, "entity/named", lookups=lookups, **access.lens.params())
    return {name, *(row["entity"]["id"] for row in found)}
