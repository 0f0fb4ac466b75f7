"""Windows as the numbers that the network takes and is to give."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Self

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from extraction.language.encoder import PIECES_PER_WORD, shape
from train.labels import EVERYWHERE, NAMES, UNSURE, script
from train.network import Inputs, Sizes
from train.windows import Text

IGNORED = -100
"""The class of a label that is not known: it counts for no loss."""
PARTIAL = len(NAMES)
"""The class of a word that is no name of the kinds that every corpus has; of another it may be."""
MAYBE = [i for i, name in enumerate(NAMES) if name[2:] not in EVERYWHERE]


class Labels(NamedTuple):
    """What each head tells apart, in the order of its columns."""

    tag: list[str]
    pm: list[str]
    lem: list[str]
    dep: list[str]
    ner: list[str]

    @classmethod
    def of(cls, texts: Sequence[Text]) -> Self:
        """Collect the labels of the texts that are seen often enough to be learned."""
        tags = Counter(tag for text in texts for tag in text.tags if tag)
        readings = Counter(reading for text in texts for reading in text.readings if reading)
        deps = Counter(dep for text in texts for dep in text.deps if dep)
        lemmas = Counter(
            made
            for text in texts
            for word, lemma in zip(text.words, text.lemmas, strict=True)
            if lemma is not None and (made := script(word, lemma))
        )
        return cls(_often(tags, 2), _often(readings, 2), _often(lemmas, 3), _often(deps, 2), list(NAMES))

    @property
    def sizes(self) -> Sizes:
        """Give the number of labels of each head."""
        return Sizes(*map(len, self))


def _often(counts: Counter[str], least: int) -> list[str]:
    return sorted(label for label, count in counts.items() if count >= least)


class Batches:
    """Makes batches of windows; pieces of words are looked up once."""

    def __init__(self, labels: Labels, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._cls, self._sep, self._unknown = (tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]", "[UNK]"))
        self._pieces: dict[str, list[int]] = {}
        self._ids = {name: {label: i for i, label in enumerate(column)} for name, column in labels._asdict().items()}

    @classmethod
    def from_file(cls, labels: Labels, path: str) -> Self:
        """Load the word pieces from a `tokenizer.json`."""
        return cls(labels, Tokenizer.from_file(path))

    def numbers(self, texts: Sequence[Text]) -> tuple[Inputs, dict[str, Tensor]]:
        """Give the network's inputs and, for each head, the class of every word."""
        encoded = [self._encoded(text) for text in texts]
        words, pieces = max(map(len, texts)), max(len(row[0]) for row in encoded)
        sizes = (pieces, pieces, pieces, words, words)
        columns = [np.zeros((len(texts), size), np.int64) for size in sizes]
        gold = {
            name: np.full((len(texts), words), IGNORED, np.int64)
            for name in ("tag", "pm", "lem", "dep", "head", "st", "ner")
        }
        for row, (text, numbers) in enumerate(zip(texts, encoded, strict=True)):
            for column, values in zip(columns, numbers, strict=True):
                column[row, : len(values)] = values
            for name, classes in self._classes(text).items():
                gold[name][row, : len(text)] = classes
        tensors = {name: torch.from_numpy(classes) for name, classes in gold.items()}
        return Inputs(*map(torch.from_numpy, columns)), tensors

    def _encoded(self, text: Text) -> tuple[list[int], list[int], list[int], list[int], list[int]]:
        ids, shapes, first, last = [self._cls], [0], list[int](), list[int]()
        for word, space in zip(text.words, text.spaced, strict=True):
            pieces = self._pieces_of(word)
            first.append(len(ids))
            ids += pieces
            last.append(len(ids) - 1)
            shapes += [shape(word, spaced=space)] * len(pieces)
        ids.append(self._sep)
        return ids, [*shapes, 0], [1] * len(ids), first, last

    def _pieces_of(self, word: str) -> list[int]:
        if word not in self._pieces:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids
            self._pieces[word] = ids[:PIECES_PER_WORD] or [self._unknown]
        return self._pieces[word]

    def _classes(self, text: Text) -> dict[str, list[int]]:
        classes = {"ner": [PARTIAL if name == UNSURE else self._id("ner", name) for name in text.names]}
        if text.has_tree:
            lemmas = zip(text.words, text.lemmas, strict=True)
            classes |= {
                "tag": [self._id("tag", tag) for tag in text.tags],
                "pm": [self._id("pm", reading) for reading in text.readings],
                "lem": [IGNORED if x is None else self._id("lem", script(word, x)) for word, x in lemmas],
                "dep": [self._id("dep", dep) for dep in text.deps],
                "st": [IGNORED if start is None else int(start) for start in text.starts],
                "head": [
                    IGNORED if head is None else 0 if head == i else head + 1 for i, head in enumerate(text.heads)
                ],
            }
        return classes

    def _id(self, column: str, label: str | None) -> int:
        return IGNORED if label is None else self._ids[column].get(label, IGNORED)


def batched(texts: Iterable[Text], words: int, chance: random.Random | None) -> list[list[Text]]:
    """Put windows of like length together, up to `words` words a batch, in an order of chance."""
    jitter = chance.random if chance else float
    rows = sorted((text for text in texts if len(text)), key=lambda text: len(text) + jitter())
    found, batch = list[list[Text]](), list[Text]()
    for row in rows:
        if batch and (len(batch) + 1) * len(row) > words:
            found.append(batch)
            batch = []
        batch.append(row)
    if batch:
        found.append(batch)
    if chance:
        chance.shuffle(found)
    return found
