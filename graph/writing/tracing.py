"""Keeping the trace of a write: what it did, and why."""

import json
from dataclasses import dataclass

from graph.engine.queries import run
from graph.writing.settlement import Settlement
from graph.writing.unit import Unit


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did."""

    id: str
    operation: str
    turn_ids: list[str]
    settled: Settlement
    steps_ms: dict[str, float]


def record(unit: Unit, trace: Written) -> str:
    """Keeps the trace of a write and gives its id.

    Decisions name claims by id: what was said stays in the turns alone, so that erasing a turn erases it here too.
    """
    decisions = [
        {"claim": one.claim_id, "decision": one.decision, "reason": one.reason, "fact": one.fact_id}
        for one in trace.settled.decisions
    ]
    properties = {
        "context": unit.context,
        "scope": list(unit.scope),
        "session_id": unit.session_id,
        "kind": "write",
        "operation": trace.operation,
        "decisions": json.dumps(decisions),
        "steps_ms": json.dumps(trace.steps_ms),
        "recorded_ms": unit.now_ms,
        "display": trace.operation,
    }
    run(unit.tx, "trace/record", trace=trace.id, properties=properties, turns=trace.turn_ids, now=unit.stamp)
    run(unit.tx, "trace/created", trace=trace.id, facts=_facts(trace, "created", "revived"))
    run(unit.tx, "trace/confirmed", trace=trace.id, facts=_facts(trace, "confirmed"))
    run(unit.tx, "trace/closed", trace=trace.id, facts=_facts(trace, "superseded", "closed"))
    run(unit.tx, "trace/held", trace=trace.id, facts=_facts(trace, "held"))
    return trace.id


def _facts(trace: Written, *actions: str) -> list[str]:
    return sorted({move.row["id"] for move in trace.settled.moves if move.action in actions})
