"""The slots that a write touched, settled again: claims in, facts written, changes out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from extraction.vocabulary import predicate
from graph import ids
from graph.clock import iso, millis
from graph.engine.queries import run
from graph.model import Action
from graph.writing import reconcile, slotdoubts
from graph.writing.slotdoubts import DoubtMove
from graph.writing.slots import Slot, evidence
from graph.writing.unit import Unit
from graph.writing.verdicts import Decision, Evidence, Version

Row = dict[str, Any]
RANKS = {"created": 0, "held": 0, "revived": 0, "confirmed": 1}
KINDS = ("attribute", "relation", "action")
PLAIN: Row = {"status": "current", "evidence_count": 1}
"""What a fact without a label for its looks is."""
TIMES = ("valid_from", "valid_until", "occurred_at", "known_from", "known_until", "said_at")


@dataclass(frozen=True, slots=True)
class Move:
    """What became of one fact."""

    action: Action
    reason: str
    row: Row
    replaced: Row | None = None


@dataclass(slots=True)
class Settlement:
    """What settling came to."""

    moves: list[Move] = field(default_factory=list[Move])
    decisions: list[Decision] = field(default_factory=list[Decision])
    doubts: list[DoubtMove] = field(default_factory=list[DoubtMove])


def settle(unit: Unit, slots: Mapping[str, Slot]) -> Settlement:
    """Computes the touched slots again, writes what changed, and says what that was."""
    if not slots:
        return Settlement()
    keys = sorted(slots)
    claims = _by_slot(row["claim"] for row in run(unit.tx, "slot/claims", slots=keys))
    before = {row["fact"]["id"]: row["fact"] for row in run(unit.tx, "slot/facts", slots=keys)}
    result = Settlement()
    after: dict[str, Row] = {}
    doubted: list[Row] = []
    for key in keys:
        verdict = reconcile.settle(key, map(evidence, claims.get(key, [])), single=slots[key].single)
        rows = [fact_row(unit.context, key, slots[key].scope, fact) for fact in verdict.facts]
        after |= {row["id"]: row for row in rows}
        result.decisions += verdict.decisions
        doubted += [slotdoubts.row(unit.context, key, slots[key].scope, one) for one in verdict.objections]
    result.moves = moves(before, after)
    _write(unit, before, after)
    result.doubts = slotdoubts.write(unit, keys, doubted)
    return result


def fact_row(context: str, slot: str, scope: Sequence[str], fact: Version) -> Row:
    """A fact as the graph keeps it: times beside the other properties."""
    first = fact.first
    known_ms = millis(datetime.fromisoformat(first.recorded_at))
    action = first.kind == "action"
    announced = fact.status in ("planned", "held", "denied")
    properties = {
        "context": context,
        "scope": list(scope),
        "labels": sorted({label for claim in fact.evidence for label in claim.labels}),
        "slot": slot,
        "kind": first.kind,
        "predicate": first.predicate,
        "value": first.value,
        "status": fact.status,
        "reason": fact.reason,
        "category": predicate(first.predicate, first.kind).category,
        "confidence": fact.confidence,
        "valid_precision": fact.precision,
        "replaces": fact.replaces,
        "replaced_by": fact.replaced_by,
        "claims": sorted(claim.id for claim in fact.evidence),
        "evidence_count": len(fact.evidence),
        "subject_id": first.subject_id,
        "object_id": first.object_id,
        "known_ms": known_ms,
        "listed": ids.listed(context, known_ms),
        "said_ms": first.said_ms,
        "display": display(first.predicate, first.value, fact.status),
    }
    properties |= {name: getattr(first, name) for name in ("session_id", "turn_id", "start", "end", "quote", "role")}
    properties |= {name: getattr(first, name) for name in ("speaker", "trust", "origin")}
    times = {
        "valid_from": None if action else fact.valid_from,
        "valid_until": None if action else fact.valid_until,
        "occurred_at": (fact.valid_from or (None if announced else first.said_at)) if action else None,
        "known_from": first.recorded_at,
        "known_until": fact.known_until,
        "said_at": first.said_at,
    }
    return {"id": fact.id, "slot": slot, "evidence": fact.evidence, **times, "properties": properties}


def display(name: str, value: str | None, status: str) -> str:
    """A fact as a caption tells it, such as "title nurse (past)"; one of a thing tells the thing by its edge."""
    said = f"{name} {value}" if value else name
    return said if status == "current" else f"{said} ({status})"


def _by_slot(claims: Iterable[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for claim in claims:
        grouped.setdefault(claim["slot"], []).append(claim)
    return grouped


def moves(before: Mapping[str, Row], after: Mapping[str, Row]) -> list[Move]:
    """What became of each fact, those that are new before those that they replaced."""
    moves: list[Move] = []
    for key, row in after.items():
        old = before.get(key)
        change = _change(old, row["properties"])
        if change:
            replaced = after.get(row["properties"]["replaces"] or "")
            moves.append(Move(*change, row, replaced if old is None or change[1] == "now_asserted" else None))
    moves += [Move("erased", "no_evidence", row) for key, row in before.items() if key not in after]
    return sorted(moves, key=_place)


def _place(move: Move) -> tuple[int, int, int, int, str, str]:
    """Where a move stands in a diff: what is new, what is confirmed, what is over; each in the order of saying."""
    told = move.row.get("properties", move.row)
    rank = RANKS.get(move.action, 2)
    return (rank, told["said_ms"], told["start"], told["end"], told["predicate"], move.row["id"])


def _change(old: Row | None, new: Row) -> tuple[Action, str] | None:
    """The action and reason for which a fact is as it is now, or nothing where nothing changed."""
    status, reason = new["status"], new["reason"]
    if old is None:
        return ("held" if status == "held" else "created"), reason
    if old["status"] != status:
        if status == "past":
            return ("superseded" if new["replaced_by"] else "closed"), reason
        if status == "denied":
            return "closed", reason
        return ("revived" if old["status"] == "past" else "created"), reason
    if set(new["claims"]) - set(old["claims"]):
        return ("held", reason) if status == "held" else ("confirmed", "same_value")
    return None


def _write(unit: Unit, before: Mapping[str, Row], after: Mapping[str, Row]) -> None:
    fresh = [row for key, row in after.items() if key not in before]
    changed = [row for key, row in after.items() if key in before and differences(before[key], row)]
    _create(unit, fresh)
    run(unit.tx, "fact/revise", facts=[_sent(row) for row in changed])
    turned = [row for row in changed if before[row["id"]]["subject_id"] != row["properties"]["subject_id"]]
    run(unit.tx, "fact/turn", facts=[_sent(row) for row in turned])
    drawn = [row for row in changed if row["properties"]["object_id"] and _redrawn(before[row["id"]], row)]
    run(unit.tx, "fact/relate", facts=[_sent(row) for row in drawn])
    run(unit.tx, "fact/drop", facts=[key for key in before if key not in after])
    _tell_apart(unit, before, [*fresh, *changed])
    _support(unit, before, [*fresh, *changed])
    _supersede(unit, before, [*fresh, *changed])


def _tell_apart(unit: Unit, before: Mapping[str, Row], rows: Sequence[Row]) -> None:
    """Labels for the eye, where Neo4j Browser draws the graph."""
    unlike = [row for row in rows if _looks(row["properties"]) != _looks(before.get(row["id"], PLAIN))]
    run(unit.tx, "fact/tell_apart", facts=[_sent(row) for row in unlike])


def _looks(fact: Row) -> tuple[str, bool]:
    return fact["status"], fact["evidence_count"] > 1


def differences(old: Row, new: Row) -> list[str]:
    """The properties in which a stored fact is not what it would be written as now."""
    other = [name for name, value in new["properties"].items() if old.get(name) != value]
    return [*other, *(name for name in TIMES if _written(old, name) != new[name])]


def _redrawn(old: Row, new: Row) -> bool:
    """Whether the edge from subject to object says something else now."""
    same = old["status"] == new["properties"]["status"]
    return not same or any(_written(old, name) != new[name] for name in ("valid_from", "valid_until"))


def _written(old: Row, time: str) -> str | None:
    """A stored time as it is written."""
    return iso(old[time]) if old.get(time) else None


def _supersede(unit: Unit, before: Mapping[str, Row], rows: Sequence[Row]) -> None:
    """Edges from facts to those that they replaced, drawn again where they changed."""
    moved = [row for row in rows if before.get(row["id"], {}).get("replaced_by") != row["properties"]["replaced_by"]]
    run(unit.tx, "fact/unsupersede", facts=[row["id"] for row in moved if row["id"] in before])
    pairs = [
        {"new": row["properties"]["replaced_by"], "old": row["id"], "reason": "replaces_value"}
        for row in moved
        if row["properties"]["replaced_by"]
    ]
    run(unit.tx, "fact/supersede", pairs=pairs)


def _create(unit: Unit, rows: Sequence[Row]) -> None:
    kinds = {kind: [_sent(row) for row in rows if row["properties"]["kind"] == kind] for kind in KINDS}
    run(unit.tx, "fact/create_attribute", facts=kinds["attribute"])
    run(unit.tx, "fact/create_relation", facts=kinds["relation"])
    run(unit.tx, "fact/create_action", facts=kinds["action"])
    run(unit.tx, "fact/point", facts=[_sent(row) for row in rows if row["properties"]["object_id"]])


def _sent(row: Row) -> Row:
    """A fact row as a statement takes it."""
    ends = {"subject": row["properties"]["subject_id"], "object": row["properties"]["object_id"]}
    return {name: value for name, value in row.items() if name != "evidence"} | ends


def _support(unit: Unit, before: Mapping[str, Row], rows: Sequence[Row]) -> None:
    """Edges from facts to the turns that support them: new ones drawn, those that went elsewhere taken away."""
    gone = [(row["id"], _claims(before, row) - set(row["properties"]["claims"])) for row in rows]
    lost = [{"fact": key, "claims": sorted(claims)} for key, claims in gone if claims]
    run(unit.tx, "fact/unsupport", evidence=lost)
    drawn = [
        {"fact": row["id"], "turn": claim.turn_id, "properties": _edge(claim)}
        for row in rows
        for claim in row["evidence"]
        if claim.id not in _claims(before, row)
    ]
    run(unit.tx, "fact/evidence", evidence=drawn)


def _claims(before: Mapping[str, Row], row: Row) -> set[str]:
    return set(before[row["id"]]["claims"]) if row["id"] in before else set()


def _edge(claim: Evidence) -> Row:
    names = ("start", "end", "quote", "role", "trust", "confidence", "origin")
    return {name: getattr(claim, name) for name in names} | {"claim_id": claim.id}
