"""Roles and ages that stand beside a name: "our investor Max", "the manager is Ana", "Ana, 34, …"."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction import kin
from extraction.fits import fits
from extraction.modality import modality_of
from extraction.numerals import number_of, plain
from extraction.records import Claim
from extraction.register import Register
from extraction.resolving import resolve, type_of
from extraction.said import Said, sureness
from extraction.wording import plain_text

CONFIDENCE = 0.85
_MAX_AGE = 110


def read(register: Register, turn: int) -> Iterator[Claim]:
    """Claims of the names of one turn that have a role or a number beside them."""
    for token in register.docs[turn]:
        if token.pos_ == "NOUN" and kin.look_up(token) is None and fits("role", token, None):
            yield from _roles(register, turn, token)
        if token.dep_ == "appos" and token.pos_ == "NUM":
            yield from _age(register, turn, token)


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


def _age(register: Register, turn: int, token: Token) -> Iterator[Claim]:
    number = number_of(token.text)
    kind = type_of(register, turn, token.head)
    who = resolve(register, turn, token.head) if kind in {"person", "animal"} and token.head.pos_ == "PROPN" else None
    if number is not None and number == int(number) and 0 < number < _MAX_AGE and who is not None:
        said = Said(
            turn, (token.head, token), "age_beside_name", min(CONFIDENCE, sureness(register, turn, [token.head]))
        )
        yield said.claim(who, "age", value=plain(number))
