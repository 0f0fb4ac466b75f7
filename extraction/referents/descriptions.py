"""Definite descriptions: "the van" is the van spoken of before, "the company" the one company that was named."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import get_args

from spacy.tokens import Token

from extraction.records import EntityType
from extraction.referents import nominals
from extraction.referents.antecedents import Pool
from extraction.referents.register import Link

TABLE = Path(__file__).parent.parent / "data" / "descriptions.toml"
SAME_NOUN, SAME_TYPE = 0.85, 0.75


def _load() -> Mapping[str, EntityType]:
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return MappingProxyType({noun: kind for kind in get_args(EntityType) for noun in rows.get(kind, ())})


TYPES = _load()
"""What type of thing a noun means, where "the" before it points at a name said before."""


def tie(pool: Pool, turn: int, token: Token) -> None:
    """Tie a definite phrase to the thing that was introduced by the same noun, or to the one name of its type."""
    if token.pos_ != "NOUN" or not nominals.is_definite(token) or _is_told_apart(token):
        return
    referent, sure = _introduced(pool, token), SAME_NOUN
    if referent is None and not nominals.is_plural(token):
        referent, sure = _of_type(pool, token), SAME_TYPE
    if referent is not None:
        link = Link("nominal", referent, "description", sure)
        pool.register.link(turn, nominals.span(token), link, head=token.i)


def _is_told_apart(token: Token) -> bool:
    """Tell "the other van" and "the van that Tom drives", which say themselves which one is meant."""
    before = any(child.dep_ in {"amod", "compound", "nummod", "nmod"} for child in token.lefts)
    return before or any(child.dep_ in {"relcl", "acl", "prep", "appos"} for child in token.rights)


def _introduced(pool: Pool, token: Token) -> int | None:
    """Give the thing that "my van" or "a van" introduced, if no two did."""
    plural = nominals.is_plural(token)
    found: dict[int | tuple[int, int], tuple[int, Token]] = {}
    for word in pool.words:
        head = word.head
        if head.lemma_ == token.lemma_ and head.pos_ == "NOUN" and nominals.is_plural(head) == plural and _opens(head):
            referent = pool.referent(word)
            found[(word.turn, head.i) if referent is None else referent] = (word.turn, head)
    if len(found) != 1:
        return None
    turn, head = next(iter(found.values()))
    return pool.register.refer(turn, head.i)


def _opens(head: Token) -> bool:
    """Say whether the phrase brings something in: "a van", "two vans", "my van"."""
    return any(child.dep_ in {"det", "poss", "nummod"} for child in head.lefts)


def _of_type(pool: Pool, token: Token) -> int | None:
    """Give the one name of the noun's type that was said before."""
    kind = TYPES.get(token.lemma_.casefold())
    if kind is None:
        return None
    said = {pool.referent(word) for word in pool.words}
    named = [i for i in said if i is not None and pool.register.referents[i].named]
    fits = [i for i in named if pool.register.referents[i].type == kind]
    return fits[0] if len(fits) == 1 else None
