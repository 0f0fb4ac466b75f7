"""What the memory knew at a point of its record: the same claims settled again, without those that came later.

Facts follow from claims, so what was known then is what follows from the claims recorded by then. No version has to
be kept for it, and the answer cannot differ from what was held at the time by anything but the code that settles.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import neo4j

from extraction.vocabulary import predicate
from graph.access import Access
from graph.clock import millis
from graph.engine.queries import run
from graph.writing import reconcile, slotdoubts
from graph.writing.settlement import fact_row
from graph.writing.slots import evidence, single
from graph.writing.verdicts import Verdict

Row = dict[str, Any]
EVER = 2**53


@dataclass(frozen=True, slots=True)
class Until:
    """A point of the record: everything recorded by then, but of one session the turns up to `seq`."""

    recorded_ms: int
    session_id: str | None = None
    seq: int = EVER

    def covers(self, turn: Mapping[str, Any]) -> bool:
        """Whether a turn lies before it, by the turn's session, number and time of recording."""
        if turn["session_id"] == self.session_id:
            return turn["seq"] <= self.seq
        return turn["recorded_ms"] <= self.recorded_ms

    def params(self) -> dict[str, Any]:
        """As statements take it."""
        return {"recorded_ms": self.recorded_ms, "point_session": self.session_id, "point_seq": self.seq}


NOW = Until(EVER)
"""The end of the record."""


def until(as_of: datetime | None) -> Until:
    """The point of the record at a moment; without one its end."""
    return Until(millis(as_of)) if as_of else NOW


@dataclass(frozen=True, slots=True)
class Held:
    """What followed for some slots at a point of the record."""

    facts: dict[str, Row]
    """By id, as `settlement.fact_row` makes them, the properties beside the rest."""
    doubts: dict[str, Row]
    """By id, open and resolved, as `slotdoubts.row` makes them, the properties beside the rest."""


def held(tx: neo4j.Transaction, access: Access, slots: Collection[str], point: Until) -> Held:
    """What some slots held at a point of the record."""
    asked = {"slots": sorted(slots), **point.params(), **access.lens.params()}
    claims = run(tx, "slot/claims_until", **asked) if slots else []
    grouped: dict[str, list[Row]] = {}
    for row in claims:
        grouped.setdefault(row["claim"]["slot"], []).append(row["claim"])
    facts, doubts = list[Row](), list[Row]()
    for slot, rows in grouped.items():
        verdict, scope = _settled(slot, rows), rows[0]["scope"]
        facts += [fact_row(access.context_id, slot, scope, fact) for fact in verdict.facts]
        doubts += [slotdoubts.row(access.context_id, slot, scope, one) for one in verdict.objections]
    return Held(_flat(facts), _flat(doubts))


def _flat(rows: list[Row]) -> dict[str, Row]:
    return {row["id"]: {**row, **row["properties"]} for row in rows}


def moment(value: datetime | str | None) -> datetime | None:
    """A stored or written time as a moment."""
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def holds(row: Mapping[str, Any], at: datetime | None) -> bool:
    """Whether a fact holds at a moment, or had happened by then; an unknown start or an open end excludes nothing."""
    if at is None:
        return True
    start, end = moment(row.get("valid_from") or row.get("occurred_at")), moment(row.get("valid_until"))
    return (start is None or start <= at) and (end is None or at < end)


def _settled(slot: str, claims: list[Row]) -> Verdict:
    first = claims[0]
    rule = predicate(first["predicate"], first["kind"])
    return reconcile.settle(slot, map(evidence, claims), single=single(rule))
