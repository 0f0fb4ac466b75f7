"""When a clause holds or happened: the time phrases that hang on its verb, and dates that are its value."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Token

from extraction.clauses.clauses import Clause
from extraction.clauses.tense import tense_of
from extraction.records import When
from extraction.referents.register import Register
from extraction.values.dates import birth_date, iso_date
from extraction.values.times import TimePhrase, find_times, resolve

_STOPS = frozenset({"conj", "parataxis", "ccomp", "advcl", "relcl", "ROOT"})


@lru_cache(maxsize=256)
def phrases_in(text: str) -> tuple[TimePhrase, ...]:
    """The time phrases of a text."""
    return tuple(find_times(text))


def when_of(register: Register, turn: int, clause: Clause) -> When | None:
    """The time that a clause gives for itself, None where it gives none that words can tell."""
    said_at, content = register.utterances[turn].said_at, register.utterances[turn].content
    for phrase in _phrases_of(clause, content):
        when = resolve(phrase, said_at, tense_of(clause.verb))
        if when is not None and phrase.kind != "frequency":
            # "Moved in May" began in May; that May has an end says nothing of when it was over.
            return replace(when, end=None) if phrase.kind == "point" else when
    return None


def _phrases_of(clause: Clause, content: str) -> Iterator[TimePhrase]:
    sentence = clause.verb.sent
    verbs = _chain(clause.verb)
    for phrase in phrases_in(content):
        if sentence.start_char <= phrase.start < sentence.end_char:
            span = clause.verb.doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
            if span is not None and (
                _verb_over(span.root) in verbs or (clause.word in span.root.ancestors and clause.word != clause.verb)
            ):
                yield phrase


def _chain(verb: Token) -> set[Token]:
    """A verb and those whose time is its own: "started working there in May"."""
    found = {verb}
    while verb.dep_ in {"xcomp", "aux"}:
        verb = verb.head
        found.add(verb)
    return found


def _verb_over(token: Token) -> Token:
    """The verb or predicate that a word hangs on."""
    while token.head != token and not (token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}):
        if token.dep_ in _STOPS and token.pos_ == "ADJ":
            break
        token = token.head
    return token


def date_of(clause: Clause, word: Token, register: Register, turn: int) -> str | None:
    """The date that a word and what hangs on it tell: `2025-05-03`, `2025-05`, `1990`."""
    found = _phrase_at(word)
    if found is None:
        return None
    tense = "past" if tense_of(clause.verb) == "past" else "future"
    return iso_date(found.text, register.utterances[turn].said_at, tense)


def birthday_of(_clause: Clause, word: Token, register: Register, turn: int) -> str | None:
    """A birthday: the date where the year is said, else day and month in words."""
    found = _phrase_at(word)
    return None if found is None else birth_date(found.text, register.utterances[turn].said_at)


def _phrase_at(word: Token) -> TimePhrase | None:
    first, last = word.left_edge.idx, word.right_edge.idx + len(word.right_edge)
    near = [p for p in phrases_in(word.doc.text) if p.start <= word.idx < p.end or (first <= p.start and p.end <= last)]
    return near[0] if near else None
