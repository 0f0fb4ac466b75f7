"""First and second person: I, my, we point at who speaks, you and your at who is spoken to."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from extraction.records import Known
from extraction.referents.register import Link, Register

FIRST = frozenset({"i", "me", "my", "mine", "myself", "im"})
GROUP = frozenset({"we", "us", "our", "ours", "ourselves"})
SECOND = frozenset({"you", "your", "yours", "yourself", "u", "ur", "ya", "yourselves"})
QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”|«[^»\n]*»|(?<![\w])'[^'\n]*\s[^'\n]*'(?!\w)|‘[^’\n]*\s[^’\n]*’(?!\w)")
"""Words in quotation marks: who says "I" there is someone else. Single marks need a blank between them."""
SURE, LIKELY, GROUPED = 0.99, 0.95, 0.7


def enter(register: Register) -> None:
    """Register everyone who speaks or is spoken to by name, and who of the known they are."""
    for turn, utterance in enumerate(register.utterances):
        register.speaker(turn)
        for name in utterance.addressees:
            register.participant(name, "person")
    for index in register.speakers.values():
        known = _known(register, register.referents[index].name)
        if known:
            found = register.referents[index]
            register.referents[index] = replace(
                found, known=known.id, gender=known.gender, aliases=known.aliases, type=known.type
            )


def _known(register: Register, name: str) -> Known | None:
    wanted = name.casefold()
    found = [k for k in register.known if wanted in {k.name.casefold(), *(a.casefold() for a in k.aliases)}]
    found = [k for k in found if k.type in {"person", "other"} and (k.named or not k.owned)]
    return found[0] if len(found) == 1 else None


def bind(register: Register) -> None:
    """Link every pronoun of the first and second person outside of quotation marks."""
    for turn, doc in enumerate(register.docs):
        inside = quoted(doc)
        for token in doc:
            link = None if token.i in inside else _link(register, turn, token)
            if link is not None:
                register.link(turn, (token.i, token.i + 1), link)


def quoted(doc: Doc) -> frozenset[int]:
    """Give the tokens that stand in quotation marks."""
    return frozenset(_quoted(doc))


def _quoted(doc: Doc) -> Iterator[int]:
    for found in QUOTED.finditer(doc.text):
        span = doc.char_span(*found.span(), alignment_mode="contract")
        if span is not None:
            yield from range(span.start, span.end)


def _link(register: Register, turn: int, token: Token) -> Link | None:
    word = token.lower_
    if word in FIRST and token.pos_ not in {"PROPN", "NUM"}:
        return Link("pronoun", register.speaker(turn), "speaker", SURE)
    if word in GROUP and not _is_country(token):
        return Link("pronoun", register.speaker(turn), "speaker_group", GROUPED)
    if word in SECOND and not _is_anyone(token):
        others = register.addressees(turn)
        if len(others) == 1:
            return Link("pronoun", others[0], "addressee", LIKELY)
    return None


def _is_country(token: Token) -> bool:
    return token.text == "US"


def _is_anyone(token: Token) -> bool:
    """Tell "you know", "you have to be quick" and "if you boil it" from a you that means someone."""
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    verb = token.head
    asked = any(child.text == "?" for child in verb.rights) or verb.i < token.i
    if verb.lemma_ == "know" and not asked and not any(child.dep_ in {"dobj", "ccomp"} for child in verb.children):
        return True
    if verb.lemma_ in {"have", "need"} and any(child.dep_ == "xcomp" for child in verb.children):
        return not asked
    return any(child.dep_ == "mark" and child.lower_ in {"if", "when", "once", "unless"} for child in verb.lefts)
