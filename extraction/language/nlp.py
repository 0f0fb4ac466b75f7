"""The English pipeline: the one place that loads it and keeps what it has read."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extraction.language import reader
from extraction.language.chains import Chains

__all__ = ["MODEL", "English", "load", "reader"]  # importing the reader registers its component

MODEL = Path(__file__).parent.parent / "model"
KEPT_TEXTS, KEPT_WINDOWS = 4096, 1024
"""How much stays read: a window's earlier turns come again with every write."""


@dataclass(slots=True)
class Kept:
    """The documents read last, by what they were read from."""

    most: int
    docs: OrderedDict[Hashable, Doc] = field(default_factory=OrderedDict[Hashable, Doc])

    def get(self, key: Hashable, make: Callable[[], Doc]) -> Doc:
        """Give the document of this key, made now if it is not kept."""
        doc = self.docs.pop(key, None) or make()
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
    _lock: RLock = field(default_factory=RLock)

    def read(self, text: str) -> Doc:
        """Read one text; a text read lately is not read again."""
        with self._lock:
            return self._texts.get(text, lambda: self.nlp(text))

    def read_many(self, texts: Iterable[str]) -> list[Doc]:
        """Read each text alone."""
        return [self.read(text) for text in texts]

    def chains(self, docs: Sequence[Doc]) -> Doc:
        """Join texts that were read alone and find the chains across them (`doc._.coref_chains`)."""
        key = tuple(doc.text for doc in docs)
        with self._lock:
            return self._windows.get(key, lambda: self._chained(docs))

    def _chained(self, docs: Sequence[Doc]) -> Doc:
        joined = Doc.from_docs(list(docs), ensure_whitespace=False) or Doc(self.nlp.vocab)
        return joined if self.linker is None else self.linker.find(joined)


def load(path: Path | None = None) -> English:
    """Load the pipeline of this package, or another spaCy pipeline for English from a folder.

    Raises OSError where the folder holds none.
    """
    folder = path or MODEL
    nlp = spacy.load(folder)
    chains = folder / "chains"
    return English(nlp, Chains(nlp, chains) if chains.is_dir() else None)
