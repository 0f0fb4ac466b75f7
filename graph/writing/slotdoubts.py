"""The doubts of slots as the graph keeps them: what the fold objects to, and by which turn it was settled since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from graph.clock import millis
from graph.engine.queries import run
from graph.ids import derived
from graph.writing.doubting import listing
from graph.writing.unit import Unit
from graph.writing.verdicts import Objection

Row = dict[str, Any]
DoubtAction = Literal["created", "resolved", "reopened", "erased"]
COPIED = ("session_id", "turn_id", "start", "end", "quote", "role", "speaker", "trust", "origin", "confidence")


@dataclass(frozen=True, slots=True)
class DoubtMove:
    """What became of one doubt: a row as `uncertainty/record` takes it, or as it was stored."""

    action: DoubtAction
    row: Row


def row(context: str, slot: str, scope: Sequence[str], objection: Objection) -> Row:
    """A doubt that follows from a slot, as `uncertainty/record` takes it."""
    claim, settled = objection.claim, objection.resolved_by
    recorded_ms = millis(datetime.fromisoformat(claim.recorded_at))
    return {
        "id": derived("unc", slot, objection.reason, claim.id),
        "turn": claim.turn_id,
        "said_at": claim.said_at,
        "facts": objection.fact_ids,
        "properties": {
            **{name: getattr(claim, name) for name in COPIED},
            "context": context,
            "scope": list(scope),
            "slot": slot,
            "status": "resolved" if settled else "open",
            "resolved_by": settled.turn_id if settled else None,
            "reason": objection.reason,
            "about": f"{claim.predicate.replace('_', ' ')}: {claim.quote}",
            "display": objection.reason,
            "fact_ids": list(objection.fact_ids),
            "recorded_ms": recorded_ms,
            **listing(context, scope, recorded_ms),
        },
    }


def write(unit: Unit, slots: Sequence[str], rows: Sequence[Row]) -> list[DoubtMove]:
    """Makes the doubts of some slots those of the rows, and says what became of each."""
    before = {one["uncertainty"]["id"]: one["uncertainty"] for one in run(unit.tx, "slot/doubts", slots=list(slots))}
    after = {one["id"]: one for one in rows}
    gone = [before[key] for key in before if key not in after]
    fresh = [one for key, one in after.items() if key not in before]
    changed = [one for key, one in after.items() if key in before and differences(before[key], one)]
    run(unit.tx, "uncertainty/remove", uncertainties=[one["id"] for one in gone])
    run(unit.tx, "uncertainty/record", uncertainties=fresh, opening=unit.opening)
    run(unit.tx, "uncertainty/revise", uncertainties=changed)
    pairs = [{"uncertainty": one["id"], "fact": fact} for one in (*fresh, *changed) for fact in one["facts"]]
    run(unit.tx, "uncertainty/about", pairs=pairs)
    moves = [DoubtMove(action, one) for one in (*fresh, *changed) if (action := _became(before.get(one["id"]), one))]
    return [*moves, *(DoubtMove("erased", one) for one in gone)]


def differences(old: Mapping[str, Any], new: Row) -> list[str]:
    """The properties in which a stored doubt is not what it would be written as now."""
    return [name for name, value in new["properties"].items() if old.get(name) != value]


def _became(old: Mapping[str, Any] | None, new: Row) -> DoubtAction | None:
    status = new["properties"]["status"]
    if old and old["status"] == status:
        return None
    if status == "resolved":
        return "resolved"
    return "reopened" if old else "created"
