"""Notices in a text: "Update: harbour tour rescheduled to 4 PM", "Order #77 CANCELLED because of the storm".

Such sentences leave out articles and verbs, and often have no tree that could be relied on. They are found in the
text itself: a thing, right behind it one of the words of `data/notices.toml`, and what these take.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

TABLE = Path(__file__).parents[2] / "data" / "notices.toml"

# What a pattern is put together from: where a notice may begin, a word of what it is about, what may stand before its
# words, and what may follow them where not everything may.
_OPENING = r"(?:^|(?<=[.!?;:,(\n]\s)|(?<=\s[-–—]\s)|(?<=\n))"
_THING = r"[\w#][\w#&'’/-]*"
_ADVERBS = r"(?: (?:now|just|still|fully|already|officially|currently|completely|partially))*"
_BEHIND = "after|as|at|because|by|due|for|from|in|on|pending|per|since|until|via|with"
_END = rf"(?=\s*$|\s*[.,;!?)\n]|\s+[-–—(]|\s+(?:{_BEHIND})\b)"
_OWN = "(?:his|her|its|our|the|their|your)"
_STOP = re.compile(r"[.!?;](?=\s|$)|\n")
"""Where a notice ends."""
_NUMBER = re.compile(r"\b[A-Z][A-Z0-9]*[-_]\d+\b|(?:\w+ ){0,3}#\d+\b")
_WORD = re.compile(r"[^\s’']+")


@dataclass(frozen=True, slots=True)
class Notice:
    """One row of the table; `data/notices.toml` says what each entry is for."""

    name: str
    pattern: re.Pattern[str]
    predicate: str
    example: str
    reads: tuple[str, ...]
    value: Literal["moment", "place", "cue", "rest"] = "cue"
    says: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A notice of a text: the thing at [start, start + length), the words of the row, and all up to `end`."""

    row: Notice
    start: int
    about: str
    cue: tuple[int, int]
    end: int
    given: str | None = None
    """What somebody gave or took back, where the words name that one first: "the landlord withdrew consent"."""

    @property
    def number(self) -> tuple[int, str] | None:
        """Where the number of a ticket, an order, a build stands, with what it counts: "Work Order #77", "JOB-412"."""
        found = _NUMBER.search(self.about)
        return None if found is None else (self.start + found.start(), found[0])


def _load() -> tuple[tuple[Notice, ...], frozenset[str]]:
    """The rows of the table, and the words with which a sentence is no notice."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    others: str = table.pop("sentence_words")
    return tuple(_row(name, row) for name, row in table.items()), frozenset(others.split())


def _row(name: str, row: dict[str, Any]) -> Notice:
    words: list[str] = row.pop("words")
    cue = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    heads: list[str] = row.pop("heads", [])
    last = "|".join(map(re.escape, heads)) or _THING
    about = rf"(?P<about>(?:{_THING} ){{0,5}}?(?:{last}))"
    given: list[str] = row.pop("given", [])
    after = rf"(?: {_OWN})? (?P<given>{'|'.join(given)})\b" if given else ""
    end = r"(?!\w)" if row.pop("open", False) else _END
    pattern = re.compile(rf"{_OPENING}{about}{_ADVERBS} (?P<cue>{cue}){after}{end}", re.IGNORECASE)
    return Notice(name=name, pattern=pattern, reads=tuple(row.pop("reads")), **row)


NOTICES, _SENTENCE_WORDS = _load()


def notices_in(text: str) -> Iterator[Found]:
    """Every notice of a text, piece by piece and in the order of the rows."""
    for start, end in _pieces(text):
        for row in NOTICES:
            found = row.pattern.search(text, start, end)
            if found and _SENTENCE_WORDS.isdisjoint(_WORD.findall(found["about"].casefold())):
                given = found["given"] if "given" in row.pattern.groupindex else None
                yield Found(row, found.start(), found["about"], found.span("cue"), end, given)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences begin and end, without those that ask."""
    start = 0
    for stop in _STOP.finditer(text):
        if stop[0] != "?":
            yield start, stop.start()
        start = stop.end() + 1
    if start < len(text):
        yield start, len(text)
