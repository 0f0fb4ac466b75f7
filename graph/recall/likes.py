"""Words of nearly the same meaning as a word: kept beside a table of vectors, or found by comparing with all words.

`python -m graph.recall.likes FOLDER` keeps those of a table that model2vec wrote.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Likes = tuple[tuple[int, float], ...]
"""Word pieces, the nearest first, each with how near it is, up to 1."""

FILE = "likes.npz"
COMMON = 12_000
"""Word pieces come by frequency; words behind these are nobody's likes."""
LEAST_LIKE, MOST_LIKE = 0.55, 8
ITSELF = 1 - 1e-3
"""As near is nothing but the word itself."""
AT_ONCE = 500
"""Pieces that are compared at once where those of all are to be kept."""


class Lookup(Protocol):
    """Gives the likes of each of some word pieces. Safe to share between threads.

    A question takes as long as it does whatever others have asked about.
    """

    def __call__(self, pieces: Sequence[int]) -> list[Likes]: ...


class Compared:
    """Compares a word with all common ones, which takes 1 to 3 ms a question."""

    def __init__(self, words: dict[str, int], table: NDArray[Any]) -> None:
        whole = sorted(place for word, place in words.items() if word.isascii() and word.isalpha() and len(word) > 2)  # noqa: PLR2004
        self._table = table
        self._places = [place for place in whole if place < COMMON]
        self._common = unit(table[self._places].astype(np.float32))

    def __call__(self, pieces: Sequence[int]) -> list[Likes]:
        nearness = unit(self._table[list(pieces)].astype(np.float32)) @ self._common.T
        return [self._best(near) for near in nearness]

    def _best(self, near: Floats) -> Likes:
        (best,) = np.nonzero((near >= LEAST_LIKE) & (near < ITSELF))
        ordered = best[np.argsort(-near[best], kind="stable")][:MOST_LIKE]
        return tuple((self._places[at], float(near[at])) for at in ordered)


class Kept:
    """Looks up what a comparison found once: the likes of all pieces in one row, and where those of each begin."""

    def __init__(self, file: Path) -> None:
        with np.load(file) as kept:
            self._begins, self._likes, self._near = kept["begins"], kept["likes"], kept["near"]

    def __call__(self, pieces: Sequence[int]) -> list[Likes]:
        return [self._of(*self._begins[piece : piece + 2].tolist()) for piece in pieces]

    def _of(self, begin: int, end: int) -> Likes:
        return tuple(zip(self._likes[begin:end].tolist(), self._near[begin:end].tolist(), strict=True))


def keep(file: Path, compared: Compared, count: int) -> None:
    """Write the likes of so many pieces into a file that `Kept` reads."""
    parts = [range(begin, min(begin + AT_ONCE, count)) for begin in range(0, count, AT_ONCE)]
    found = [likes for part in parts for likes in compared(part)]
    pairs = [pair for likes in found for pair in likes]
    np.savez_compressed(
        file,
        begins=np.cumsum([0, *map(len, found)], dtype=np.int32),
        likes=np.array([piece for piece, _ in pairs], np.int32),
        near=np.array([near for _, near in pairs], np.float32),
    )


def unit(rows: Floats) -> Floats:
    """The same rows, each of length one."""
    return (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)).astype(np.float32)


def main(folder: Path) -> None:
    """Keep the likes of the table of a folder."""
    from graph.recall.vectors import Vectors  # noqa: PLC0415 - which looks up its likes here

    vectors = Vectors(folder)
    keep(folder / FILE, Compared(vectors.words, vectors.table), len(vectors.table))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
