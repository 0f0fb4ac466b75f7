"""Signals weighed together: a score for each record, and the hits that callers see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph import clock
from graph.model import Fact
from graph.recall.shapes import Hit, HitKind, HitSource
from graph.recall.vectors import Floats
from graph.recall.weights import WEIGHTS

Signals = dict[str, Floats]
"""By name, a number a record."""
DIGITS = 4
"""Of scores and signals that are shown."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A record with what speaks for it."""

    record: Any
    signals: dict[str, float]
    score: float


def weighed(records: Sequence[Any], signals: Signals, kind: HitKind, most: int | None = None) -> list[Weighed]:
    """Records of one kind with their signals, which are index-aligned with them; the best ones, best first."""
    order = np.argsort(-scores(signals, kind), kind="stable")[:most]
    columns = [(name, values.round(DIGITS).tolist()) for name, values in signals.items()]
    best = ((records[place], {name: round(values[place], DIGITS) for name, values in columns}) for place in order)
    found = [Weighed(record, own, score(own, kind)) for record, own in best]
    return sorted(found, key=lambda one: -one.score)


def scores(signals: Signals, kind: HitKind) -> Floats:
    """The weighted sums of the signals of some records."""
    weights = WEIGHTS[kind]
    return np.stack([np.float32(weights[name]) * values for name, values in signals.items()]).sum(axis=0)


def score(signals: dict[str, float], kind: HitKind) -> float:
    """The weighted sum of the signals of one record."""
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
