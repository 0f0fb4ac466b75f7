"""Words as coreferee asks for them: a spaCy token makes each of its attributes anew, these are taken down once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Morph:
    """What a form tells: "Number=Plur", "Person=3"."""

    features: tuple[str, ...]
    values: Mapping[str, list[str]]

    def get(self, key: str) -> list[str]:
        """Give the values of a feature: ["Plur"]."""
        return self.values.get(key, [])


class Sentence(list["Word"]):
    """The words of a sentence, and their places in the text."""

    start: int
    end: int


class Word:
    """A word under the names that spaCy gives its parts. `_` is where coreferee takes its notes."""

    def __init__(self, token: Token, text: Text, place: int) -> None:
        self.doc, self.i, self._ = text, place, self
        self.text, self.lemma_, self.ent_type_ = token.text, token.lemma_, token.ent_type_
        self.pos_, self.tag_, self.dep_ = token.pos_, token.tag_, token.dep_
        self.morph = _morph(str(token.morph))
        self.head, self.sent, self.children = self, Sentence(), list[Word]()
        self.coref_chains: Any = None

    def __lt__(self, other: Word) -> bool:
        return self.i < other.i

    @cached_property
    def ancestors(self) -> list[Word]:
        """The head, its head, and so on."""
        found, word = list[Word](), self
        while word.head is not word:
            word = word.head
            found.append(word)
        return found

    @cached_property
    def subtree(self) -> list[Word]:
        """The word and all that hangs on it; what hangs to the left of a word comes before it."""
        found, waiting = list[Word](), [(self, False)]
        while waiting:
            word, opened = waiting.pop()
            if opened:
                found.append(word)
                continue
            waiting += [(child, False) for child in reversed(word.children) if child.i > word.i]
            waiting.append((word, True))
            waiting += [(child, False) for child in reversed(word.children) if child.i < word.i]
        return found


class Text(list[Word]):
    """Documents one after the other, with a row of `vectors` a word."""

    def __init__(self, docs: Sequence[Doc]) -> None:
        super().__init__()
        self._, self.coref_chains, self.sents = self, None, list[Sentence]()
        for doc in docs:
            first = len(self)
            self.extend(Word(token, self, first + token.i) for token in doc)
            self._tie(doc, first)
            self.sents.extend(self._sentences(doc, first))
        self.vectors = _vectors(docs)

    def _tie(self, doc: Doc, first: int) -> None:
        for token in doc:
            word, head = self[first + token.i], self[first + token.head.i]
            if head is not word:
                word.head = head
                head.children.append(word)

    def _sentences(self, doc: Doc, first: int) -> Iterator[Sentence]:
        for span in doc.sents if len(doc) else ():
            start, end = first + span.start, first + span.end
            sentence = Sentence(self[start:end])
            sentence.start, sentence.end = start, end
            for word in sentence:
                word.sent = sentence
            yield sentence


def _vectors(docs: Sequence[Doc]) -> Vectors:
    found = [np.asarray(doc.tensor, np.float32) for doc in docs if len(doc)]
    return np.concatenate(found) if found else np.zeros((0, 0), np.float32)


@lru_cache(maxsize=4096)
def _morph(features: str) -> Morph:
    """Take "Case=Acc,Nom|Number=Plur" apart."""
    values = {key: value.split(",") for key, value in (one.split("=", 1) for one in features.split("|") if one)}
    return Morph(tuple(f"{key}={value}" for key, own in values.items() for value in own), values)
