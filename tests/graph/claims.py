"""Claims made by hand for the fold, one minute apart."""

from datetime import UTC, datetime, timedelta
from typing import Any

from graph.clock import iso, millis
from graph.writing.authority import TRUST
from graph.writing.verdicts import Evidence, Verdict

START = datetime(2025, 1, 1, 12, tzinfo=UTC)


def claim(minute: int, content: str, **given: Any) -> Evidence:
    """A claim said in a minute of the first of January 2025 by a user, unless told otherwise."""
    said = START + timedelta(minutes=minute)
    told: dict[str, Any] = {
        "id": f"claim_{minute}_{content}",
        "predicate": "lives_in",
        "subject_id": "ent_alice",
        "object_id": None,
        "value": content,
        "content": content,
        "kind": "attribute",
        "modality": "asserted",
        "confidence": 0.9,
        "trust": TRUST["user"],
        "origin": "turn",
        "role": "user",
        "speaker": "alice",
        "additive": False,
        "said_ms": millis(said),
        "said_at": iso(said),
        "recorded_at": iso(said),
        "session_id": "sess_one",
        "seq": minute + 1,
        "turn_id": f"turn_{minute}",
        "start": 0,
        "end": len(content),
        "quote": content,
        "rule": "by_hand",
    }
    return Evidence(**(told | given))


def at(minute: int) -> str:
    """A minute as the memory writes it."""
    return iso(START + timedelta(minutes=minute))


def held(verdict: Verdict) -> list[tuple[str, str]]:
    """What a slot holds: contents with their status, in order."""
    return [(fact.first.content, fact.status) for fact in verdict.facts]
