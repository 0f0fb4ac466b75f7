"""Claims of notices: how a thing stands, where it is, and when it is, starts, ends or is due."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span

from extraction.claims import code
from extraction.claims.records.notices import Found, notices_in
from extraction.claims.resolving import guess, resolve, type_of
from extraction.clauses.fits import is_time
from extraction.records import Claim, EntityType, Known, Mention, Referent
from extraction.referents.register import Register
from extraction.values.dates import moment_ahead
from extraction.vocabulary import predicate

CONFIDENCE = 0.8
_BEINGS: frozenset[EntityType] = frozenset({"person", "animal", "group"})
_DOERS = _BEINGS | {"organisation"}
"""Whoever may have approved or cancelled something, and was not approved or cancelled."""
_PHRASE = re.compile(r"[^\s,.;(][^,.;(\n]*")
_CARRIERS = re.compile(r"(?<=\w)\s+(?:letter|document|form|paperwork|notice)$", re.IGNORECASE)
"""What something stands in: an offer letter expires when the offer does."""
_PASSING = re.compile(r"\b(?:current|final|new|next|original|planned|revised|scheduled|upcoming)\s+", re.IGNORECASE)
_ENDINGS = re.compile(r"(?:ment|ation|ion|ing|al)?s?\b")


def read(register: Register, turn: int) -> Iterator[Claim]:
    """What the notices of one turn say; where several rows read one thing alike, the first."""
    said: set[tuple[int, str, int]] = set()
    for found in notices_in(code.without(register.utterances[turn])):
        claim = _claim(register, turn, found)
        if claim is not None and (claim.end, claim.predicate, claim.subject) not in said:
            said.add((claim.end, claim.predicate, claim.subject))
            yield claim


def _claim(register: Register, turn: int, found: Found) -> Claim | None:
    row = found.row
    place = _place(register, turn, found) if row.value == "place" else None
    value = _value(register, turn, found) if row.value != "place" else None
    about = _about(register, turn, found) if place is not None or value else None
    if about is None:
        return None
    return Claim(
        turn=turn, start=found.start, end=found.end, subject=about, predicate=row.predicate,
        kind=predicate(row.predicate).kind, modality="asserted", confidence=CONFIDENCE, rule=f"notice:{row.name}",
        object=place, value=value,
    )  # fmt: skip


def _place(register: Register, turn: int, found: Found) -> int | None:
    """The place behind the words, without what is told of it after a comma."""
    phrase = _PHRASE.search(register.utterances[turn].content, found.cue[1], found.end)
    words = phrase and register.docs[turn].char_span(*phrase.span(), alignment_mode="contract")
    return resolve(register, turn, words.root, "location") if words else None


def _value(register: Register, turn: int, found: Found) -> str | None:
    """How it stands, or when it is."""
    utterance = register.utterances[turn]
    if found.row.says is not None:
        return found.row.says
    if found.row.value == "moment":
        return moment_ahead(utterance.content[found.cue[1] : found.end], utterance.said_at)
    last = found.end if found.row.value == "rest" else found.cue[1]
    return " ".join(utterance.content[found.cue[0] : last].casefold().split())


def _about(register: Register, turn: int, found: Found) -> int | None:
    """The thing with a number in the words, else the one that they name; nobody alive."""
    if found.number is not None:
        start, name = found.number
        return _refer(register, turn, (start, start + len(name)), Referent(name, "other"))
    end = found.start + len(found.about)
    words = register.docs[turn].char_span(found.start, end, alignment_mode="expand")
    if words is None or words[-1].pos_ not in {"NOUN", "PROPN"}:
        return None
    thing = _of_name(found, words) or _described(register, turn, found, words)
    return None if thing is None else _refer(register, turn, (found.start, end), thing)


def _of_name(found: Found, words: Span) -> Referent | None:
    """What somebody gave or took back, or what a bare name is short for."""
    if found.given is not None:
        return Referent(f"{found.about} {found.given}", "other", named=False)
    if found.row.about is not None and all(word.pos_ == "PROPN" for word in words):
        return Referent(f"{found.about} {found.row.about}", "other")
    return None


def _described(register: Register, turn: int, found: Found, words: Span) -> Referent | None:
    """What the words name or describe, which may be something of an owner."""
    kind = guess(words[-1]) if words[-1].pos_ == "NOUN" else type_of(register, turn, words[-1]) or "other"
    stands = found.row.predicate == "status"
    if kind in (_DOERS if stands else _BEINGS) or (stands and is_time(words[-1])):
        return None
    own = next((word for word in words if word.tag_ == "POS"), None)
    owner = None if own is None else register.at(turn, own.head.i)
    if own is not None and owner is not None:
        text = _CARRIERS.sub("", words[own.i + 1 - words.start :].text)
        return Referent(text, kind, named=False, owner=owner, relation=text)
    named = any(word.pos_ == "PROPN" for word in words)
    return Referent(found.about if named else _PASSING.sub("", found.about), kind, named=named)


def _refer(register: Register, turn: int, span: tuple[int, int], thing: Referent) -> int:
    """The thing as it was spoken of before, else as something new; the words are tied to it."""
    index = _spoken_of(register, thing)
    if index is None:
        known = None if thing.owner is not None else _known(register, thing)
        index = register.add(thing if known is None else replace(thing, name=known.name, known=known.id))
    text = register.utterances[turn].content[slice(*span)]
    kind = "name" if thing.named else "nominal"
    register.keep(Mention(turn, *span, text, kind, index, "name", CONFIDENCE))
    return index


def _spoken_of(register: Register, thing: Referent) -> int | None:
    called = register.called(thing.name) if thing.owner is None else None
    return register.described(thing.name, thing.owner) if called is None else called


def _known(register: Register, thing: Referent) -> Known | None:
    """The one that was called the same, or the same but for the form of its words: "deploy window"."""
    alike = [one for one in register.known if _gist(one.name) == _gist(thing.name)]
    same = [one for one in alike if one.name.casefold() == thing.name.casefold()]
    return next((found[0] for found in (same, alike) if len(found) == 1), None)


def _gist(name: str) -> str:
    return _ENDINGS.sub("", name.casefold())
