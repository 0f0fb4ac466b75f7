"""The table of what stands between two noun phrases: "the bakery in Turin", "Max from Acme"."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from spacy.tokens import Token

from extraction.clauses.classes import belongs
from extraction.records import EntityType
from extraction.referents import kin, nominals

TABLE = Path(__file__).parents[2] / "data" / "phrases.toml"
ANY_NAME, SOMEONE = "name", "someone"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One row of the table; `data/phrases.toml` says what each field is for."""

    name: str
    left: frozenset[str]
    between: frozenset[str]
    right: frozenset[str]
    predicate: str
    confidence: float
    example: str
    reads: tuple[str, ...]


def _load() -> tuple[Phrase, ...]:
    rows: dict[str, dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return tuple(_row(name, row) for name, row in rows.items())


def _row(name: str, row: dict[str, Any]) -> Phrase:
    kinds = {key: frozenset(row.pop(key)) for key in ("left", "between", "right")}
    return Phrase(name=name, reads=tuple(row.pop("reads")), **kinds, **row)


PHRASES = _load()


def _by_word() -> Mapping[str, tuple[Phrase, ...]]:
    words = {word for row in PHRASES for word in row.between}
    return MappingProxyType({word: tuple(row for row in PHRASES if word in row.between) for word in words})


BY_WORD = _by_word()


def is_one(kinds: frozenset[str], token: Token, kind: EntityType | None) -> bool:
    """Whether a noun of this type is one of the kinds of a row."""
    if ANY_NAME in kinds and token.pos_ == "PROPN" and kind not in {"person", "animal", None}:
        return True
    if kind in kinds and token.pos_ == "PROPN":
        return True
    if SOMEONE in kinds and kind == "person":
        return token.pos_ == "PROPN" or (kin.look_up(token) is not None and nominals.owner(token) is not None)
    return token.pos_ == "NOUN" and any(belongs(token, name[1:]) for name in kinds if name.startswith("@"))
