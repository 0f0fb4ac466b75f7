"""The table of kin and role words: what each says of whom it means, and which of them mean the same."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from extraction.records import EntityType, Gender

TABLE = Path(__file__).parent.parent / "data" / "kin.toml"
ONE_OF_A_KIND = frozenset({"parent_of", "married_to", "dating", "sibling_of"})
"""Relations whose words of one gender mean the same: "mum" and "mother", "gf" and "girlfriend"."""


@dataclass(frozen=True, slots=True)
class Kin:
    """One row of the table."""

    word: str
    example: str
    predicate: str | None = None
    direction: Literal["owner_is_subject", "owner_is_object"] | None = None
    gender: Gender | None = None
    type: EntityType = "person"
    bare: bool = False
    ended: bool = False


def _load() -> Mapping[str, Kin]:
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return MappingProxyType({word: Kin(word=word, **row) for word, row in rows.items()})


KIN: Mapping[str, Kin] = _load()


def means(one: str, two: str) -> bool:
    """Say whether two kin words in lower case mean the same: "mum" and "mother" do, "wife" and "ex-wife" do not."""
    return two in synonyms(one)


@cache
def synonyms(word: str) -> frozenset[str]:
    """Give the kin words that mean the same as a word in lower case, which is one of them."""
    row = KIN.get(word)
    if row is None or row.gender is None or row.predicate not in ONE_OF_A_KIND:
        return frozenset({word})
    return frozenset(other for other, its in KIN.items() if _kind(its) == _kind(row))


def _kind(row: Kin) -> tuple[object, ...]:
    return (row.predicate, row.direction, row.gender, row.ended)
