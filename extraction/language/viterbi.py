"""Names from label scores: the best sequence of B, I and O that is well formed, and how likely each kind is."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

Scores = NDArray[np.float32]
Labels = NDArray[np.int64]
NEVER = -1e4
"""Score of a step that no well-formed sequence takes."""


class NameShares(NamedTuple):
    """How likely the words of a text are parts of names."""

    kinds: tuple[str, ...]
    table: Scores
    """A row a word: how likely it is in no name, then how likely in one of each kind."""

    @property
    def likely(self) -> list[float]:
        """How likely each word is in a name of any kind."""
        return (1 - self.table[:, 0]).tolist()


class Names:
    """Decodes labels such as "B-PERSON", "I-PERSON", "O"; an I follows only a B or I of its own kind."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.kinds = tuple(dict.fromkeys(label[2:] for label in labels if label != "O"))
        columns = ("", *self.kinds)
        self._column = np.array([[float(label[2:] == kind) for kind in columns] for label in labels], np.float32)
        self._first = np.array([NEVER if label[0] == "I" else 0.0 for label in labels])
        self._steps = np.array([[0.0 if _may_follow(one, two) else NEVER for two in labels] for one in labels])

    def shares(self, scores: Scores) -> Scores:
        """Give how likely each word is in no name and in one of each kind, a row a word."""
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        return (odds / odds.sum(axis=1, keepdims=True)) @ self._column

    def best(self, scores: Scores, starts: Sequence[int]) -> Labels:
        """Give the label of each word; no name runs over a sentence start."""
        logits = scores - scores.max(axis=1, keepdims=True)
        logits = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
        fresh = np.zeros(len(logits), bool)
        fresh[list(starts)] = True
        greedy = logits.argmax(axis=1)
        return greedy if self._well_formed(greedy, fresh) else self._search(logits, fresh)

    def _well_formed(self, labels: Labels, fresh: NDArray[np.bool_]) -> bool:
        starts_well = not (self._first[labels[fresh]] < 0).any()
        return starts_well and not (self._steps[labels[:-1], labels[1:]] < 0).any()

    def _search(self, logits: NDArray[np.float64], fresh: NDArray[np.bool_]) -> Labels:
        value, came = logits[0] + self._first, [np.zeros(0, np.int64)]
        for place in range(1, len(logits)):
            paths = value[:, None] + self._steps + (self._first[None] if fresh[place] else 0.0)
            came.append(paths.argmax(axis=0))
            value = paths.max(axis=0) + logits[place]
        labels = [int(value.argmax())]
        for back in reversed(came[1:]):
            labels.append(int(back[labels[-1]]))
        return np.array(labels[::-1])


def _may_follow(one: str, two: str) -> bool:
    return two[0] != "I" or (one != "O" and one[2:] == two[2:])


def keep_shares(doc: Doc, shares: NameShares) -> None:
    """Keep with a text how likely its words are parts of names."""
    doc.user_data["name_shares"] = shares


def name_shares(doc: Doc) -> NameShares:
    """Give how likely the words of a text are parts of names; where its reader does not say, its labels count."""
    kept: NameShares | None = doc.user_data.get("name_shares")
    if kept is not None:
        return kept
    kinds = tuple(dict.fromkeys(token.ent_type_ for token in doc if token.ent_type_))
    table = np.array([[float(token.ent_type_ == kind) for kind in ("", *kinds)] for token in doc], np.float32)
    return NameShares(kinds, table.reshape(len(doc), len(kinds) + 1))
