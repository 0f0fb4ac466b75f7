"""Signals weighed together: a score for each record, and the hits that callers see."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph import clock
from graph.model import Fact
from graph.reading import contextitems
from graph.recall.shapes import Hit, HitKind, HitSource
from graph.recall.vectors import Floats
from graph.recall.weights import WEIGHTS

Signals = dict[str, Floats]
"""By name, a number a record."""
DIGITS = 4
"""Of scores and signals that are shown."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A record with what speaks for it: a fact, or the row of a turn or an entity."""

    kind: HitKind
    record: Any
    signals: dict[str, float]
    score: float

    @property
    def id(self) -> str:
        """The id of the record."""
        return self.record.id if self.kind == "fact" else self.record["id"]


def signal(values: Iterable[float]) -> Floats:
    """A signal of some records, in their order."""
    return np.fromiter(values, np.float32)


def weighed(records: Sequence[Any], signals: Signals, kind: HitKind, most: int | None = None) -> list[Weighed]:
    """Records of one kind with their signals, which are index-aligned with them; the best ones, best first."""
    order = np.argsort(-scores(signals, kind), kind="stable")[:most]
    columns = [(name, values.tolist()) for name, values in signals.items()]
    best = ((records[place], {name: round(values[place], DIGITS) for name, values in columns}) for place in order)
    return ranked(Weighed(kind, record, own, score(own, kind)) for record, own in best)


def ranked(found: Iterable[Weighed]) -> list[Weighed]:
    """Records best first."""
    return sorted(found, key=lambda one: (-one.score, one.id))


def scores(signals: Signals, kind: HitKind) -> Floats:
    """The weighted sums of the signals of some records."""
    weights = WEIGHTS[kind]
    return np.stack([np.float32(weights[name]) * values for name, values in signals.items()]).sum(axis=0)


def score(signals: dict[str, float], kind: HitKind) -> float:
    """The weighted sum of the signals of one record."""
    return round(sum(WEIGHTS[kind][name] * value for name, value in signals.items()), DIGITS)


def hit(found: Weighed) -> Hit:
    """A record as callers see it."""
    return HITS[found.kind](found.record, signals=found.signals, score=found.score)


def _turn(turn: dict[str, Any], **told: Any) -> Hit:
    source = HitSource(
        ref=f"turn:{turn['id']}", session_id=turn["session_id"], role=turn["role"], speaker=turn["speaker"]
    )
    said_at = clock.moment(turn["said_ms"])
    shown = {"text": turn["content"], "said_at": said_at, "message_id": turn["message_id"]}
    return Hit(kind="turn", id=turn["id"], source=source, **shown, **told)


def _fact(fact: Fact, **told: Any) -> Hit:
    kept = fact.source.model_dump(include={"ref", "session_id", "span", "quote", "role", "speaker"})
    shown = {"text": contextitems.told(fact), "said_at": fact.source.said_at, "status": fact.status}
    return Hit(kind="fact", id=fact.id, source=HitSource(**kept), **shown, **told)


def _entity(entity: dict[str, Any], **told: Any) -> Hit:
    others = ", ".join(sorted(alias for alias in entity["aliases"] if alias != entity["name"]))
    text = f"{entity['name']}{others and f' ({others})'}: {entity['type']}"
    key = entity["id"]
    return Hit(kind="entity", id=key, text=text, source=HitSource(ref=f"entity:{key}"), **told)


HITS: Mapping[HitKind, Callable[..., Hit]] = {"turn": _turn, "fact": _fact, "entity": _entity}
