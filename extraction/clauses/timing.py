"""When a clause holds or happened: the time phrases that hang on its verb, and dates that are its value."""

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import datetime
from functools import lru_cache, partial

from spacy.tokens import Doc, Token

from extraction.clauses.anchors import Event, beside_event, events_of, told_of
from extraction.clauses.birthdays import birthday_told, counts_age
from extraction.clauses.clauses import Clause
from extraction.clauses.subjects import SUBJECTS
from extraction.clauses.tense import Tense, tense_of
from extraction.language.texts import text_of
from extraction.records import When
from extraction.referents.register import Register
from extraction.values.dates import birth_date, iso_date
from extraction.values.times import TimePhrase, find_times, resolve

_BREAK = re.compile(r"[,;:.!?—–]\s")
_OPENERS = frozenset({"and", "but", "so", "then", "well", "anyway", "also", "just", "ok", "okay", "oh"})
_OWN = SUBJECTS | {"aux", "auxpass", "neg", "dobj"}
_STOPS = frozenset({"conj", "parataxis", "ccomp", "advcl", "relcl", "ROOT"})


@lru_cache(maxsize=256)
def phrases_in(text: str) -> tuple[TimePhrase, ...]:
    """The time phrases of a text."""
    return tuple(find_times(text))


@lru_cache(maxsize=256)
def _starts_in(text: str) -> tuple[int, ...]:
    return tuple(phrase.start for phrase in phrases_in(text))


def phrases_within(text: str, start: int, end: int) -> tuple[TimePhrase, ...]:
    """The time phrases that begin between two places of a text."""
    starts = _starts_in(text)
    return phrases_in(text)[bisect_left(starts, start) : bisect_left(starts, end)]


def when_of(register: Register, turn: int, clause: Clause) -> When | None:
    """The time that a clause gives for itself, None where it gives none that words can tell."""
    tense = tense_of(clause.verb)
    for phrase in _phrases_of(clause, register.utterances[turn].content):
        when = told(register, turn, phrase, tense)
        if when is not None:
            return when
    events = [*events_of(clause.verb), *(events_of(clause.word) if clause.word != clause.verb else ())]
    return next((when for when in map(partial(_by_event, register, turn), events) if when), None)


def _by_event(register: Register, turn: int, event: Event) -> When | None:
    """The time of a clause that another event tells ("after the wedding"), where the window dates that event."""
    for place, word in told_of(register.docs, turn, event):
        when = _event_time(register, place, word)
        if when is not None:
            return beside_event(event, when)
    return None


def _event_time(register: Register, turn: int, word: Token) -> When | None:
    """The time of an event where it is spoken of: that of its clause."""
    verb, content = _verb_over(word), register.utterances[turn].content
    inner = [p for p, root in _placed(verb, content) if root in set(word.subtree)]
    for phrase in inner or _phrases_of(Clause("verb", verb, verb, "", ()), content):
        when = told(register, turn, phrase, tense_of(verb))
        if when is not None:
            return when
    return None


def told(register: Register, turn: int, phrase: TimePhrase, tense: Tense) -> When | None:
    """The time that a phrase of a turn tells of what is said in a tense: from when, and until when if it says so."""
    if phrase.kind == "frequency" or phrase.link == "by":
        return None
    said_at = register.utterances[turn].said_at
    birthday = birthday_told(register, turn, phrase) if counts_age(phrase) else None
    before = _before(register, turn, phrase) if phrase.leans else None
    when = resolve(phrase, said_at, tense, birthday, before)
    if when is not None and tense == "past" and when.start and datetime.fromisoformat(when.start) > said_at:
        return None
    # "Moved in May" began in May; that May has an end says nothing of when it was over.
    return replace(when, end=None) if when is not None and phrase.kind == "point" else when


