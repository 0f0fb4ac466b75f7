"""The closed words of the memory: what each predicate takes, how many values it holds, where it belongs."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from extraction.records import FactKind

Cardinality = Literal["one", "many", "one*"]
Category = Literal["identity", "knowledge", "context"]

TABLE = Path(__file__).parent / "data" / "predicates.toml"
VALUES = frozenset({"text", "number", "date"})
"""Object types that are a value, not an entity."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """One row of the table; `subject` and `object` list the types that fit, `any` fits all."""

    name: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    kind: FactKind
    cardinality: Cardinality
    category: Category
    example: str = ""
    symmetric: bool = False
    general: bool = False
    """Whether a noun without an article after it means a kind of thing: "likes tea"."""
    opposite: str | None = None

    @property
    def takes_value(self) -> bool:
        """Whether it holds a text, number or date instead of an entity."""
        return not VALUES.isdisjoint(self.object)


def _load() -> Mapping[str, Predicate]:
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    made = {
        name: Predicate(name=name, **row | {"subject": tuple(row["subject"]), "object": tuple(row["object"])})
        for name, row in rows.items()
    }
    return MappingProxyType(made)


PREDICATES: Mapping[str, Predicate] = _load()


STEMS = ("favourite_", "quantity_of_")
"""Predicates that a noun completes: `favourite_colour`, `quantity_of_kids`."""


def is_named(name: str) -> bool:
    """Say whether the vocabulary has this predicate, so that it is not an open one."""
    return name in PREDICATES or name.startswith(STEMS)


def predicate(name: str, kind: FactKind = "action") -> Predicate:
    """The row of a predicate; for an open one (`adopt_from`, `complain_about`) the defaults of its kind."""
    if name in PREDICATES:
        return PREDICATES[name]
    if name.startswith(STEMS):
        return _open(name, "attribute", "one", "knowledge")
    return _open(name, kind, "many", "context" if kind == "action" else "knowledge")


def _open(name: str, kind: FactKind, cardinality: Cardinality, category: Category) -> Predicate:
    found = ("text",) if kind == "attribute" else ("any",)
    return Predicate(name, ("any",), found, kind, cardinality, category)
