"""Scores tied to how often claims of such a score are right: isotonic regression, and a mixture with the rules."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extraction.claims.choosing.chooser import MOST, Weights, mixing
from train.outcomes import Floats, Outcomes

LEAST_CLAIMS = 15
"""Fewer tell nothing: of a predicate, or of a score."""
SUREST = 0.2
"""Share of the claims that count as the surest."""
NEWTON_STEPS = 20
BINS = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 1.01)


def sigmoid(scores: Floats) -> Floats:
    """Give the logistic function."""
    return (1 / (1 + np.exp(-np.clip(scores, -30, 30)))).astype(np.float32)


def calibrated(model: Weights, seen: Outcomes) -> Weights:
    """Give the model with its scores tied to shares of right claims.

    Writers leave out claims that are true. As they do so with the surest ones too, the share right among those
    estimates how much they note (Elkan and Noto 2008), and every share is divided by it.
    """
    voted = seen.votes > 0
    knots, shares = isotonic(seen.scores[~voted], seen.right[~voted])
    weights = combine(seen.scores[voted], seen.votes[voted], seen.right[voted])
    likely = sigmoid(mixing(seen.scores[voted], seen.votes[voted]) @ weights)
    surest = likely >= np.quantile(likely, 1 - SUREST)
    noted = np.array([seen.right[voted][surest].mean()], np.float32)
    return replace(model, scores=knots, shares=np.minimum(shares / noted, MOST), mixing=weights, noted=noted)


def combine(scores: Floats, votes: Floats, right: Floats) -> Floats:
    """Fit how score and rule together tell what is right: logistic regression by Newton's method."""
    given, weights = mixing(scores, votes).astype(np.float64), np.zeros(3)
    for _ in range(NEWTON_STEPS):
        likely = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (right - likely) - 1e-3 * weights
        curve = (given * (likely * (1 - likely))[:, None]).T @ given + 1e-3 * np.eye(3)
        weights += np.linalg.solve(curve, slope)
    return weights.astype(np.float32)


def isotonic(scores: Floats, right: Floats) -> tuple[Floats, Floats]:
    """Give scores, rising, and the share of right ones at each, rising too.

    Pools adjacent violators (Ayer et al. 1955) among groups of `LEAST_CLAIMS` neighbours.
    """
    order = np.argsort(scores, kind="stable")
    starts = np.arange(0, max(len(order) - LEAST_CLAIMS + 1, 1), LEAST_CLAIMS)
    sums = np.add.reduceat(np.stack([scores, right, np.ones_like(right)], axis=1)[order].astype(np.float64), starts)
    blocks = list[NDArray[np.float64]]()
    for group in sums:
        blocks.append(group)
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    found = np.stack(blocks).astype(np.float32)
    return found[:, 0] / found[:, 2], found[:, 1] / found[:, 2]


def reliability(likely: Floats, right: Floats) -> Iterator[str]:
    """Give a line for each range of confidence: how many, how sure, how many right."""
    for low, high in pairwise(BINS):
        inside = (likely >= low) & (likely < high)
        if inside.any():
            shares = f"{likely[inside].mean():.3f} {right[inside].mean():.3f}"
            yield f"{low:.1f}-{min(high, 1):.1f} {inside.sum():8d} {shares}"
