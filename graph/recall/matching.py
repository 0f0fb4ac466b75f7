"""How strongly texts say the words of a question, and how much each of the words tells."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from graph.recall import words
from graph.recall.question import Term
from graph.recall.vectors import Floats
from graph.recall.weights import MATCH

USUAL_LENGTH = 12.0
"""Words that tell something, of a usual turn."""


def matched(terms: Sequence[Term], texts: Sequence[str]) -> Floats:
    """A row a text, a column a term: 0 where it is not said, 1 where it is said again and again."""
    found = np.zeros((len(texts), len(terms)), np.float32)
    for row, text in zip(found, texts, strict=True):
        said = Counter(words.stems(text))
        slow = MATCH.repeated * (1 - MATCH.length + MATCH.length * said.total() / USUAL_LENGTH)
        for column, term in enumerate(terms):
            times = said[term.stem]
            like = max((near for one, near in term.like.items() if one in said), default=0.0)
            row[column] = max(times / (times + slow), MATCH.like * like)
    return found


def telling(terms: Sequence[Term], match: Floats) -> Floats:
    """How much each term tells: more where English and the texts have it less. They sum to 1."""
    said = (match > MATCH.like).sum(axis=0)
    rare = np.log1p((len(match) - said + 0.5) / (said + 0.5))
    told = np.array([term.weight for term in terms], np.float32) * rare
    whole = float(told.sum())
    return (told / whole if whole else told).astype(np.float32)
