"""What a question asks: its words by how much they tell, its meaning, its times, and what kind of thing it wants."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from extraction.values.times import find_times, resolve
from graph.clock import millis
from graph.recall import words
from graph.recall.vectors import Floats, Vectors
from graph.writing import names

MOST_TERMS = 24
"""Those that tell most; a question of a whole page has its gist in them."""
MOST_CHARS = 4_000
"""As much of a question is looked through for times and names."""
FIRST, SECOND = re.compile(r"\b(?:i|me|my|mine|we|us|our)\b", re.IGNORECASE), re.compile(r"\byour?s?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a question."""

    stem: str
    weight: float
    """How much it tells, from its frequency in English."""
    like: Mapping[str, float]
    """Stems of words of nearly its meaning, each with how near."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What kind of thing is asked for, and how it is told."""

    asked: re.Pattern[str]
    told: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Question:
    """A question as recall compares it."""

    text: str
    now: datetime
    """When it is asked, or as of when."""
    terms: tuple[Term, ...]
    vector: Floats
    named: frozenset[str]
    """Normalised runs of words: what may be names."""
    times: tuple[tuple[int, int], ...]
    """Milliseconds from and until, the end excluded."""
    kinds: tuple[Kind, ...]
    of_asker: bool
    """Whether it speaks of who asks: "I", "my"."""
    of_agent: bool
    """Whether it speaks of who is asked: "you", "your"."""


def _kinds() -> tuple[Kind, ...]:
    rows: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text(encoding="utf-8"))
    compiled = [[re.compile(row[name], re.IGNORECASE) for name in ("asked", "told")] for row in rows.values()]
    return tuple(Kind(*patterns) for patterns in compiled)


KINDS = _kinds()


def read(vectors: Vectors, text: str, now: datetime) -> Question:
    """Read a question that is asked at a moment."""
    begin = text[:MOST_CHARS]
    return Question(
        text,
        now,
        tuple(_terms(vectors, text)),
        vectors.of([text])[0],
        frozenset(names.words(begin)),
        tuple(_times(begin, now)),
        tuple(kind for kind in KINDS if kind.asked.search(begin)),
        FIRST.search(begin) is not None,
        SECOND.search(begin) is not None,
    )


def _terms(vectors: Vectors, text: str) -> list[Term]:
    """The words that tell most, each once."""
    by_stem = {words.stem(word): word for word in reversed(words.words(text))}
    weights = {stem: vectors.weight(word) for stem, word in by_stem.items()}
    best = sorted(by_stem, key=lambda stem: (-weights[stem], stem))[:MOST_TERMS]
    found = list[Term]()
    for stem, likes in zip(best, vectors.like([by_stem[stem] for stem in best]), strict=True):
        like = {words.stem(other): near for other, near in reversed(likes)}
        found.append(Term(stem, weights[stem], {one: near for one, near in like.items() if one != stem}))
    return found


def _times(text: str, now: datetime) -> list[tuple[int, int]]:
    """The times that a question names, as of what has been unless it says otherwise."""
    spans = list[tuple[int, int]]()
    for phrase in find_times(text):
        when = resolve(phrase, now, "past") if phrase.kind in ("point", "interval", "since", "until") else None
        if when and (when.start or when.end):
            start = millis(datetime.fromisoformat(when.start)) if when.start else 0
            end = millis(datetime.fromisoformat(when.end)) if when.end else millis(now) + 1
            spans.append((start, end))
    return spans
