"""The English pipeline: the one place that loads it and keeps what it has read."""

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extraction.language import reader
from extraction.language.chains import Chains

__all__ = ["MODEL", "English", "load", "reader"]  # importing the reader registers its component

MODEL = Path(__file__).parent.parent / "model"
LONG = re.compile(r"\S{200,}")
"""No word is so long; taking such a run apart would cost the square of its length."""
KEPT_TEXTS, KEPT_WINDOWS = 4096, 1024
"""How much stays read: a window's earlier turns come again with every write."""


@dataclass(slots=True)
class Kept:
    """The documents read last, by what they were read from."""

    most: int
    docs: OrderedDict[Hashable, Doc] = field(default_factory=OrderedDict[Hashable, Doc])
    lock: Lock = field(default_factory=Lock)

    def get(self, key: Hashable, make: Callable[[], Doc]) -> Doc:
        """Give the document of this key, made now if it is not kept. A long text keeps nobody else waiting."""
        with self.lock:
            doc = self.docs.pop(key, None)
        doc = doc or make()
        with self.lock:
            self.docs[key] = doc
            if len(self.docs) > self.most:
                self.docs.popitem(last=False)
        return doc


@dataclass(slots=True)
class English:
    """Reads English. Safe to share between threads; what it gives back must not be changed."""

    nlp: Language
    linker: Chains | None
    """None where the pipeline brings no chains of its own: they belong to the vectors they were trained on."""
    _texts: Kept = field(default_factory=lambda: Kept(KEPT_TEXTS))
    _windows: Kept = field(default_factory=lambda: Kept(KEPT_WINDOWS))
    _lock: Lock = field(default_factory=Lock)
    """coreferee works on one text at a time."""

    def read(self, text: str) -> Doc:
        """Read one text; a text read lately is not read again."""
        return self._texts.get(text, lambda: self.nlp(LONG.sub(_blotted, text)))

    def read_many(self, texts: Iterable[str]) -> list[Doc]:
        """Read each text alone."""
        return [self.read(text) for text in texts]

    def chains(self, docs: Sequence[Doc]) -> Doc:
        """Join texts that were read alone and find the chains across them (`doc._.coref_chains`)."""
        return self._windows.get(tuple(doc.text for doc in docs), lambda: self._chained(docs))

    def _chained(self, docs: Sequence[Doc]) -> Doc:
        joined = Doc.from_docs(list(docs), ensure_whitespace=False) or Doc(self.nlp.vocab)
        if self.linker is None:
            return joined
        with self._lock:
            return self.linker.find(joined)


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
