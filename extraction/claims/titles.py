"""Roles and ages that stand beside a name: "our investor Max", "the manager is Ana", "Ana, 34, …"."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.claims.fits import fits
from extraction.claims.modality import modality_of
from extraction.claims.readings import years
from extraction.claims.resolving import resolve, type_of
from extraction.claims.said import Said, sureness
from extraction.claims.wording import plain_text
from extraction.records import Claim
from extraction.referents import kin
from extraction.referents.register import Register

CONFIDENCE = 0.85
_BESIDE = 2
"""How many words before its number the name stands, the comma or bracket counted."""


def read(register: Register, turn: int) -> Iterator[Claim]:
    """Claims of the names of one turn that have a role or a number beside them."""
    for token in register.docs[turn]:
        if token.pos_ == "NOUN" and kin.look_up(token) is None and fits("role", token, None):
            yield from _roles(register, turn, token)
        if token.pos_ == "NUM" and _stands_beside_name(token):
            yield from _age(register, turn, token, token.nbor(-2))


def _roles(register: Register, turn: int, token: Token) -> Iterator[Claim]:
    for name in _names(token):
        who = resolve(register, turn, name) if type_of(register, turn, name) == "person" else None
        meant = modality_of(token.head) if token.dep_ == "nsubj" else "asserted"
        if who is not None:
            said = Said(
                turn, (name, token), "role_beside_name", min(CONFIDENCE, sureness(register, turn, [name])), meant
            )
            yield said.claim(who, "has_role", value=plain_text(token, ("of", "in")))


def _names(token: Token) -> Iterator[Token]:
    """The name that a role noun goes with: in apposition, or linked to it by *is*."""
    yield from (child for child in token.children if child.dep_ == "appos" and child.ent_type_ == "PERSON")
    if token.dep_ == "nsubj" and token.head.lemma_ == "be":
        yield from (child for child in token.head.children if child.dep_ == "attr" and child.ent_type_ == "PERSON")
    if token.dep_ == "nsubjpass" and token.head.lemma_ in {"call", "name"}:
        yield from (c for c in token.head.children if c.dep_ in {"attr", "oprd", "dobj"} and c.ent_type_ == "PERSON")
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if token.dep_ == "compound" and after is not None and after.ent_type_ == "PERSON":
        yield token.head


def _stands_beside_name(token: Token) -> bool:
    """Tell "Ana, 34, …" and "Ana (34)"."""
    doc, at = token.doc, token.i
    if at < _BESIDE or doc[at - 1].text not in {",", "("} or doc[at - _BESIDE].pos_ != "PROPN":
        return False
    return at + 1 == len(doc) or doc[at + 1].text in {",", ")", ".", ";", "!"}


def _age(register: Register, turn: int, token: Token, name: Token) -> Iterator[Claim]:
    age = years(token.text)
    who = register.at(turn, name.i) if type_of(register, turn, name) in {"person", "animal"} else None
    if age is not None and who is not None:
        said = Said(turn, (name, token), "age_beside_name", min(CONFIDENCE, sureness(register, turn, [name])))
        yield said.claim(who, "age", value=age)
