"""Instructions and uncertainties: rules for the agent, and recorded doubts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from extraction.records import Doubt
from graph import clock
from graph.engine.queries import run
from graph.ids import derived
from graph.model import InstructionChange, UncertaintyChange
from graph.reading.shapes import source
from graph.writing import instructing
from graph.writing.authority import origin_of, trust_of
from graph.writing.doubting import listing
from graph.writing.instructing import RuleMove
from graph.writing.reads import Part, Read
from graph.writing.slotdoubts import DoubtAction
from graph.writing.turns import Draft
from graph.writing.unit import Unit

Row = dict[str, Any]


@dataclass(slots=True)
class Notes:
    """What became of the rules and doubts of a write."""

    instructions: list[InstructionChange] = field(default_factory=list[InstructionChange])
    uncertainties: list[UncertaintyChange] = field(default_factory=list[UncertaintyChange])


def record_notes(unit: Unit, parts: Sequence[Part], raised: Sequence[Row]) -> Notes:
    """Keeps what was read and the doubts that were raised by it, rows as `uncertainty/record` takes them."""
    reads = [(part.unit, read) for part in parts for read in part.reads]
    rules = [instructing.row(where, rule, read.turn) for where, read in reads for rule in read.reading.rules]
    found = [_doubt(where, doubt, read) for where, read in reads for doubt in read.reading.doubts]
    doubts = _unique([*found, *raised])
    made_doubts = _made(run(unit.tx, "uncertainty/record", uncertainties=doubts, opening=unit.opening))
    pairs = [{"uncertainty": row["id"], "fact": fact} for row in doubts for fact in row["facts"]]
    run(unit.tx, "uncertainty/about", pairs=pairs)
    return Notes(
        list(map(instruction_change, instructing.record(unit, rules))),
        [uncertainty_change(row) for row in doubts if row["id"] in made_doubts and unit.shows(row["properties"])],
    )


def withdraw(unit: Unit, turns: Sequence[str], again: Sequence[Read] = ()) -> Notes:
    """Takes away the rules that some turns say and the doubts that the reader raised in them; what became of the rest.

    What is read in the same place of a turn `again` stays.
    """
    every = [*turns, *(read.turn.id for read in again)]
    stay = [_ident(read.turn, doubt) for read in again for doubt in read.reading.doubts]
    rules = [(read.turn.id, rule.start) for read in again for rule in read.reading.rules]
    doubts = run(unit.tx, "uncertainty/withdraw", turns=every, stay=stay)
    return Notes(
        list(map(instruction_change, instructing.withdraw(unit, every, rules))),
        [uncertainty_change(row["uncertainty"], "erased") for row in doubts if unit.shows(row["uncertainty"])],
    )


def _doubt(unit: Unit, doubt: Doubt, read: Read) -> Row:
    turn = read.turn
    # As the turn has them: what else they are called may become known later, or be forgotten.
    candidates = sorted({read.spoken[index].name for index in doubt.candidates})
    about = f"{doubt.about}: {' or '.join(candidates)}" if candidates else doubt.about
    told = {"reason": doubt.reason, "about": about, "status": "open", "fact_ids": [], "slot": None}
    return _row(
        unit, _ident(turn, doubt), turn, (doubt.start, doubt.end), {**told, "confidence": 1.0, "display": doubt.reason}
    )


def _ident(turn: Draft, doubt: Doubt) -> str:
    return derived("unc", turn.id, str(doubt.start), str(doubt.end), doubt.reason)


def _row(unit: Unit, ident: str, turn: Draft, span: tuple[int, int], told: Row) -> Row:
    """A record with its evidence in a turn, as the `record` statements take it."""
    start, end = span
    properties = {
        **told,
        "context": unit.context,
        "scope": list(unit.scope),
        "session_id": unit.session_id,
        "turn_id": turn.id,
        "start": start,
        "end": end,
        "quote": turn.content[start:end],
        "role": turn.role,
        "speaker": turn.speaker,
        "trust": trust_of(turn.kind, turn.role),
        "origin": origin_of(turn.kind),
        "recorded_ms": unit.now_ms,
        **listing(unit.context, unit.scope, unit.now_ms),
    }
    return {
        "id": ident,
        "turn": turn.id,
        "said_at": clock.iso(turn.said_at),
        "facts": (),
        "properties": properties,
    }


def _unique(rows: Sequence[Row]) -> list[Row]:
    return sorted({row["id"]: row for row in rows}.values(), key=lambda row: row["id"])


def _made(rows: Sequence[Row]) -> set[str]:
    return {row["id"] for row in rows if row["created"]}


def instruction_change(move: RuleMove) -> InstructionChange:
    """What became of a rule, as callers see it."""
    kept = {name: move.row[name] for name in ("id", "label", "description")}
    return InstructionChange(
        action=move.action, **kept, source=source(move.row), reversed_by=move.row.get("reversed_by")
    )


def uncertainty_change(row: Row, action: DoubtAction = "created") -> UncertaintyChange:
    """What became of a doubt, from a row as `uncertainty/record` takes it or as it is stored."""
    told = row.get("properties", row)
    return UncertaintyChange(
        action=action,
        id=row["id"],
        about=told["about"],
        reason=told["reason"],
        fact_ids=list(told["fact_ids"]),
        entity_ids=list(told.get("entity_ids") or ()),
        source=source({**told, "said_at": row["said_at"]}),
        resolved_by=told.get("resolved_by"),
    )
