"""Names from label scores: the best sequence of B, I and O that is well formed."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Labels = NDArray[np.int64]
NEVER = -1e4
"""Score of a step that no well-formed sequence takes."""


class Names:
    """Decodes labels such as "B-PERSON", "I-PERSON", "O"; an I follows only a B or I of its own kind."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._first = np.array([NEVER if label[0] == "I" else 0.0 for label in labels])
        self._steps = np.array([[0.0 if _may_follow(one, two) else NEVER for two in labels] for one in labels])

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
