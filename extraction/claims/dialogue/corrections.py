"""Corrections of a word said before: "no, I meant Porto", "sorry, 14 not 15", "not Leeds, Lisbon"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from extraction.claims.readings import bare_number
from extraction.claims.resolving import resolve, type_of
from extraction.claims.rules import ruled
from extraction.clauses.clauses import clauses_of
from extraction.records import Claim
from extraction.referents.genders import is_first_name
from extraction.referents.register import Register
from extraction.values.numerals import plain
from extraction.vocabulary import predicate

CONFIDENCE = 0.8
BACK = 3
"""Turns in which the word that is taken back may stand."""
_X, _Y = r"(?P<new>[\w'’.-]+(?: [A-Z][\w'’-]+)?)", r"(?P<old>[\w'’.-]+(?: [A-Z][\w'’-]+)?)"
_START = r"^\W*(?i:(?:oh|no|nope|wait|sorry|oops|ah|actually|well|correction|my bad|ugh)\W+)*"
_PLACE = r"(?:(?i:in|at|to|on|from|the|a|an|it's|its|it is) )*"
_FORMS = (
    re.compile(rf"{_START}(?i:not) {_PLACE}{_Y}\s*[,;:—–-]+\s*(?i:but )?{_PLACE}{_X}\W*$"),
    re.compile(rf"{_START}{_PLACE}{_X},? (?i:not) {_PLACE}{_Y}\W*$"),
    re.compile(
        rf"{_START}(?i:i )?(?i:meant|mean|make that|scratch that) ?,? ?(?i:to say )?"
        rf"{_PLACE}{_X}(?:,? (?i:not) {_PLACE}{_Y})?\W*$"
    ),
)


def read(register: Register, turn: int) -> Iterator[Claim]:
    """The claims before, with the word put right."""
    sentence = next(register.docs[turn].sents, None)
    found = None if sentence is None else next(filter(None, (form.match(sentence.text) for form in _FORMS)), None)
    if sentence is None or found is None:
        return
    new, old = _word(sentence, found, "new"), _word(sentence, found, "old")
    if new is None or (old is None and new.pos_ not in {"PROPN", "NUM"}):
        return
    for before in range(turn - 1, max(turn - BACK, 0) - 1, -1):
        own = register.utterances[before].speaker == register.utterances[turn].speaker
        said = _meant(register, _said(register, before), (turn, new), old)
        if said and (own or old is not None or before == turn - 1):
            yield from (made for claim in said for made in _put_right(register, claim, (turn, new), old))
            return


def _word(sentence: Span, found: re.Match[str], group: str) -> Token | None:
    if not found.groupdict().get(group):
        return None
    start, end = (sentence.start_char + place for place in found.span(group))
    span = sentence.doc.char_span(start, end, alignment_mode="expand")
    return None if span is None else span.root


def _said(register: Register, turn: int) -> list[Claim]:
    return list(ruled.read(register, turn, clauses_of(register.docs[turn])))


def _meant(register: Register, said: list[Claim], new: tuple[int, Token], old: Token | None) -> list[Claim]:
    """The claims with the word that is put right; a name never heard before may put right the only name there was."""
    found = [claim for claim in said if _is_meant(register, claim, new, old)]
    if found or old is not None or not _is_unheard(register, *new):
        return found
    named = [claim for claim in said if claim.object is not None and _told(register, claim)[:1].isupper()]
    return named if len({claim.object for claim in named}) == 1 else []


def _is_unheard(register: Register, turn: int, word: Token) -> bool:
    """Whether a name is first said here, where nothing tells its type; a first name is a person's all the same."""
    found = register.at(turn, word.i)
    earlier = any(m.referent == found and m.turn < turn for m in register.mentions)
    return word.pos_ == "PROPN" and not earlier and not is_first_name(word.text)


def _told(register: Register, claim: Claim) -> str:
    return claim.value or ("" if claim.object is None else register.referents[register.final(claim.object)].name)


def _is_meant(register: Register, claim: Claim, new: tuple[int, Token], old: Token | None) -> bool:
    """Whether a claim has the word that is taken back, or one of the sort of the new word."""
    told = _told(register, claim)
    if old is not None:
        return old.text.casefold() in told.casefold().split() or bare_number(told) == (bare_number(old.text) or told)
    if claim.value is not None:
        return bare_number(claim.value) is not None and bare_number(new[1].text) is not None
    kind = type_of(register, *new)
    return claim.object is not None and kind == register.referents[register.final(claim.object)].type


def _put_right(register: Register, claim: Claim, new: tuple[int, Token], old: Token | None) -> Iterator[Claim]:
    turn, word = new
    moved = replace(
        claim, turn=turn, start=word.idx, end=word.idx + len(word), modality="asserted", correction=True,
        rule=f"correction:{claim.rule}", confidence=min(CONFIDENCE, claim.confidence),
    )  # fmt: skip
    if claim.object is None:
        number = bare_number(word.text)
        yield replace(moved, value=word.text if number is None else plain(number))
        return
    kind = register.referents[register.final(claim.object)].type
    found = resolve(register, turn, word, kind)
    if found is not None and found != register.final(claim.object):
        if _is_unheard(register, turn, word):
            register.retype(found, kind)
        yield replace(moved, object=found)
        if old is not None and predicate(claim.predicate).cardinality == "many":
            yield replace(moved, modality="negated", start=old.idx, end=old.idx + len(old))
