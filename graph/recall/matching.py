"""How strongly texts say the words of a question, and how much each of the words tells."""

from collections import defaultdict
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
    columns = {term.stem: column for column, term in enumerate(terms)}
    likes = _likes(terms)
    wanted = columns.keys() | likes.keys()
    for row, text in zip(found, texts, strict=True):
        said = words.stems(text)
        slow = MATCH.repeated * (1 - MATCH.length + MATCH.length * len(said) / USUAL_LENGTH)
        for stem in wanted.intersection(said):
            for column, near in likes.get(stem, ()):
                row[column] = max(row[column], near)
            if stem in columns:
                times = said.count(stem)
                row[columns[stem]] = max(row[columns[stem]], times / (times + slow))
    return found


def _likes(terms: Sequence[Term]) -> dict[str, list[tuple[int, float]]]:
    """By stem, the terms that it has nearly the meaning of, and what saying it counts."""
    found = defaultdict[str, list[tuple[int, float]]](list)
    for column, term in enumerate(terms):
        for stem, near in term.like.items():
            found[stem].append((column, MATCH.like * near))
    return found


def telling(terms: Sequence[Term], match: Floats) -> Floats:
    """How much each term tells: more where English and the texts have it less. They sum to 1."""
    said = (match > MATCH.like).sum(axis=0)
    rare = np.log1p((len(match) - said + 0.5) / (said + 0.5))
    told = np.array([term.weight for term in terms], np.float32) * rare
    whole = float(told.sum())
    return (told / whole if whole else told).astype(np.float32)
