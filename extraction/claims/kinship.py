"""Claims that possessives carry: "my sister Beth", "Beth's boss Tom", "our dog" say who is what to whom."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.claims.classes import belongs
from extraction.claims.modality import modality_of
from extraction.claims.said import Said, sureness
from extraction.records import Claim, Modality
from extraction.referents import kin
from extraction.referents.register import Register

CONFIDENCE = 0.95


def read(register: Register, turn: int, pets: frozenset[int]) -> Iterator[Claim]:
    """What the kin and role words of one turn say of their owners; `pets` are animals that the turn gives an owner."""
    for token in register.docs[turn]:
        row = kin.look_up(token) if token.pos_ in {"NOUN", "PROPN"} and token.dep_ != "compound" else None
        if row is not None:
            yield from _of_word(register, turn, token, row)
        if belongs(token, "animals") and token.tag_ == "NN":
            yield from _species(register, turn, token, pets)


def _of_word(register: Register, turn: int, token: Token, row: kin.Kin) -> Iterator[Claim]:
    who = register.at(turn, token.i)
    owner = None if who is None else register.referents[who].owner
    if who is None or owner is None or register.final(owner) == who or not _is_owned(token, row):
        return
    owner = register.final(owner)
    said = Said(turn, _words(token), f"kin:{row.word}", CONFIDENCE, _meant(token))
    if row.predicate is not None:
        first, second = (who, owner) if row.direction == "owner_is_object" else (owner, who)
        over = row.ended and said.modality == "asserted"
        ended = Said(turn, said.words, said.rule, CONFIDENCE, "ended") if over else said
        yield ended.claim(first, row.predicate, object=second)
    if row.gender is not None and register.referents[who].type == "person" and said.modality == "asserted":
        yield said.claim(who, "gender", value=row.gender)


def _is_owned(token: Token, row: kin.Kin) -> bool:
    """Whether this very phrase names the owner: "the boss" alone says nothing new."""
    return row.bare or any(
        child.dep_ == "poss" or (child.dep_ == "prep" and child.lower_ == "of") for child in token.children
    )


def _words(token: Token) -> tuple[Token, ...]:
    named = [child for child in token.children if child.dep_ == "appos" and child.pos_ == "PROPN"]
    return (token, *named[:1])


def _meant(token: Token) -> Modality:
    """A possessive presupposes what it says; as a complement ("is Tom your boss?") it is what is said."""
    return modality_of(token.head) if token.dep_ == "attr" else "asserted"


def _species(register: Register, turn: int, token: Token, pets: frozenset[int]) -> Iterator[Claim]:
    who = register.at(turn, token.i)
    referent = None if who is None else register.referents[who]
    if who is None or referent is None or referent.type != "animal" or token.dep_ == "attr":
        return
    if referent.named or referent.owner is not None or who in pets:
        said = Said(turn, (token,), "species", min(CONFIDENCE, sureness(register, turn, [token])))
        yield said.claim(who, "species", value=token.lemma_.lower())
