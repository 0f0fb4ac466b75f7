"""The learned chooser: how likely a pair of words says each predicate, with what the rules read as votes."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extraction.claims.choosing.candidates import Candidate, candidates_of
from extraction.claims.choosing.features import Hashes, Scene, covering, dense_of, features_of, says
from extraction.claims.choosing.proposals import proposed
from extraction.clauses.clauses import Clause
from extraction.records import Claim
from extraction.referents.register import Register
from extraction.vocabulary import STEMS, predicate

OPEN = "OPEN"
"""Stands for whatever has no predicate of its own."""
FOLDER = Path(__file__).parents[2] / "model"
NETWORK = "reader/encoder.onnx"
"""The network whose states the weights were trained on; `chooser.json` has its checksum."""
MOST = 0.97
"""Nothing is surer."""
VETO = 0.5
"""A claim that a rule reads and that is less likely than this loses the rule's confidence."""
FLOOR = 0.93
"""A claim that no rule reads must be this likely."""
LEAK = np.float32(0.1)
"""What is left of a negative sum in the hidden layer."""
BLOCK = 256
"""Pairs whose features are looked up together; their rows still fit the processor's cache."""
Table = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """Small networks side by side: hashed features and states to a hidden layer, that to a score a predicate."""

    predicates: tuple[str, ...]
    """`quantity_of_*` stands for any quantity, `OPEN` for what has no predicate of its own."""
    known: Hashes
    """The hashes of the features that have a row, sorted."""
    rows: Table
    """A row a feature; the first is of those that are not known."""
    states: Table
    out: Table
    bias: Table
    scores: Table
    """Scores, rising, and below them the share of claims of such a score that are right, where no rule reads them."""
    shares: Table
    mixing: Table
    """Weights of score, rule and one, where a rule reads them."""
    noted: Table
    """The share of right claims that annotators wrote down."""

    def logits(self, hashes: Hashes, dense: Table) -> Table:
        """Give a score a pair and predicate."""
        summed = [self._summed(hashes[at : at + BLOCK]) for at in range(0, len(hashes), BLOCK)]
        hidden = (np.concatenate(summed) + dense @ self.states).astype(np.float32, copy=False)
        return (leaked(hidden) @ self.out + self.bias).astype(np.float32, copy=False)

    def _summed(self, hashes: Hashes) -> Table:
        """Give the sum of the rows of each pair's features."""
        places = np.minimum(np.searchsorted(self.known, hashes), len(self.known) - 1)
        places = np.where(self.known[places] == hashes, places + 1, 0)
        return self.rows[places].sum(axis=1)

    def sure(self, scores: Table, votes: Table) -> Table:
        """Give how likely each is right; `votes` are confidences of the rules that read it, 0 for none."""
        alone = np.interp(scores, self.scores, self.shares)
        voted = 1 / (1 + np.exp(-mixing(scores, votes) @ self.mixing)) / self.noted
        return np.minimum(np.where(votes > 0, voted, alone), MOST).astype(np.float32)


def leaked(hidden: Table) -> Table:
    """Give the hidden layer with its negative sums made small."""
    return np.maximum(hidden, hidden * LEAK)


def mixing(scores: Table, votes: Table) -> Table:
    """Give score, log odds of the rule and one, side by side."""
    sure = np.clip(votes, 1 - MOST, MOST)
    return np.stack([scores, np.log(sure / (1 - sure)), np.ones_like(scores)], axis=-1)


@cache
def weights() -> Weights | None:
    """Load the weights; None where the model has none."""
    path = FOLDER / "chooser.npz"
    if not path.exists():
        return None
    raw = np.load(path)
    return Weights(
        predicates=tuple(json.loads((FOLDER / "chooser.json").read_text(encoding="utf-8"))["predicates"]),
        known=raw["known"],
        rows=raw["rows"].astype(np.float32) * raw["row_scale"],
        **{
            name: raw[name].astype(np.float32)
            for name in ("states", "out", "bias", "scores", "shares", "mixing", "noted")
        },
    )


def choose(register: Register, turn: int, said: list[Clause], ruled: list[Claim]) -> list[Claim]:
    """Give the claims of the rules, each as sure as the chooser is of it, and those that only the chooser reads."""
    table, pairs = weights(), candidates_of(register.docs[turn])
    if table is None or not pairs:
        return ruled
    choice = Choice(Scene(register, turn, ruled), pairs, table)
    return [*choice.weighed(), *choice.more(said)]


def family(name: str) -> str:
    """The predicate as the chooser knows it: `quantity_of_*` for every quantity."""
    for stem in STEMS:
        if name.startswith(stem):
            return stem + "*"
    return name


class Choice:
    """A turn's pairs with their scores, and which of them the rules read."""

    def __init__(self, scene: Scene, pairs: Sequence[Candidate], table: Weights) -> None:
        self.scene, self.pairs, self.predicates = scene, pairs, table.predicates
        scores = table.logits(features_of(scene, pairs), dense_of(scene, pairs))
        columns = {name: column for column, name in enumerate(table.predicates)}
        self.read: dict[int, list[tuple[int, int]]] = {number: [] for number in range(len(scene.claims))}
        votes = np.zeros_like(scores)
        near = covering(scene, pairs)
        learned = [columns.get(family(claim.predicate)) for claim in scene.claims]
        for row, pair in enumerate(pairs):
            for number in near[pair.object.i]:
                claim, column = scene.claims[number], learned[number]
                if column is not None and says(scene, claim, pair):
                    votes[row, column] = max(claim.confidence, votes[row, column])
                    self.read[number].append((row, column))
        self.scores, self.votes = scores, votes
        self.likely = table.sure(scores, votes)

    def weighed(self) -> Iterator[Claim]:
        """Give the claims of the rules: unlikely ones as sure as score and rule together make them, others no less."""
        for number, claim in enumerate(self.scene.claims):
            sure = max((float(self.likely[place]) for place in self.read[number]), default=claim.confidence)
            kept = sure if sure < VETO else max(sure, claim.confidence)
            yield replace(claim, confidence=round(kept, 3))

    def more(self, said: list[Clause]) -> Iterator[Claim]:
        """Give what no rule reads and is likely enough, the likeliest first."""
        for place, claim in self.proposals(said, self.likely >= FLOOR):
            yield replace(claim, confidence=round(min(claim.confidence, float(self.likely[place])), 3))

    def proposals(self, said: list[Clause], wanted: NDArray[np.bool_]) -> Iterator[tuple[tuple[int, int], Claim]]:
        """Give the claims of the wanted places (pair and predicate) that no rule reads, those of high score first.

        Their confidence is how sure it is whom they are about.
        """
        known = {key for claim in self.scene.claims for key in _keys(claim)}
        places: list[list[int]] = np.argwhere(wanted & (self.votes == 0)).tolist()
        for row, column in sorted(places, key=lambda place: -self.scores[place[0], place[1]]):
            name = self.predicates[column]
            claim = None if name == OPEN else proposed(self.scene, said, self.pairs[row], name)
            if claim is not None and known.isdisjoint(_keys(claim)):
                known.update(_keys(claim))
                yield (row, column), claim


def _keys(claim: Claim) -> set[tuple[int | None, str, int | None]]:
    """What a claim says, both ways round where that is the same."""
    name = family(claim.predicate)
    turned = {(claim.object, name, claim.subject)} if predicate(claim.predicate).symmetric else set()
    return {(claim.subject, name, claim.object), *turned}
