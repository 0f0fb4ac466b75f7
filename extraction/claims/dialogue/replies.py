"""What an answer gives where a value, a person or a thing was asked for by the words of the question."""

from collections.abc import Callable, Iterator, Mapping

from spacy.tokens import Token

from extraction.claims.dialogue.fragments import is_unsure
from extraction.claims.dialogue.questions import Asking, Blank, Reads
from extraction.claims.readings import amount, bare_number, years
from extraction.claims.resolving import resolve, type_of
from extraction.claims.said import Said, sureness
from extraction.clauses.fits import fits
from extraction.clauses.wording import plain_text
from extraction.language.texts import text_of
from extraction.records import Claim, EntityType, Modality
from extraction.referents import kin
from extraction.referents.register import Register
from extraction.values.dates import birth_date, iso_date
from extraction.values.numerals import plain
from extraction.values.values import ValueKind, find_values

CONFIDENCE = 0.85
Place = tuple[Register, int]
"""The register and the turn of the answer."""


def told(place: Place, blank: Blank, words: list[Token]) -> Iterator[Claim]:
    """The claims that the first words of an answer make where a blank was left."""
    register = place[0]
    who = resolve(register, blank.turn, blank.whom)
    if who is None or not blank.fits(register.referents[register.final(who)].type):
        return
    rule = f"answer:{blank.predicate}"
    if blank.row.reads in OBJECTS:
        for word in words:
            found = _named_by(place, blank.row, word)
            if found is not None:
                yield _said(place, word, rule).claim(who, blank.predicate, object=found)
    elif blank.row.reads == "kin":
        for word in words:
            yield from kin_of(place, word, who, rule)
    else:
        value = VALUES[blank.row.reads](place, words[0])
        if value is not None:
            if blank.predicate == "name" and not register.referents[who].named:
                who = register.rename(who, value)
            yield _said(place, words[0], rule).claim(who, blank.predicate, value=value)


def _named_by(place: Place, row: Asking, word: Token) -> int | None:
    """Whom or what a word of an answer names, where that is what was asked for."""
    register, turn = place
    kind = type_in_answer(place, word, row.type)
    if not fits(row.reads, word, kind) or any(child.dep_ == "nummod" for child in word.children):
        return None
    found = resolve(register, turn, word, row.type)
    if found is not None and kind is not None:
        register.retype(found, kind)
    return found


def type_in_answer(place: Place, word: Token, asked_for: EntityType | None) -> EntityType | None:
    """The type of an answer: a name first said here is of the type that was asked for."""
    register, turn = place
    found = register.at(turn, word.i)
    is_new = not any(m.referent == found and m.turn < turn for m in register.mentions)
    return asked_for if asked_for and word.pos_ == "PROPN" and is_new else type_of(register, turn, word)


def kin_of(place: Place, word: Token, owner: int, rule: str, whom: int | None = None) -> Iterator[Claim]:
    """What a kin word without an owner says of whom it was asked: "Any siblings?" "A sister, Beth."."""
    register, turn = place
    row = kin.look_up(word) if word.pos_ in {"NOUN", "PROPN"} else None
    counted = any(child.dep_ == "nummod" for child in word.children)
    if row is None or row.predicate is None or counted or any(child.dep_ == "poss" for child in word.children):
        return
    named = next((child for child in word.children if child.dep_ == "appos" and child.pos_ == "PROPN"), word)
    who = resolve(register, turn, named, row.type) if whom is None else whom
    if who is not None and who != owner:
        ends = (who, owner) if row.direction == "owner_is_object" else (owner, who)
        yield _said(place, named, rule).claim(ends[0], row.predicate, object=ends[1])


def _said(place: Place, word: Token, rule: str) -> Said:
    register, turn = place
    meant: Modality = "hedged" if is_unsure(word) else "asserted"
    return Said(turn, (word,), rule, min(CONFIDENCE, sureness(register, turn, [word])), meant)


def _count(_place: Place, word: Token) -> str | None:
    found = bare_number(word.text)
    return None if found is None else plain(found)


def name_in(_place: Place, word: Token) -> str | None:
    """A proper name, or the one beside a description: "my uncle, Max"."""
    named = [word, *(child for child in word.children if child.dep_ == "appos")]
    if word.pos_ == "NOUN" and word.is_title and not list(word.children):
        return word.text
    return next((plain_text(one) for one in named if one.pos_ == "PROPN"), None)


def _opening(word: Token) -> str:
    """The sentence that a word opens, from there on."""
    return text_of(word.doc)[word.left_edge.idx : word.sent.end_char]


def _value_of(kind: ValueKind) -> Callable[[Place, Token], str | None]:
    def read(_place: Place, word: Token) -> str | None:
        return next((value.text for value in find_values(text_of(word.doc)) if value.kind == kind), None)

    return read


VALUES: Mapping[Reads, Callable[[Place, Token], str | None]] = {
    "age": lambda _, word: None if any(child.dep_ == "conj" for child in word.children) else years(word.text),
    "birthday": lambda place, word: birth_date(_opening(word), place[0].utterances[place[1]].said_at),
    "count": _count,
    "date": lambda place, word: iso_date(_opening(word), place[0].utterances[place[1]].said_at),
    "email": _value_of("email"),
    "money": lambda _, word: amount(word),
    "name": name_in,
    "phone": _value_of("phone"),
    "role": lambda _, word: plain_text(word) if fits("role", word, None) else None,
    "text": lambda _, word: plain_text(word) if word.pos_ in {"ADJ", "NOUN", "PROPN"} else None,
    "whole": lambda _, word: _opening(word).strip(" .,!?;:") or None,
}
OBJECTS: frozenset[Reads] = frozenset({"animal", "place", "thing"})
"""Checks of `fits` for the words that name what was asked for."""
