"""What a word before a noun says of what the noun means: "my late aunt", "my Polish aunt", "the Turin office"."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Token

from extraction.claims.resolving import resolve, type_of
from extraction.claims.said import Said, sureness
from extraction.clauses.classes import CLASSES, belongs
from extraction.clauses.modality import modality_of
from extraction.clauses.quoting import is_quoted
from extraction.records import Claim
from extraction.referents.register import Register
from extraction.vocabulary import predicate

TABLE = Path(__file__).parents[2] / "data" / "attributes.toml"
PLACE = "location"
_BEFORE = frozenset({"amod", "compound", "nmod"})


@dataclass(frozen=True, slots=True)
class Attribute:
    """One row of the table; `data/attributes.toml` says what each field is for."""

    name: str
    words: frozenset[str]
    of: frozenset[str]
    predicate: str
    confidence: float
    example: str
    reads: tuple[str, ...]


def _row(name: str, row: dict[str, Any]) -> Attribute:
    words = frozenset(one for word in row.pop("words") for one in (CLASSES[word[1:]] if word[0] == "@" else [word]))
    return Attribute(name=name, words=words, of=frozenset(row.pop("of")), reads=tuple(row.pop("reads")), **row)


ATTRIBUTES = tuple(_row(name, row) for name, row in tomllib.loads(TABLE.read_text(encoding="utf-8")).items())


def read(register: Register, turn: int) -> Iterator[Claim]:
    """What the words before the nouns of one turn say."""
    for word in register.docs[turn]:
        if word.dep_ in _BEFORE and word.head.i > word.i and word.head.tag_ == "NN" and not is_quoted(word):
            for row in ATTRIBUTES:
                if _says(register, turn, row, word):
                    yield from _claim(register, turn, row, word)


def _says(register: Register, turn: int, row: Attribute, word: Token) -> bool:
    known = word.lower_ in row.words
    if PLACE in row.words:
        known = word.pos_ == "PROPN" and type_of(register, turn, word) == PLACE
    return known and (
        type_of(register, turn, word.head) in row.of
        or any(belongs(word.head, kind[1:]) for kind in row.of if kind[0] == "@")
    )


def _claim(register: Register, turn: int, row: Attribute, word: Token) -> Iterator[Claim]:
    noun = word.head
    meant = modality_of(noun.head) if noun.dep_ == "attr" else "asserted"
    said = Said(turn, (word, noun), row.name, min(row.confidence, sureness(register, turn, (noun,))), meant)
    who = resolve(register, turn, noun)
    if who is None:
        return
    if predicate(row.predicate).takes_value:
        yield said.claim(who, row.predicate, value=word.text)
        return
    what = resolve(register, turn, word)
    if what is not None and what != who:
        yield said.claim(who, row.predicate, object=what)
