"""Signals weighed together: a score for each record, and the hits that callers see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph import clock
from graph.model import Fact
from graph.recall.shapes import Hit, HitKind, HitSource
from graph.recall.signals import Signals
from graph.recall.weights import WEIGHTS

DIGITS = 4
"""Of scores and signals that are shown."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A record with what speaks for it."""

    record: Any
    signals: dict[str, float]
    score: float


def weighed(records: Sequence[Any], signals: Signals, kind: HitKind) -> list[Weighed]:
    """Records of one kind with their signals, which are index-aligned with them, and the weighted sums of these."""
    columns = {name: values.tolist() for name, values in signals.items()}
    found = list[Weighed]()
    for place, record in enumerate(records):
        own = {name: round(values[place], DIGITS) for name, values in columns.items()}
        found.append(Weighed(record, own, score(own, kind)))
    return found


def score(signals: dict[str, float], kind: HitKind) -> float:
    """The weighted sum of the signals of a record of a kind."""
    return round(sum(WEIGHTS[kind][name] * value for name, value in signals.items()), DIGITS)


def turn_hit(found: Weighed) -> Hit:
    """A turn as callers see it."""
    turn = found.record
    return Hit(
        kind="turn",
        id=turn["id"],
        text=turn["content"],
        score=found.score,
        signals=found.signals,
        source=HitSource(
            ref=f"turn:{turn['id']}", session_id=turn["session_id"], role=turn["role"], speaker=turn["speaker"]
        ),
        said_at=clock.moment(turn["said_ms"]),
        message_id=turn["message_id"],
    )


def fact_hit(found: Weighed, text: str) -> Hit:
    """A fact as callers see it."""
    fact: Fact = found.record
    source = fact.source.model_dump(include={"ref", "session_id", "span", "quote", "role", "speaker"})
    return Hit(
        kind="fact",
        id=fact.id,
        text=text,
        score=found.score,
        signals=found.signals,
        source=HitSource(**source),
        said_at=fact.source.said_at,
        status=fact.status,
    )
