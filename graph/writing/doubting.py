"""A doubt about words of a turn that name somebody, as `uncertainty/record` takes it."""

from collections.abc import Sequence
from typing import Any

from graph import clock, ids, scopes
from graph.writing.authority import origin_of, trust_of

Row = dict[str, Any]


def listing(context: str, scope: Sequence[str], ms: int) -> Row:
    """By what lists find a doubt or a rule: its scope, and when it became known."""
    return {"place": scopes.place(context, scope), "listed": ids.listed(context, ms)}


def doubt_at(mention: Row, turn: Row, ident: str, told: Row) -> Row:
    """A doubt with the words of a mention as its evidence; `told` holds its reason and what it is about."""
    properties = {
        **told,
        "status": "open",
        "fact_ids": [],
        "slot": None,
        "confidence": 1.0,
        "display": told["reason"],
        "context": mention["context"],
        "scope": mention["scope"],
        "session_id": turn["session_id"],
        "turn_id": turn["id"],
        "start": mention["start"],
        "end": mention["end"],
        "quote": mention["text"],
        "role": turn["role"],
        "speaker": turn["speaker"],
        "trust": trust_of(turn["kind"], turn["role"]),
        "origin": origin_of(turn["kind"]),
        "recorded_ms": turn["recorded_ms"],
        **listing(mention["context"], mention["scope"], turn["recorded_ms"]),
    }
    return {
        "id": ident,
        "turn": turn["id"],
        "said_at": clock.iso(turn["said_at"]),
        "facts": (),
        "properties": properties,
    }
