"""Instructions and uncertainties: rules for the agent, and recorded doubts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extraction.records import Doubt, Rule
from graph import clock, scopes
from graph.engine.queries import run
from graph.ids import derived
from graph.model import InstructionChange, UncertaintyChange
from graph.reading.shapes import source
from graph.writing import names
from graph.writing.authority import origin_of, trust_of
from graph.writing.identity import Cast
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


def record_notes(
    unit: Unit, parts: Sequence[Part], looks: Mapping[str, Row], cast: Cast, raised: Sequence[Row]
) -> Notes:
    """Keeps what was read and the doubts that were raised by it, rows as `uncertainty/record` takes them."""
    reads = [(part.unit, read) for part in parts for read in part.reads]
    rules = [_rule(where, rule, read.turn) for where, read in reads for rule in read.reading.rules]
    names_ = {key: looks[cast.entity(key)]["name"] for key in cast.spoken}
    found = [_doubt(where, doubt, read, names_) for where, read in reads for doubt in read.reading.doubts]
    doubts = _unique([*found, *raised])
    made_rules = _made(run(unit.tx, "instruction/record", instructions=_unique(rules), opening=unit.opening))
    made_doubts = _made(run(unit.tx, "uncertainty/record", uncertainties=doubts, opening=unit.opening))
    pairs = [{"uncertainty": row["id"], "fact": fact} for row in doubts for fact in row["facts"]]
    run(unit.tx, "uncertainty/about", pairs=pairs)
    return Notes(
        [_instruction_change(row, made=row["id"] in made_rules) for row in _unique(rules)],
        [uncertainty_change(row) for row in doubts if row["id"] in made_doubts and unit.shows(row["properties"])],
    )


def withdraw_notes(unit: Unit, turns: Sequence[str]) -> tuple[list[str], list[str]]:
    """Take away the rules and doubts that only some turns gave; their ids."""
    rules = run(unit.tx, "instruction/withdraw", turns=turns)
    doubts = run(unit.tx, "uncertainty/withdraw", turns=turns)
    return sorted(row["instruction"] for row in rules), sorted(row["uncertainty"] for row in doubts)


def _rule(unit: Unit, rule: Rule, turn: Draft) -> Row:
    ident = derived("inst", unit.context, scopes.text(unit.scope), names.normal(rule.text))
    told = {"label": rule.label, "description": rule.text, "active": True, "display": rule.label}
    return _row(unit, ident, turn, (rule.start, rule.end), told)


def _doubt(unit: Unit, doubt: Doubt, read: Read, called: Mapping[str, str]) -> Row:
    turn = read.turn
    ident = derived("unc", turn.id, str(doubt.start), str(doubt.end), doubt.reason)
    candidates = sorted({called[read.spoken[index].id] for index in doubt.candidates})
    about = f"{doubt.about}: {' or '.join(candidates)}" if candidates else doubt.about
    told = {"reason": doubt.reason, "about": about, "status": "open", "fact_ids": [], "slot": None}
    return _row(unit, ident, turn, (doubt.start, doubt.end), {**told, "confidence": 1.0, "display": doubt.reason})


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


def _instruction_change(row: Row, *, made: bool) -> InstructionChange:
    told = row["properties"]
    return InstructionChange(
        action="created" if made else "confirmed",
        id=row["id"],
        label=told["label"],
        description=told["description"],
        source=source({**told, "said_at": row["said_at"]}),
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
        source=source({**told, "said_at": row["said_at"]}),
        resolved_by=told.get("resolved_by"),
    )