def _before(register: Register, turn: int, phrase: TimePhrase) -> When | None:
    """The time told last before a phrase that counts from it ("a year later"), in its turn or the one before."""
    own = [one for one in phrases_in(register.utterances[turn].content) if one.end <= phrase.start]
    past = [(turn, one) for one in reversed(own)]
    if turn:
        past += [(turn - 1, one) for one in reversed(phrases_in(register.utterances[turn - 1].content))]
    for place, one in past:
        if not one.leans and one.kind in {"point", "since"}:
            when = resolve(one, register.utterances[place].said_at, tense_at(register.docs[place], one))
            if when is not None:
                return when
    return None


def tense_at(doc: Doc, phrase: TimePhrase) -> Tense:
    """The tense of the verb that a time phrase hangs on."""
    span = doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
    return "present" if span is None else tense_of(_verb_over(span.root))


def _phrases_of(clause: Clause, content: str) -> list[TimePhrase]:
    """The phrases that a clause's time may stand in: its own, one right behind it, or one that opens the sentence."""
    sentence, verb = clause.verb.sent, clause.verb
    placed = _placed(verb, content)
    if not placed:
        return []
    verbs = _chain(verb)
    own = [
        p
        for p, root in placed
        if (_verb_over(root) in verbs or (clause.word in root.ancestors and clause.word != verb))
        and not _is_cut_off(clause, p, sentence.start_char)
    ]
    return own or [p for p, root in placed if _is_behind(clause, p, root) or _opens(verb, p, root)]


def _placed(verb: Token, content: str) -> list[tuple[TimePhrase, Token]]:
    """The time phrases of a sentence, each with the word that heads it."""
    sentence = verb.sent
    near = phrases_within(content, sentence.start_char, sentence.end_char)
    return [(p, span.root) for p in near if (span := verb.doc.char_span(p.start, p.end, alignment_mode="expand"))]


def _is_behind(clause: Clause, phrase: TimePhrase, root: Token) -> bool:
    """Whether a phrase stands right behind a clause but hangs on what follows: "nurse since May, I have"."""
    if _verb_over(root).idx < phrase.end:
        return False
    words = [clause.word, *(w for ends in clause.arguments.values() for w in ends if w.i > clause.word.i)]
    return any(text_of(word.doc)[word.idx + len(word) : phrase.start].isspace() for word in words)


def _is_cut_off(clause: Clause, phrase: TimePhrase, start: int) -> bool:
    """Whether a phrase belongs to other words of its piece between commas: "vegan since May, I'm selling my car"."""
    text = text_of(clause.verb.doc)
    piece = text[start : phrase.start]
    breaks = [found.end() for found in _BREAK.finditer(piece)]
    words = piece[max(breaks, default=0) :].casefold().split()
    if all(word in _OPENERS for word in words) or (words == ["back"] and phrase.text[:3].casefold() == "in "):
        return False
    begin, end = start + max(breaks, default=0), _BREAK.search(text, phrase.end)
    own = [clause.verb, clause.word, *(child for child in clause.verb.children if child.dep_ in _OWN)]
    last = end.start() if end else len(text)
    return not any(begin <= w.idx < phrase.start or phrase.end <= w.idx < last for w in own if w.is_alpha)


def _opens(verb: Token, phrase: TimePhrase, root: Token) -> bool:
    """Whether a phrase opens the sentence and holds for what is joined: "In 2019 I moved and started at Acme"."""
    head = max(_chain(verb), key=lambda word: len(list(word.subtree)))
    while head.dep_ == "conj" and head.head.pos_ in {"VERB", "AUX"}:
        head = head.head
    if head in _chain(verb) or _verb_over(root) != head:
        return False
    subjects = [child for child in head.children if child.dep_ in SUBJECTS]
    return bool(subjects) and phrase.end <= subjects[0].left_edge.idx


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
    near = [
        p for p in phrases_in(text_of(word.doc)) if p.start <= word.idx < p.end or (first <= p.start and p.end <= last)
    ]
    return near[0] if near else None
