"""The neural network: words in, scores for tags, trees and names out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

MAX_WORDS, MAX_PIECES, PIECES_PER_WORD = 110, 200, 10
"""The longest window that is read at once; a word of more pieces is cut."""
FOREIGN_PIECES = 1
"""Those of a word without a letter of ours: in another script each letter is a piece and tells the network nothing."""
CACHED_WORDS = 100_000

Floats = NDArray[np.float32]


class Scores(NamedTuple):
    """What the network says of the words of one window, a row a word."""

    hidden: Floats
    tags: Floats
    morphs: Floats
    lemmas: Floats
    starts: Floats
    """Two columns: the word goes on with a sentence, or starts one."""
    names: Floats
    arcs: Floats
    """Column 0 for a root, column h + 1 for word h as the head."""
    dependents: Floats
    heads: Floats
    """One row more than words: the root's comes first."""


class Encoder:
    """A fine-tuned MiniLM in ONNX with int8 weights. Every window is run alone: int8 scales span a whole
    batch, so a neighbour would change a result now and then.
    """  # noqa: D205 - one thought

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        # More threads are slower on windows of a few dozen pieces.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            folder / "encoder.onnx", options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._cls, self._sep, self._unknown = (
            int(self._tokenizer.token_to_id(token)) for token in ("[CLS]", "[SEP]", "[UNK]")
        )
        self._cache: dict[str, list[int]] = {}

    def read(self, words: Sequence[str], spaced: Sequence[bool]) -> Scores:
        """Score as many of the words as fit one window (at least one); the length of the scores says how many.

        `spaced` says of each word whether a blank stands before it.
        """
        ids, shapes, first, last = [self._cls], [0], list[int](), list[int]()
        for word, space in zip(words[:MAX_WORDS], spaced, strict=False):
            pieces = self._pieces(word)
            if first and len(ids) + len(pieces) > MAX_PIECES:
                break
            first.append(len(ids))
            ids += pieces
            last.append(len(ids) - 1)
            shapes += [shape(word, spaced=space)] * len(pieces)
        ids.append(self._sep)
        shapes.append(0)
        inputs = {"ids": ids, "case": shapes, "att": [1] * len(ids), "first": first, "last": last}
        found = self._session.run(None, {name: np.array([row], np.int64) for name, row in inputs.items()})
        return Scores(*(np.asarray(scores)[0] for scores in found))

    def _pieces(self, word: str) -> list[int]:
        pieces = self._cache.get(word)
        if pieces is None:
            encoded: list[int] = self._tokenizer.encode(word, add_special_tokens=False).ids
            most = PIECES_PER_WORD if any(map(str.isascii, word)) else FOREIGN_PIECES
            pieces = encoded[:most] or [self._unknown]
            if len(self._cache) < CACHED_WORDS:
                self._cache[word] = pieces
        return pieces


def shape(word: str, *, spaced: bool) -> int:
    """Give the shape of a word, 1 to 14: seven kinds of case, each without and with a blank before it.

    The network's vocabulary is lower case, so this is how it knows names from words. 0 is for the marks
    around the text.
    """
    if word.islower():
        kind = 0
    elif word.isupper():
        kind = 1 if len(word) == 1 else 2
    elif word.istitle():
        kind = 3
    elif any(letter.isdigit() for letter in word):
        kind = 4
    else:
        kind = 5 if word.isalpha() else 6
    return 1 + 2 * kind + spaced
