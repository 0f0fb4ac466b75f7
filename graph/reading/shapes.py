"""Rows of the graph as callers see them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from graph.clock import iso
from graph.model import EntityRef, Fact, Instruction, Source, Span, Uncertainty

Row = dict[str, Any]
COPIED = (
    "id", "kind", "predicate", "value", "status", "category", "confidence", "scope", "labels", "valid_precision",
    "known_from", "known_until", "replaces", "replaced_by", "evidence_count",
)  # fmt: skip

TIMES = ("valid_from", "valid_until", "occurred_at")
SOURCED = ("session_id", "turn_id", "start", "end", "quote", "role", "speaker", "said_at", "trust", "origin")


def fact(row: Row, subject: EntityRef, object_: EntityRef | None) -> Fact:
    """A fact from its stored properties."""
    times = {name: _text(row.get(name)) for name in TIMES}
    copied = {name: row.get(name) for name in COPIED}
    return Fact.model_validate({**copied, **times, "subject": subject, "object": object_, "source": source(row)})


def written(row: Row, entities: Mapping[str, EntityRef]) -> Fact:
    """A fact from the row that was just written."""
    flat = {**row, **row.get("properties", {})}
    return fact(flat, entities[flat["subject_id"]], entities.get(flat.get("object_id") or ""))


def source(row: Row) -> Source:
    """Where a record was read, from the properties that it keeps of it."""
    return Source(
        kind="turn" if row["origin"] == "turn" else row["origin"],
        ref=f"turn:{row['turn_id']}",
        session_id=row["session_id"],
        span=Span(start=row["start"], end=row["end"]),
        quote=row["quote"],
        role=row["role"],
        speaker=row["speaker"],
        said_at=row["said_at"],
        trust=row["trust"],
    )


def instruction(row: Row) -> Instruction:
    """A rule for the agent from its stored properties."""
    kept = {name: row[name] for name in ("id", "label", "description", "active")}
    return Instruction(**kept, source=source(row), reversed_by=row.get("reversed_by"))


def uncertainty(row: Row) -> Uncertainty:
    """A doubt from its stored properties."""
    kept = {name: row[name] for name in ("id", "about", "reason", "status", "fact_ids")}
    entity_ids = row.get("entity_ids") or []
    return Uncertainty(**kept, entity_ids=entity_ids, source=source(row), resolved_by=row.get("resolved_by"))


def _text(moment: datetime | str | None) -> str | None:
    return iso(moment) if isinstance(moment, datetime) else moment
