"""coreferee's network for the antecedents of pronouns, a row a word where coreferee has a row a pair of words.

Its first layer is linear, so a word adds the same to it in every pair that the word is in.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Places = NDArray[np.int64]
Layer = tuple[Floats, Floats]
"""Weights, a column an output, and what is added to each output."""
LAYERS = 7
"""Layers of a member: two for the pronoun's vector, two for the candidate's, three for the pair."""
STATES, WHERE, BETWEEN = 3, 7, 5
"""Numbers for a vector, for where a word stands, and for how the words of a pair stand to each other."""
MOST = 20.0
"""No score is further from 0."""


class Side(NamedTuple):
    """One word of a pair: its vector, the features that it has, and where it stands."""

    vector: Floats
    features: frozenset[int]
    where: Sequence[int]


class Pair(NamedTuple):
    """A pronoun and a candidate by their numbers, and how they stand to each other."""

    pronoun: int
    candidate: int
    between: Sequence[float]


class Ensemble:
    """Several small networks that were trained alike; what they find is averaged."""

    def __init__(self, network: Any, features: int) -> None:
        """Take the weights of coreferee's thinc model; `features` is how many a word can have."""
        layers = [
            (node.get_param("W").T.copy(), node.get_param("b"))
            for node in network.walk(order="dfs_pre")
            if node.name in {"relu", "linear"}
        ]
        self._members = [Member(layers[at : at + LAYERS], features) for at in range(0, len(layers), LAYERS)]

    def likelihoods(self, pronouns: Sequence[Side], candidates: Sequence[Side], pairs: Sequence[Pair]) -> Floats:
        """Give how likely each pair is, among those of its pronoun; pairs stand together by pronoun."""
        ones, others = _rows(pronouns), _rows(candidates)
        places = np.array([(pair.pronoun, pair.candidate) for pair in pairs], np.int64)
        between = np.array([pair.between for pair in pairs], np.float32)
        scores = np.concatenate([member.scores(ones, others, places, between) for member in self._members], axis=1)
        likely = np.exp(scores.clip(-MOST, MOST))
        starts = np.flatnonzero(np.diff(places[:, 0], prepend=-1))
        return (likely / np.add.reduceat(likely, starts)[places[:, 0]]).mean(axis=1)


class Rows(NamedTuple):
    """Sides one below the other. The features of a side begin at its start."""

    vectors: Floats
    features: Places
    starts: Places
    where: Floats


def _rows(sides: Sequence[Side]) -> Rows:
    # Nobody has feature -1, whose weights are 0: so each side has one at least.
    features = [feature for side in sides for feature in (*side.features, -1)]
    lengths = [len(side.features) + 1 for side in sides]
    return Rows(
        np.array([side.vector for side in sides], np.float32),
        np.array(features, np.int64),
        np.cumsum([0, *lengths[:-1]]),
        np.array([side.where for side in sides], np.float32),
    )


class Member:
    """One of the networks."""

    def __init__(self, layers: Sequence[Layer], features: int) -> None:
        weights, self._added = layers[4]
        cuts = np.cumsum([STATES, STATES, features, WHERE, features, WHERE])
        one, other, first, at, second, there, self._between = np.split(weights, cuts)
        self._pronoun = _part(layers[:2], (one, first, at))
        self._candidate = _part(layers[2:4], (other, second, there))
        self._inner, (self._last, self._base) = layers[5], layers[6]

    def scores(self, pronouns: Rows, candidates: Rows, places: Places, between: Floats) -> Floats:
        """Give a score a pair."""
        told = _told(self._pronoun, pronouns)[places[:, 0]] + _told(self._candidate, candidates)[places[:, 1]]
        outer = np.maximum(told + between @ self._between + self._added, 0)
        return _through(self._inner, outer) @ self._last + self._base


class Part(NamedTuple):
    """What turns one side of a pair into its share of the first layer."""

    squeeze: Sequence[Layer]
    states: Floats
    features: Floats
    where: Floats


def _part(squeeze: Sequence[Layer], weights: tuple[Floats, Floats, Floats]) -> Part:
    states, features, where = weights
    return Part(squeeze, states, np.concatenate([features, np.zeros_like(features[:1])]), where)


def _told(part: Part, rows: Rows) -> Floats:
    states = _through(part.squeeze[1], _through(part.squeeze[0], rows.vectors))
    told: Floats = np.add.reduceat(part.features[rows.features], rows.starts)
    told += states @ part.states
    told += rows.where @ part.where
    return told


def _through(layer: Layer, rows: Floats) -> Floats:
    weights, added = layer
    return np.maximum(rows @ weights + added, 0)
