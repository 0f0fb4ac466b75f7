"""Moments: neighbouring time words that tell one time together, such as "Friday 2 May" and "at 8"."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from string import ascii_lowercase, ascii_uppercase

from extraction.values import beside, clocks, feasts, moments, parts
from extraction.values.fields import Fields, Frame
from extraction.values.intervals import Interval, floor
from extraction.values.phrases import Part, Phrase, finder, phrases, reader

MEANINGS: Mapping[str, Callable[[Fields, Frame], Interval | None]] = {
    "at_age": moments.at_age,
    "beside": beside.beside,
    "clock": clocks.clock,
    "coming": moments.coming,
    "counted": moments.counted,
    "dated": moments.dated,
    "day_of_month": moments.day_of_month,
    "daypart": clocks.daypart,
    "days_of_month": moments.days_of_month,
    "decade": moments.decade,
    "holiday": feasts.holiday,
    "lasting": moments.lasting,
    "now": clocks.now,
    "quarter": moments.quarter,
    "recent": moments.recent,
    "same": beside.same,
    "season": moments.season,
    "shifted": moments.shifted,
    "stamp": clocks.stamp,
    "third_of_unit": parts.third_of_unit,
    "weekday": moments.weekday,
    "weekend": moments.weekend,
    "which_month": moments.which_month,
    "years": moments.years,
}
COMPANIONS: Mapping[Part, frozenset[Part]] = {
    "weekday": frozenset({"date", "clock", "daypart", "year"}),
    "date": frozenset({"weekday", "clock", "daypart", "year"}),
    "month": frozenset({"year", "third"}),
    "year": frozenset({"weekday", "date", "month", "third"}),
    "night": frozenset({"clock"}),
    "daypart": frozenset({"weekday", "date", "clock"}),
    "clock": frozenset({"weekday", "date", "daypart", "night"}),
    "third": frozenset({"month", "year", "date"}),
    "offset": frozenset({"date", "weekday", "month", "year", "third"}),
}
"""Which parts may stand beside each other."""
_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)
"""Keeps the length, which lower() does not for every letter."""
_GAP = re.compile(r"-|\.?\s*,?\s*(?:(?:at|on|in|of|around|about|the|by|from|between)\s+)*")
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Atom:
    """What one row of the table matched."""

    row: Phrase
    start: int
    end: int
    fields: Fields


Moment = tuple[Atom, ...]


def moments_in(text: str) -> list[Moment]:
    """Every moment that a text may speak of, in order; those that need a preposition are still among them."""
    found: list[Moment] = []
    text = text.translate(_SMALL)
    for match in finder().finditer(text):
        atom = _atom(text, match)
        if found and _joins(text, found[-1], atom):
            found[-1] = (*found[-1], atom)
        else:
            found.append((atom,))
    return found


def read(moment: Moment, frame: Frame) -> Interval | None:
    """The interval that a moment tells; None where it cannot be resolved.

    Raises `OverflowError` or `ValueError` for dates that do not exist.
    """
    told: dict[Part | None, Atom] = {atom.row.part: atom for atom in moment}
    if "offset" in told and len(told) > 1:
        base = read(moment[1:], frame)
        return beside.offset(base, told["offset"].fields) if base else None
    if "clock" in told and len(told) > 1:
        return _at_clock(told, frame)
    if "daypart" in told and len(told) > 1:
        day = _day(told, frame)
        return clocks.daypart_on(day.start, str(told["daypart"].fields["daypart"])) if day and day.start else None
    if "third" in told:
        return _part(told, frame)
    return _day(told, frame)


def _atom(text: str, match: re.Match[str]) -> Atom:
    row = phrases()[match.lastgroup or ""]
    said = reader(row.name).match(text, match.start())
    groups = said.groupdict() if said else {}
    fields = {name.rstrip("_"): value for name, value in groups.items() if value}
    return Atom(row, match.start(), match.end(), {**row.fixed, **fields})


def _joins(text: str, moment: Moment, atom: Atom) -> bool:
    part = atom.row.part
    if part is None or not _GAP.fullmatch(text, moment[-1].end, atom.start):
        return False
    return all(other.row.part and part in COMPANIONS[other.row.part] for other in moment)


def _at_clock(told: Mapping[Part | None, Atom], frame: Frame) -> Interval | None:
    fields = told["clock"].fields
    word = next((str(told[part].fields["daypart"]) for part in ("daypart", "night") if part in told), None)
    if "daypart" in told and len(told) == _PAIR:
        days = (floor(frame.near, "day") + timedelta(days=n) for n in (-1, 0, 1))
        return frame.pick(clocks.clock_on(day, fields, word) for day in days)
    day = _day(told, frame)
    return clocks.clock_on(floor(day.start, "day"), fields, word) if day and day.start else None


def _part(told: Mapping[Part | None, Atom], frame: Frame) -> Interval | None:
    """A part of a longer time, of the one near whose part lies in the direction of the frame."""
    whole, fields = _day(told, frame), told["third"].fields
    part = parts.part_of(whole, fields) if whole else None
    if whole is None or part is None or not (whole.start and whole.end and part.start and part.end):
        return part
    if frame.forward and part.end <= frame.near < whole.end:
        whole = _day(told, replace(frame, near=whole.end))
    elif not frame.forward and whole.start <= frame.near < part.start:
        whole = _day(told, replace(frame, near=whole.start - timedelta(days=1)))
    return parts.part_of(whole, fields) if whole else None


def _day(told: Mapping[Part | None, Atom], frame: Frame) -> Interval | None:
    """The day, month or year of a moment, whatever tells it."""
    atom = next((told[part] for part in ("date", "month", "weekday", "night", "year") if part in told), None)
    if atom is None:
        atom = next(iter(told.values()))
    fields = atom.fields
    year = told.get("year")
    around = _meaning(year, year.fields, frame) if year and year is not atom else None
    if around and around.start and around.precision == "week" and atom.row.part == "weekday":
        return moments.weekday_of(around.start, fields)
    if around and around.start and around.precision == "year":
        fields = {**fields, "year": around.start.year}
    return _meaning(atom, fields, frame)


def _meaning(atom: Atom, fields: Fields, frame: Frame) -> Interval | None:
    meaning = MEANINGS.get(atom.row.meaning)
    return meaning(fields, frame) if meaning else None
