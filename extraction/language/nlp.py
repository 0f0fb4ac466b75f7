"""The English pipeline: the one place that loads it and keeps what it has read."""

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extraction.language import reader
from extraction.language.chains import Chain, Chains
from extraction.language.texts import text_of

__all__ = ["MODEL", "English", "load", "reader"]  # importing the reader registers its component

Read = TypeVar("Read")
MODEL = Path(__file__).parent.parent / "model"
LONG = re.compile(r"\S{200,}")
"""No word is so long; taking such a run apart would cost the square of its length."""
KEPT_TEXTS, KEPT_WINDOWS = 4096, 1024
"""How much stays read: a window's earlier turns come again with every write."""


@dataclass(slots=True)
class Kept(Generic[Read]):
    """What was read last, by what it was read from."""

    most: int
    read: OrderedDict[Hashable, Read] = field(default_factory=OrderedDict[Hashable, Read])
    lock: Lock = field(default_factory=Lock)

    def get(self, key: Hashable, make: Callable[[], Read]) -> Read:
        """Give what was read from this key, made now if it is not kept. A long text keeps nobody else waiting."""
        with self.lock:
            found = self.read.pop(key, None)
        found = make() if found is None else found
        with self.lock:
            self.read[key] = found
            if len(self.read) > self.most:
                self.read.popitem(last=False)
        return found


@dataclass(slots=True)
class English:
    """Reads English. Safe to share between threads; what it gives back must not be changed."""

    nlp: Language
    linker: Chains | None
    """None where the pipeline brings no chains of its own: they belong to the vectors they were trained on."""
    _texts: Kept[Doc] = field(default_factory=lambda: Kept(KEPT_TEXTS))
    _windows: Kept[list[Chain]] = field(default_factory=lambda: Kept(KEPT_WINDOWS))

    def read(self, text: str) -> Doc:
        """Read one text; a text read lately is not read again."""
        return self._texts.get(text, lambda: self.nlp(LONG.sub(_blotted, text)))

    def read_many(self, texts: Iterable[str]) -> list[Doc]:
        """Read each text alone."""
        return [self.read(text) for text in texts]

    def chains(self, docs: Sequence[Doc]) -> list[Chain]:
        """Find the chains across texts that were read alone; places count on from one text to the next."""
        if self.linker is None:
            return []
        return self._windows.get(tuple(text_of(doc) for doc in docs), partial(self.linker.find, docs))


def _blotted(run: re.Match[str]) -> str:
    """As many letters: offsets stay, and no tokenizer takes them apart."""
    return "x" * len(run[0])


def load(path: Path | None = None) -> English:
    """Load the pipeline of this package, or another spaCy pipeline for English from a folder.

    Raises OSError where the folder holds none.
    """
    folder = path or MODEL
    nlp = spacy.load(folder)
    chains = folder / "chains"
    return English(nlp, Chains(nlp, chains) if chains.is_dir() else None)
