"""Keeping the trace of a write: what it did, and why."""

import json
from collections import Counter
from dataclasses import dataclass

from extraction.version import version
from graph import ids, tally
from graph.engine.queries import run
from graph.writing.settlement import Settlement
from graph.writing.unit import Unit


@dataclass(frozen=True, slots=True)
class Doing:
    """What a write does, while it does it."""

    operation: str
    steps_ms: dict[str, float]
    turn_ids: list[str]
    """Turns that it takes in."""


def record(unit: Unit, doing: Doing, settled: Settlement) -> str:
    """Keeps the trace of a write and gives its id.

    Decisions name claims by id: what was said stays in the turns alone, so that erasing a turn erases it here too.
    """
    trace_id = ids.new("trace")
    decisions = [
        {"claim": one.claim_id, "decision": one.decision, "reason": one.reason, "fact": one.fact_id}
        for one in settled.decisions
    ]
    properties = {
        "context": unit.context,
        "scope": list(unit.scope),
        "session_id": unit.session_id,
        "kind": "write",
        "operation": doing.operation,
        "extraction": version(),
        "decisions": json.dumps(decisions),
        "steps_ms": json.dumps(doing.steps_ms),
        "recorded_ms": unit.now_ms,
        "listed": ids.listed(unit.context, unit.now_ms),
        "display": doing.operation,
    }
    tally.note(unit.tx, "facts", dict(Counter(move.action for move in settled.moves)))
    tally.note(unit.tx, "step_ms", doing.steps_ms)
    tally.note(unit.tx, "step", dict.fromkeys(doing.steps_ms, 1))
    run(unit.tx, "trace/record", trace=trace_id, properties=properties, turns=doing.turn_ids, now=unit.stamp)
    run(unit.tx, "trace/created", trace=trace_id, facts=_facts(settled, "created", "revived"))
    run(unit.tx, "trace/confirmed", trace=trace_id, facts=_facts(settled, "confirmed"))
    run(unit.tx, "trace/closed", trace=trace_id, facts=_facts(settled, "superseded", "closed"))
    run(unit.tx, "trace/held", trace=trace_id, facts=_facts(settled, "held"))
    return trace_id


def _facts(settled: Settlement, *actions: str) -> list[str]:
    return sorted({move.row["id"] for move in settled.moves if move.action in actions})
