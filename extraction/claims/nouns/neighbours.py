"""Neighbours by where they live: "Barry next door", "the people upstairs"."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.claims.resolving import resolve, type_of
from extraction.claims.said import Said, sureness
from extraction.clauses.classes import belongs
from extraction.records import Claim
from extraction.referents.register import Register

CONFIDENCE = 0.8
_FLOORS = frozenset({"upstairs", "downstairs"})


def read(register: Register, turn: int) -> Iterator[Claim]:
    """Who in a user's turn lives next to the speaker."""
    if register.utterances[turn].role != "user":
        return
    for token in register.docs[turn][:-1]:
        if token.nbor(1).lower_ in _FLOORS | {"next"} and _lives_near(token) and _is_somebody(register, turn, token):
            who = resolve(register, turn, token)
            if who is not None:
                said = Said(turn, (token,), "lives_near", min(CONFIDENCE, sureness(register, turn, [token])))
                yield said.claim(register.speaker(turn), "neighbour_of", object=who)


def _lives_near(token: Token) -> bool:
    """Whether "next door", "upstairs" or "downstairs" follows, and does not say where something is done."""
    after = token.nbor(1)
    if after.lower_ == "next" and (after.i + 1 >= len(token.doc) or after.nbor(1).lower_ != "door"):
        return False
    return after.head.pos_ not in {"VERB", "AUX"} or token.dep_ in {"nsubj", "nsubjpass", "pobj"}


def _is_somebody(register: Register, turn: int, token: Token) -> bool:
    if token.pos_ == "PROPN":
        return type_of(register, turn, token) == "person"
    return token.pos_ == "NOUN" and belongs(token, "folk") and any(child.dep_ == "det" for child in token.lefts)
