"""Trains the chooser of claims: `python -m train.chooser` reads the annotated talk and writes the model's weights.

Small networks over hashed features and the reader's states, each from another seed, their scores averaged: one hidden
layer, one sigmoid a predicate, AdaGrad, features dropped at random. They are calibrated on conversations that the
scoring model has not seen.
"""

import argparse
import json
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from evaluate import talk as comparison
from extraction.claims.choosing.chooser import FOLDER, LEAK, NETWORK, Weights, leaked
from extraction.language import nlp
from train.calibrate import LEAST_CLAIMS, calibrated, reliability, sigmoid
from train.outcomes import Floats, Outcomes, joined, outcomes
from train.pairs import Examples, examples
from train.talk.folds import LEARNED

TALK = Path(__file__).parent / "talk"
SEEDS = (1, 2, 3)
RANK, BATCH, PASSES, RATE = 32, 512, 4, 0.05
THINNED = 3
"""Of the pairs without a claim each pass takes one of so many, and counts it for all of them."""
LEAST_SEEN = 5
"""A feature counts if so many pairs with a claim have it."""
DROPPED = 0.3
"""Share of the features that each example does without, anew in every pass."""


@dataclass(slots=True)
class Table:
    """A table that learns by AdaGrad (Duchi et al. 2011), each row as often as it is used."""

    values: Floats
    squares: Floats

    def update(self, gradient: NDArray[np.floating], rows: NDArray[np.int32] | slice = slice(None)) -> None:
        """Take one step against the gradient of some rows."""
        gradient = gradient.astype(np.float32, copy=False)
        self.squares[rows] += gradient * gradient
        self.values[rows] -= RATE * gradient / np.sqrt(self.squares[rows])


def fit(found: Examples, rows: NDArray[np.int64], predicates: tuple[str, ...]) -> Weights:
    """Train on some rows; the same rows give the same weights."""
    models = [_fitted(found, rows, predicates, seed) for seed in SEEDS]
    return replace(
        models[0],
        **{name: np.concatenate([getattr(model, name) for model in models], axis=1) for name in ("rows", "states")},
        out=np.concatenate([model.out for model in models]) / np.float32(len(models)),
        bias=np.mean([model.bias for model in models], axis=0, dtype=np.float32),
    )


def _fitted(found: Examples, rows: NDArray[np.int64], predicates: tuple[str, ...], seed: int) -> Weights:
    rng = np.random.default_rng(seed)
    targets = _targets(found, predicates)[rows]
    known = _known(found.hashes[rows[targets.any(axis=1)]])
    states = found.states[rows]
    spread = states.std(axis=0) + 1e-6
    states = states / spread
    places = _places(known, found.hashes[rows])
    rows_of, inner, out, bias = tables = [
        _table(rng.normal(0, 0.02, (len(known) + 1, RANK))),
        _table(rng.normal(0, 0.03, (states.shape[1], RANK))),
        _table(rng.normal(0, 0.1, (RANK, len(predicates)))),
        _table(np.full(len(predicates), -5)),
    ]
    empty = targets.sum(axis=1) == 0
    for _ in range(PASSES):
        order = rng.permutation(np.flatnonzero(~empty | (rng.integers(THINNED, size=len(rows)) == 0)))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            dropped = rng.random((len(batch), places.shape[1]), np.float32) < DROPPED
            weights = (np.where(empty[batch], THINNED, 1) / len(batch)).astype(np.float32)
            _learn(tables, np.where(dropped, 0, places[batch]), states[batch], (targets[batch], weights))
    kept = np.float32(1 - DROPPED)
    ends = np.array([-20, 20], np.float32)
    return Weights(
        predicates, known, rows_of.values * kept, inner.values / spread[:, None], out.values, bias.values,
        scores=ends, shares=sigmoid(ends), mixing=np.array([1, 0, 0], np.float32), noted=np.ones(1, np.float32),
    )  # fmt: skip


def _table(values: NDArray[np.float64]) -> Table:
    return Table(values.astype(np.float32), np.full(values.shape, 1e-6, np.float32))


def _learn(tables: list[Table], places: NDArray[np.int32], states: Floats, truth: tuple[Floats, Floats]) -> None:
    """Take one step against the gradients of the logistic loss; `truth` is targets and weights."""
    rows, inner, out, bias = tables
    targets, weights = truth
    rows.values[0] = 0
    hidden = rows.values[places].sum(axis=1) + states @ inner.values
    active = leaked(hidden)
    error = (sigmoid(active @ out.values + bias.values) - targets) * weights[:, None]
    back = (error @ out.values.T) * np.where(hidden > 0, np.float32(1), LEAK)
    inner.update(states.T @ back)
    out.update(active.T @ error)
    bias.update(error.sum(axis=0))
    known = np.flatnonzero(places)
    flat = places.ravel()[known]
    order = np.argsort(flat, kind="stable")
    used, starts = np.unique(flat[order], return_index=True)
    rows.update(np.add.reduceat(back[known[order] // places.shape[1]], starts, axis=0), used)


def _targets(found: Examples, predicates: tuple[str, ...]) -> Floats:
    columns = {name: column for column, name in enumerate(predicates)}
    targets = np.zeros((len(found.labels), len(predicates)), np.float32)
    for row, labels in enumerate(found.labels):
        for label in labels:
            if label in columns:
                targets[row, columns[label]] = 1
    return targets


def _known(hashes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    values, counts = np.unique(hashes, return_counts=True)
    return values[counts >= LEAST_SEEN]


def _places(known: NDArray[np.uint32], hashes: NDArray[np.uint32]) -> NDArray[np.int32]:
    """Give the row of each feature, 0 for one that is not known."""
    places = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
    return np.where(known[places] == hashes, places + 1, 0).astype(np.int32)


def _learned(found: Examples) -> tuple[str, ...]:
    counts = Counter(name for labels in found.labels for name in set(labels))
    return tuple(name for name, count in counts.most_common() if count >= LEAST_CLAIMS)


def save(model: Weights, folder: Path) -> None:
    """Write the weights: rows as bytes with a scale each dimension, the rest in half precision."""
    scale = np.abs(model.rows).max(axis=0) / 127
    np.savez_compressed(
        folder / "chooser.npz",
        known=model.known,
        rows=np.round(model.rows / scale).astype(np.int8),
        row_scale=scale,
        **{name: getattr(model, name).astype(np.float16) for name in ("states", "out", "bias")},
        **{name: getattr(model, name) for name in ("scores", "shares", "mixing", "noted")},
    )
    network = crc32((FOLDER / NETWORK).read_bytes())
    table = json.dumps({"network": network, "predicates": model.predicates}, indent=1)
    (folder / "chooser.json").write_text(table + "\n", encoding="utf-8")


def main() -> None:
    """Read, train, calibrate, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, nargs="+", default=list(LEARNED))
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    english = nlp.load()
    found = examples(english, comparison.conversations(TALK, options.folds))
    predicates = _learned(found)
    parts = list[Outcomes]()
    for fold in options.folds:
        model = fit(found, np.flatnonzero(found.folds != fold), predicates)
        parts.append(outcomes(english, comparison.conversations(TALK, (fold,)), model))
    seen = joined(parts)
    model = calibrated(fit(found, np.arange(len(found.labels)), predicates), seen)
    print("\n".join(reliability(model.sure(seen.scores, seen.votes), seen.right)))  # noqa: T201 - the command's report
    save(model, options.out)


if __name__ == "__main__":
    main()
