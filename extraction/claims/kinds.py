"""Kinds of things: who likes tea likes no cup of it, so "tea" is one topic to everybody who speaks of it."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from extraction.records import Claim, EntityType
from extraction.referents import nominals
from extraction.referents.register import Register
from extraction.vocabulary import predicate

_ONES: frozenset[EntityType] = frozenset({"person", "group", "topic"})
"""Types that stay what they are."""


def retype(register: Register, claims: Iterable[Claim]) -> None:
    """Make topics of what claims say is liked, feared … in general: "tea", "old films", not "the tea", "my tea"."""
    for claim in claims:
        if claim.object is None or not predicate(claim.predicate).general:
            continue
        liked = register.final(claim.object)
        referent = register.referents[liked]
        is_one = referent.named or referent.owner is not None or referent.type in _ONES
        if not is_one and any(register.at(claim.turn, noun.i) == liked for noun in _bare_nouns(register, claim)):
            register.retype(liked, "topic")


def _bare_nouns(register: Register, claim: Claim) -> Iterator[Token]:
    """The nouns that stand without an article, an owner or a number in the words of a claim."""
    for token in register.docs[claim.turn]:
        if claim.start <= token.idx < claim.end and token.pos_ in {"NOUN", "PROPN"} and is_bare(token):
            yield token


def is_bare(noun: Token) -> bool:
    """Whether a noun stands without an article, an owner or a number."""
    return nominals.owner(noun) is None and not any(child.dep_ in {"det", "nummod"} for child in noun.lefts)
