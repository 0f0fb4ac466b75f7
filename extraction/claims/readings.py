"""How the value of a claim is read from its words: a role, an age, a date, a price, a number."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from spacy.tokens import Token

from extraction.claims.rules.rows import ClaimRule
from extraction.clauses.birthdays import counts_age
from extraction.clauses.clauses import Clause
from extraction.clauses.timing import birthday_of, date_of, phrases_within
from extraction.clauses.wording import plain_text
from extraction.language.texts import text_of
from extraction.referents.register import Register
from extraction.values.numerals import IN_DIGITS, number_of, plain
from extraction.values.values import Value, ValueKind, find_values

Place = tuple[Register, int]
"""The register and the turn that the words stand in."""
Read = Callable[[Clause, Token, Place], str | None]
MAX_AGE = 120
"""Nobody is older: "I'm 300" is no age."""
_NOT_YET = frozenset({"almost", "nearly"})
"""Words beside an age that nobody has reached."""
_DIGITS = re.compile(IN_DIGITS)
_ENDINGS = frozenset({"cc", "parataxis", "advcl", "relcl", "intj", "discourse", "dep"})
"""What no longer belongs to a text value."""


def read_value(rule: ClaimRule, clause: Clause, word: Token | None, place: Place) -> str | None:
    """Read the value that a rule takes from its object; None where the words hold none of that kind."""
    if rule.says is not None:
        return rule.says
    if word is None:
        return None
    if rule.value is not None:
        return _READERS[rule.value](clause, word, place)
    return plain_text(word, rule.keep) or None


def _age(clause: Clause, word: Token, _place: Place) -> str | None:
    """Years as a number, months and weeks with their unit: "34", "9 weeks"; "since I was ten" tells a time, no age."""
    if clause.verb.pos_ == "AUX" and _dates_by_age(clause.verb):
        return None
    counted = next((child for child in word.children if child.dep_ == "nummod"), word)
    if any(child.lower_ in _NOT_YET for child in counted.children):
        return None
    if counted != word and word.lemma_ in {"month", "week", "day"}:
        return f"{counted.text} {word.text}"
    if counted != word and word.lemma_ not in {"year", "yr"}:
        return None
    return years(_spelt(counted))


def _dates_by_age(verb: Token) -> bool:
    sentence = verb.sent
    near = phrases_within(text_of(verb.doc), sentence.start_char, sentence.end_char)
    return any(phrase.start <= verb.idx < phrase.end and counts_age(phrase) for phrase in near)


def _spelt(number: Token) -> str:
    """A number with the words that belong to it: "twenty-two", "one metre sixty"."""
    first = min([number.i, *(child.left_edge.i for child in number.children if child.dep_ == "compound")])
    return number.doc[first : number.i + 1].text


def _count(_clause: Clause, word: Token, _place: Place) -> str | None:
    counted = next((child for child in word.children if child.dep_ == "nummod"), word)
    found = bare_number(_spelt(counted))
    return None if found is None else plain(found)


def years(text: str) -> str | None:
    """Read an age in whole years that somebody can have: "34", "thirty-four"."""
    found = bare_number(text)
    return plain(found) if found is not None and found == int(found) and 0 < found <= MAX_AGE else None


def bare_number(text: str) -> float | None:
    """Read a number and nothing else: "40k" is none."""
    return number_of(text) if not text[:1].isdecimal() or _DIGITS.fullmatch(text) else None


def _rest(_clause: Clause, word: Token, _place: Place) -> str | None:
    """Everything from the word on, up to the next clause: "learn Greek" of "to learn Greek and …"."""
    kept = [w for w in word.subtree if w.i >= word.i]
    stop = next((w.i for w in kept if w.i > word.i and w.dep_ in _ENDINGS), word.doc[-1].i + 1)
    kept = [w for w in kept if w.i < stop]
    return word.doc[kept[0].i : kept[-1].i + 1].text.strip(" .,!?;:") or None


def _where(_clause: Clause, word: Token, _place: Place) -> str | None:
    """A phrase with its preposition: "on leave"."""
    return f"{word.head.text} {plain_text(word)}" if word.head.pos_ == "ADP" else plain_text(word)


def _whole(_clause: Clause, word: Token, _place: Place) -> str | None:
    """The whole phrase, with the numbers before its head and what follows: "12 Mill Lane, Leeds"."""
    return word.doc[word.left_edge.i : word.right_edge.i + 1].text.strip(" .,!?;:") or None


def _matching(pattern: str) -> Read:
    """Read the first piece of a sentence that looks so."""
    compiled = re.compile(pattern, re.IGNORECASE)

    def read(clause: Clause, _word: Token, _place: Place) -> str | None:
        found = compiled.search(clause.verb.sent.text)
        return found.group() if found else None

    return read


def _of_kind(kind: ValueKind) -> Read:
    """Read the first value of a kind in the words from here to the end of the sentence."""

    def read(_clause: Clause, word: Token, _place: Place) -> str | None:
        first, last = word.left_edge.idx, word.sent.end_char
        found = [v for v in _values(text_of(word.doc)) if v.kind == kind and first <= v.start < last]
        return found[0].text if found else None

    return read


def amount(word: Token) -> str | None:
    """Read the sum of money that starts at a word or before it: "400 euros"."""
    first = word.left_edge.idx
    found = [v for v in _values(text_of(word.doc)) if v.kind == "money" and first <= v.start <= word.idx]
    return found[0].text if found else None


def _price(clause: Clause, word: Token, place: Place) -> str | None:
    """Read a sum of money, or a bare number where only a price can be meant: "costs 900 a month"."""
    return _of_kind("money")(clause, word, place) or _count(clause, word, place)


@lru_cache(maxsize=256)
def _values(text: str) -> tuple[Value, ...]:
    return tuple(find_values(text))


_READERS: Mapping[str, Read] = {
    "age": _age,
    "birthday": lambda clause, word, place: birthday_of(clause, word, *place),
    "count": _count,
    "date": lambda clause, word, place: date_of(clause, word, *place),
    "email": _of_kind("email"),
    "handle": _of_kind("handle"),
    "money": _of_kind("money"),
    "price": _price,
    "phone": _of_kind("phone"),
    "pronouns": _matching(r"\b(?:she|he|they|xe|ze|it)/\w+(?:/\w+)?"),
    "rest": _rest,
    "url": _of_kind("url"),
    "version": _matching(r"\bv?\d+(?:\.\d+)+(?:-?\w+)?|\d+$"),
    "where": _where,
    "whole": _whole,
}
