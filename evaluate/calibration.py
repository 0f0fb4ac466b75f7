"""How well the confidence of facts says how many of them are right, on the golden conversations."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from evaluate import playing
from evaluate.inputs import Inputs
from evaluate.table import Row, Table, share

EDGES = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
"""Where one bin ends and the next begins, which the edge belongs to."""
NOTE = (
    "Facts held for true after the golden conversations: the confidence of each, and the share that is right as the "
    "golden score counts it. What a careful reader would not keep counts as wrong, however truly it was said."
)


@dataclass(frozen=True, slots=True)
class Held:
    """A fact that is held for true."""

    confidence: float
    right: bool
    sayings: int


def measure(inputs: Inputs) -> Iterator[Table]:
    """Play every conversation of dev/ and compare confidence with what is right."""
    score = playing.scoring(inputs.golden)
    held: list[Held] = []
    for case, seen in playing.played(score, inputs.golden):
        for fact in seen["facts"]:
            counts = playing.judged(score, case, seen, fact)
            if counts["stored"]:
                held.append(Held(fact["confidence"], bool(counts["good"]), fact["evidence_count"]))
    yield Table("Confidence of facts", list(rows(held)), NOTE)


def rows(held: Sequence[Held]) -> Iterator[Row]:
    """A row a bin, those of facts said once and more often, and how far confidence and truth lie apart."""
    for low, high, group in bins(held):
        yield _row(f"{_short(low)} to {_short(high)}", group)
    yield _row("said once", [one for one in held if one.sayings == 1])
    yield _row("said more than once", [one for one in held if one.sayings > 1])
    yield Row("expected calibration error", _short(expected_error(held)), note="over the bins above")


def bins(held: Sequence[Held]) -> Iterator[tuple[float, float, list[Held]]]:
    """The bins that hold any facts, from the least sure: where each begins, where it ends, its facts."""
    bounds = (0.0, *EDGES, 1.0)
    for place, (low, high) in enumerate(pairwise(bounds)):
        group = [one for one in held if bisect_right(EDGES, one.confidence) == place]
        if group:
            yield low, high, group


def expected_error(held: Sequence[Held]) -> float:
    """How far mean confidence and share right of a bin lie apart, on the mean over all facts; 0 without facts."""
    return sum(len(group) * abs(_sure(group) - _right(group)) for _, _, group in bins(held)) / max(len(held), 1)


def _row(name: str, group: Sequence[Held]) -> Row:
    right = sum(one.right for one in group)
    return Row(name, _short(_right(group)), note=f"{right} of {len(group)}, mean confidence {_short(_sure(group))}")


def _right(group: Sequence[Held]) -> float:
    return share(sum(one.right for one in group), len(group))


def _sure(group: Sequence[Held]) -> float:
    return fmean(one.confidence for one in group) if group else 0.0


def _short(value: float) -> str:
    return f"{value:.2f}".removeprefix("0")
