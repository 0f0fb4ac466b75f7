"""The table of time phrases: rows of `data/times.toml` with the words of `data/calendar.toml` filled in."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from extraction.records import Precision
from extraction.values.numerals import IN_WORDS, any_of

DATA = Path(__file__).parent.parent / "data"
Kind = Literal["point", "interval", "since", "until", "duration", "frequency"]
Tense = Literal["past", "perfect", "present", "future"]
Link = Literal["point", "since", "from", "after", "until", "by", "before", "between", "throughout"]
Part = Literal["date", "weekday", "month", "year", "night", "daypart", "clock", "third", "offset"]
"""What a phrase tells of a moment: neighbours that tell different parts are one moment."""
Feast = str | int | list[int]
"""Month and day; days from Easter Sunday; or month, weekday, which one of the month, days after it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One row of the table; `data/times.toml` says what each field is for."""

    name: str
    pattern: str
    meaning: str
    part: Part | None = None
    kind: Kind = "point"
    linked: bool = False
    needs: bool = False
    alone: str | None = None
    links: tuple[str, ...] = ()
    fixed: Mapping[str, str | int] = field(default_factory=dict[str, str | int])
    examples: tuple[tuple[str, Tense, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the calendar."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    holidays: Mapping[str, Feast]
    units: Mapping[str, tuple[int, Precision]]
    dayparts: Mapping[str, tuple[int, int]]
    links: Mapping[str, Link]


WORDS = Words(**tomllib.loads((DATA / "calendar.toml").read_text(encoding="utf-8")))
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
LOOSE = {"a few": 3, "few": 3, "several": 3}
"""Counts that are not meant exactly."""
_END = r"(?![\w@])"
_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")


@cache
def phrases() -> Mapping[str, Phrase]:
    """All rows by name, in the order of the file: an earlier one wins where two begin at the same place."""
    rows = tomllib.loads((DATA / "times.toml").read_text(encoding="utf-8"))
    return {name: _phrase(name, row) for name, row in rows.items()}


def _phrase(name: str, row: dict[str, Any]) -> Phrase:
    pattern = _PLACEHOLDER.sub(lambda found: _words()[found[1]], row.pop("pattern").replace("\n", ""))
    listed: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Phrase(name=name, pattern=pattern.replace("'", "['’]"), **listed)


@cache
def _words() -> Mapping[str, str]:
    """What the placeholders of the patterns stand for."""
    count = rf"(?:{any_of(list(LOOSE))}|(?:a )?couple(?: of)?|half an?|{IN_WORDS}|an?(?: good)?|\d+(?:\.\d)?)"
    return {
        "month": any_of(list(WORDS.months)) + r"\b",
        "weekday": any_of(list(WORDS.weekdays)) + r"\b",
        "season": any_of(list(WORDS.seasons)) + r"\b",
        "holiday": any_of(list(WORDS.holidays)) + r"\b",
        "daypart": any_of(list(WORDS.dayparts)) + r"\b",
        "unit": any_of(list(WORDS.units)) + r"s?\b",
        "year": r"(?:1[5-9]\d\d|20\d\d)",
        "dom": rf"(?:(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b|{any_of(list(ORDINALS))})",
        "nth": rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{any_of(list(ORDINALS))})",
        "ordinal": any_of(list(ORDINALS)),
        "hour": rf"(?:1[0-2]|0?[1-9]|{any_of(list(HOURS))})",
        "number": count,
        "about": any_of(["about", "around", "like", "roughly", "nearly", "almost", "over", "maybe", "more than",
                         "at least", "just", "only", "exactly", "some", "another"]),
    }  # fmt: skip


@cache
def finder() -> re.Pattern[str]:
    """One pattern for all rows, for text in small letters; the group that matched has the row's name."""
    rows = (f"(?P<{row.name}>{_bare(row.pattern)})" for row in phrases().values())
    return re.compile(rf"(?<![\w.@/#])(?<!\d[:,])(?:{'|'.join(rows)}){_END}")


@cache
def reader(name: str) -> re.Pattern[str]:
    """The pattern of one row, with its named groups, for text in small letters."""
    return re.compile(f"(?:{phrases()[name].pattern}){_END}")


def _bare(pattern: str) -> str:
    """The pattern without names of groups; a group that is referred to keeps a name of its own."""
    kept = re.findall(r"\(\?P=(\w+)\)", pattern)
    return re.sub(r"\(\?P<(\w+)>", lambda found: found[0] if found[1] in kept else "(?:", pattern)
