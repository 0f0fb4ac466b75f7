"""Questions to the memory: which slot of whom a question asks for, read as questions in conversations are."""

import re
from collections.abc import Iterator
from datetime import datetime

from spacy.tokens import Token

from extraction.asked import Party, Slot
from extraction.claims.dialogue.questions import Gap, asking_sentences, blanks, gaps
from extraction.claims.resolving import resolve
from extraction.claims.rules.ruled import name_of
from extraction.language.nlp import English
from extraction.records import Reading, Utterance
from extraction.referents import kin, names, references, speakers
from extraction.referents.agreement import is_third
from extraction.referents.kinwords import KIN
from extraction.referents.register import Register

ASKER, ASKED = "user", "assistant"
"""Speakers without names of their own: who asks, and who is asked."""
MOST_CHARS = 500
"""A longer text is no question for one slot."""
EARLIER = re.compile(r"\b(?:before|previous(?:ly)?|used to|former(?:ly)?|earlier|last|ex)\b", re.IGNORECASE)
WHO = frozenset({"who", "what"})


def slots(english: English, question: str, now: datetime) -> list[Slot]:
    """The slots that a question asks for, the surest first; none where it asks for something else."""
    text = question.strip()
    if not text or len(text) > MOST_CHARS:
        return []
    asked = text if text.endswith("?") else f"{text.rstrip('.! ')}?"
    register = Register([english.read(asked)], [Utterance("user", ASKER, asked, now, (ASKED,))])
    speakers.enter(register)
    speakers.bind(register)
    names.find(register)
    references.resolve(register, english)
    earlier = EARLIER.search(asked) is not None
    found = [*_of_blanks(register, earlier=earlier), *_of_kin(register, earlier=earlier)]
    return list(dict.fromkeys([*found, *_of_gaps(register, earlier=earlier)]))


def spelled_out(english: English, question: str, reading: Reading, turn: int) -> str:
    """A question with names in place of its pronouns of the third person, as far as it is known whom they mean.

    `reading` is the question's own, read behind what was said before it; `turn` is its place there.
    """
    doc, text = english.read(question), question
    for mention in sorted(reading.mentions, key=lambda mention: -mention.start):
        span = doc.char_span(mention.start, mention.end)
        whom = None if mention.referent is None else reading.referents[mention.referent]
        if mention.turn == turn and span is not None and is_third(span[0]) and whom is not None and whom.named:
            name = f"{whom.name}'s" if span[0].tag_ == "PRP$" else whom.name
            text = text[: mention.start] + name + text[mention.end :]
    return text


def _of_gaps(register: Register, *, earlier: bool) -> Iterator[Slot]:
    """What the rules for statements leave open: "Where does Beth live?", "Who works at Acme?"."""
    for gap in gaps(register, 0):
        whom = _known_end(register, gap)
        if whom is not None:
            yield Slot(name_of(gap.match), whom, _is_subject(gap), earlier)


def _known_end(register: Register, gap: Gap) -> Party | None:
    """Of whom it is asked."""
    if gap.place == "subject":
        return None if gap.match.object is None else _party(register, resolve(register, 0, gap.match.object))
    return _party(register, resolve(register, *gap.whose))


def _is_subject(gap: Gap) -> bool:
    return (gap.place != "subject") != gap.match.rule.turned


def _of_blanks(register: Register, *, earlier: bool) -> Iterator[Slot]:
    """Values asked for by their words: "How old is Beth?"."""
    for blank in blanks(register, 0):
        whom = _party(register, resolve(register, 0, blank.whom))
        if whom is not None and blank.row.reads != "kin":
            yield Slot(blank.predicate, whom, is_subject=True, earlier=earlier)


def _of_kin(register: Register, *, earlier: bool) -> Iterator[Slot]:
    """Who somebody is to another: "Who is my manager?", "What's Beth's sister called?"."""
    for sentence in asking_sentences(register.docs[0]):
        if any(token.lower_ in WHO for token in sentence):
            for token in sentence:
                party = _party(register, register.at(0, token.i)) if _may_be_asked(token) else None
                if party is not None and party.relation is not None and party.owner is not None:
                    row = party.relation
                    own = row.direction != "owner_is_object"
                    yield Slot(row.predicate or "", party.owner, own, earlier or row.ended)


def _may_be_asked(token: Token) -> bool:
    """Whether a kin word is what the question is about, and not one of those of whom something is asked."""
    row = kin.look_up(token) if token.pos_ in {"NOUN", "PROPN"} else None
    named = token.dep_ == "poss" and token.head.lower_ in {"name", "names"}
    about = token.dep_ in {"nsubj", "nsubjpass", "attr", "ROOT"} and token.head.lemma_ in {"be", "call", "name"}
    return row is not None and row.predicate is not None and (about or named or token.dep_ == "ROOT")


def _party(register: Register, place: int | None) -> Party | None:
    """Someone or something of the register, as far as its words tell who it is."""
    if place is None:
        return None
    one = register.referents[register.final(place)]
    if one.speaker in (ASKER, ASKED):
        return Party(None, "user" if one.speaker == ASKER else "assistant")
    if one.named:
        return Party(one.name)
    row = KIN.get(one.relation or "")
    owner = _party(register, one.owner) if row is not None and row.predicate and one.owner is not None else None
    return Party(None, relation=row, owner=owner) if owner is not None else Party(one.name)
