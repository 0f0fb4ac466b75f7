"""Claims that noun phrases carry: "my van" (owns), "the flat in Leeds" (located_in), "Max from Acme" (works_for)."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.claims.classes import belongs
from extraction.claims.modality import is_quoted
from extraction.claims.resolving import resolve, type_of
from extraction.claims.said import Said, sureness
from extraction.records import Claim
from extraction.referents.register import Register

OWNING = 0.8
STANDING = 0.75
"""A preposition may belong to the verb instead of the noun before it."""
_SITED = ("buildings", "firms", "occasions", "schools")
_PLACING = frozenset({"in", "at", "near"})


def read(register: Register, turn: int) -> Iterator[Claim]:
    """What the noun phrases of one turn say by themselves."""
    for token in register.docs[turn]:
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ != "compound" and not is_quoted(token):
            yield from _possession(register, turn, token)
            for preposition in token.rights:
                if preposition.dep_ == "prep" and preposition.i == token.i + 1:
                    yield from _beside(register, turn, token, preposition)


def _possession(register: Register, turn: int, token: Token) -> Iterator[Claim]:
    owners = [child for child in token.lefts if child.dep_ == "poss"]
    if owners and belongs(token, "belongings") and type_of(register, turn, token) in {"product", "other"}:
        owner = register.at(turn, owners[0].i)
        thing = resolve(register, turn, token, "product")
        if owner is not None and thing is not None and register.referents[owner].type == "person":
            sure = min(OWNING, sureness(register, turn, [owners[0]]))
            yield Said(turn, (token,), "possession", sure).claim(owner, "owns", object=thing)


def _beside(register: Register, turn: int, token: Token, preposition: Token) -> Iterator[Claim]:
    for end in preposition.children:
        if end.dep_ != "pobj" or end.pos_ != "PROPN":
            continue
        predicate = _predicate(register, turn, token, preposition, end)
        who = None if predicate is None else resolve(register, turn, token)
        what = None if predicate is None else resolve(register, turn, end)
        if predicate is not None and who is not None and what is not None:
            sure = min(STANDING, sureness(register, turn, [token, end]))
            yield Said(turn, (token, end), f"beside:{predicate}", sure).claim(who, predicate, object=what)


def _predicate(register: Register, turn: int, token: Token, preposition: Token, end: Token) -> str | None:
    """What a preposition between two nouns says, None where it does not tell."""
    types = type_of(register, turn, token), type_of(register, turn, end)
    if preposition.lower_ in _PLACING and types[1] == "location" and token.pos_ == "NOUN":
        return "located_in" if any(belongs(token, name) for name in _SITED) else None
    if token.pos_ != "PROPN":
        return None
    if types == ("person", "organisation") and preposition.lower_ in {"from", "at"}:
        return "works_for"
    return "from" if types == ("person", "location") and preposition.lower_ == "from" else None
