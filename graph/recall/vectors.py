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

from graph.recall import likes
from graph.recall.likes import Floats

MODEL = Path(__file__).with_name("model")
TYPES = {"F16": np.float16, "F32": np.float32}
MOST_CHARS = 2_000
"""What a text says is told by its beginning."""
MOST_CUT = 20_000
"""Words whose pieces are kept."""
WEIGHT_OF_COMMON = 2.0
"""The length of the shortest vectors: those of words that stand in every text."""


class Vectors:
    """A table of static vectors. Safe to share between threads."""

    def __init__(self, folder: Path = MODEL) -> None:
        """Load the table of a folder. Raises OSError where there is none, ValueError where it cannot be read."""
        self.table = _table(folder / "model.safetensors")
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._unknown = self._tokenizer.token_to_id("[UNK]")
        kept = folder / likes.FILE
        self._likes: likes.Lookup = likes.Kept(kept) if kept.is_file() else likes.Compared(self.words, self.table)
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
        rows = self.table[places].astype(np.float32)
        rows[places == self._unknown] = 0
        begins = np.cumsum([0, *map(len, pieces[:-1])])
        return likes.unit(np.add.reduceat(rows, begins))

    @property
    def words(self) -> dict[str, int]:
        """The pieces by their texts, as rows of the table."""
        return self._tokenizer.get_vocab()

    @property
    def width(self) -> int:
        """Numbers a vector."""
        return int(self.table.shape[1])

    def weight(self, word: str) -> float:
        """How much a word tells of what a text is about, from its frequency in English: 0 (the) to about 5."""
        vectors = self.table[list(self._pieces(word))].astype(np.float32)
        longest = float(np.linalg.norm(vectors, axis=1).max(initial=0.0))
        return max(longest - WEIGHT_OF_COMMON, 0.0)

    def like(self, words: Sequence[str]) -> list[tuple[tuple[str, float], ...]]:
        """For each word those of nearly its meaning, the nearest first, each with how near it is, up to 1.

        None of a word of several pieces.
        """
        pieces = {word: self._pieces(word) for word in words}
        whole = {word: own[0] for word, own in pieces.items() if len(own) == 1 and own[0] != self._unknown}
        found = dict(zip(whole, self._likes(list(whole.values())), strict=True))
        return [
            tuple((self._tokenizer.id_to_token(piece), near) for piece, near in found.get(word, ())) for word in words
        ]


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
