"""How near two texts are in meaning: a table of a vector a word piece, and their mean for a text.

The vectors of texts are made when they are compared and kept nowhere, so a write costs nothing for them and there is
nothing to forget. The table is `model/`, or another folder that model2vec wrote.
"""

import json
import struct
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Floats = NDArray[np.float32]

MODEL = Path(__file__).with_name("model")
TYPES = {"F16": np.float16, "F32": np.float32}
MOST_CHARS = 2_000
"""What a text says is told by its beginning."""
COMMON = 12_000
"""Word pieces come by frequency; words behind these are nobody's likes."""
LEAST_LIKE, MOST_LIKE = 0.55, 8
ITSELF = 1 - 1e-3
"""As near is nothing but the word itself."""
MOST_CUT = 20_000
"""Words whose pieces are kept."""
WEIGHT_OF_COMMON = 2.0
"""The length of the shortest vectors: those of words that stand in every text."""


class Vectors:
    """A table of static vectors. Safe to share between threads."""

    def __init__(self, folder: Path = MODEL) -> None:
        """Load the table of a folder. Raises OSError where there is none, ValueError where it cannot be read."""
        self._table = _table(folder / "model.safetensors")
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._unknown = self._tokenizer.token_to_id("[UNK]")
        vocabulary: dict[str, int] = self._tokenizer.get_vocab()
        whole = sorted((place, word) for word, place in vocabulary.items() if word.isascii() and word.isalpha())
        self._words = [word for place, word in whole if place < COMMON and len(word) > 2]  # noqa: PLR2004
        places = [vocabulary[word] for word in self._words]
        self._of_words = _unit(self._table[places].astype(np.float32))
        self._pieces = lru_cache(MOST_CUT)(self._cut)

    def _cut(self, word: str) -> tuple[int, ...]:
        """The pieces of a word."""
        return tuple(self._tokenizer.encode(word, add_special_tokens=False).ids)

    def of(self, texts: list[str]) -> Floats:
        """A row of length one for each text; zeros where no word of it is known."""
        if not texts:
            return np.zeros((0, self.width), np.float32)
        # A piece too many for each text, of no weight, so that none is without one.
        words = (text[:MOST_CHARS].split() for text in texts)
        pieces = [[self._unknown, *chain.from_iterable(map(self._pieces, one))] for one in words]
        places = np.fromiter(chain.from_iterable(pieces), np.int64)
        rows = self._table[places].astype(np.float32)
        rows[places == self._unknown] = 0
        begins = np.cumsum([0, *map(len, pieces[:-1])])
        return _unit(np.add.reduceat(rows, begins))

    @property
    def width(self) -> int:
        """Numbers a vector."""
        return int(self._table.shape[1])

    def weight(self, word: str) -> float:
        """How much a word tells of what a text is about, from its frequency in English: 0 (the) to about 5."""
        vectors = self._table[list(self._pieces(word))].astype(np.float32)
        longest = float(np.linalg.norm(vectors, axis=1).max(initial=0.0))
        return max(longest - WEIGHT_OF_COMMON, 0.0)

    def like(self, words: Sequence[str]) -> list[tuple[tuple[str, float], ...]]:
        """For each word those of nearly its meaning, the nearest first, each with how near it is, up to 1.

        They are looked up for each question again, at 1 to 3 ms: kept ones would tell by the time that a question
        takes which words others have asked about. Words of several pieces are like none.
        """
        whole = [word for word in words if len(self._pieces(word)) == 1]
        found = dict[str, tuple[tuple[str, float], ...]]()
        for word, near in zip(whole, self.of(whole) @ self._of_words.T, strict=True):
            (best,) = np.nonzero((near >= LEAST_LIKE) & (near < ITSELF))
            ordered = best[np.argsort(-near[best], kind="stable")][:MOST_LIKE]
            found[word] = tuple((self._words[at], float(near[at])) for at in ordered)
        return [found.get(word, ()) for word in words]


def _unit(rows: Floats) -> Floats:
    return (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)).astype(np.float32)


def _table(path: Path) -> NDArray[Any]:
    """The one table of a safetensors file, mapped, not read: eight bytes of length, a header in JSON, the numbers."""
    with path.open("rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header: dict[str, Any] = json.loads(file.read(length))
    header.pop("__metadata__", None)
    if len(header) != 1:
        raise ValueError(f"{path.name} holds {len(header)} tables; one of static vectors is needed.")
    (told,) = header.values()
    begin = 8 + length + told["data_offsets"][0]
    return np.memmap(path, TYPES[told["dtype"]], "r", begin, tuple(told["shape"]))
