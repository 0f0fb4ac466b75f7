"""The words that say how a clause is meant, from `data/cues.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extraction.records import Modality

TABLE = Path(__file__).parent.parent / "data" / "cues.toml"


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table."""

    name: str
    modality: Modality
    example: str
    reads: str
    governor: frozenset[str] = frozenset()
    helper: frozenset[str] = frozenset()
    adverb: frozenset[str] = frozenset()
    opener: frozenset[str] = frozenset()
    phrase: tuple[str, ...] = ()
    reach: Literal["sentence", "back", "on", "next"] = "sentence"
    """How far a phrase reaches: its sentence; also the one before ("just kidding"); from it on ("in my novel");
    also the next, where the phrase ends the sentence ("is it true | she left")."""
    whose: Literal["first", "third"] | None = None
    infinitive: bool = False
    """Only before an infinitive: "asked Ana to join", not "asked when Ana joined"."""
    open_question: bool = False
    """Only before *if* or *whether*: "I wonder whether"."""
    living: bool = False
    """Not where a document says it: "the contract says"."""
    beside: frozenset[str] = frozenset()
    """Stands with the noun or number that is the value."""
    of: tuple[str, ...] = ()
    """Of `beside`: predicates whose value it is, `quantity_of_*` for all that count."""
    imperative: bool = False
    """Only as an order: "imagine she lived here"."""


def _load() -> tuple[Cue, ...]:
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return tuple(_cue(name, row) for name, row in rows.items())


def _cue(name: str, row: dict[str, object]) -> Cue:
    sets = {"governor", "helper", "adverb", "opener", "beside"}
    made = {key: frozenset(value) if key in sets else value for key, value in row.items()}  # pyright: ignore[reportArgumentType]
    for key in {"phrase", "of"} & made.keys():
        made[key] = tuple(row[key])  # pyright: ignore[reportArgumentType]
    return Cue(name=name, **made)  # pyright: ignore[reportArgumentType]


def _by_word(column: Literal["helper", "adverb", "opener"]) -> Mapping[str, frozenset[Modality]]:
    words = frozenset[str]().union(*(getattr(cue, column) for cue in CUES))
    return {word: frozenset(cue.modality for cue in CUES if word in getattr(cue, column)) for word in words}


CUES = _load()
HELPERS, ADVERBS, OPENERS = _by_word("helper"), _by_word("adverb"), _by_word("opener")
"""How a clause is meant, by a word of it in such a place."""
