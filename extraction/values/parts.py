"""Parts of a time: "the end of the month", "early", "the first Monday of", "the week of"."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from extraction.records import Precision
from extraction.values.fields import Fields, Frame
from extraction.values.intervals import Interval, floor, shift, third, unit_at
from extraction.values.moments import unit_from
from extraction.values.phrases import ORDINALS, WORDS

_THIRDS = {
    "start": "early", "beginning": "early", "first week": "early", "early": "early", "middle": "mid", "mid": "mid",
    "end": "late", "last week": "late", "late": "late",
}  # fmt: skip
_ENDS: Mapping[str, Precision] = {"eod": "day", "eow": "week", "eom": "month", "eoy": "year"}
_DAYS = frozenset({"day", "hour", "minute"})


def third_of_unit(fields: Fields, frame: Frame) -> Interval | None:
    """A third of the present day, week, month, quarter or year: "the end of the month", "eod"."""
    word = str(fields["third"])
    now = unit_from({"unit": _ENDS[word]} if word in _ENDS else fields, frame, 0)
    return now if now.precision == "day" else third(now, _THIRDS["end" if word in _ENDS else word])


def part_of(whole: Interval, fields: Fields) -> Interval | None:
    """The part that the words tell of a longer time; a day has none."""
    if "nth" in fields:
        return _nth(whole, fields)
    if fields["third"] == "week of":
        return unit_at(whole.start, "week") if whole.start else None
    return whole if whole.precision in _DAYS else third(whole, _THIRDS[str(fields["third"])])


def _nth(whole: Interval, fields: Fields) -> Interval | None:
    """The first Monday, the second week or the second half of a longer time."""
    number = -1 if fields["nth"] == "last" else ORDINALS.index(str(fields["nth"]))
    if whole.start is None or whole.end is None:
        return None
    if "weekday" in fields:
        return _nth_weekday((whole.start, whole.end), WORDS.weekdays[str(fields["weekday"])], number)
    if fields["unit"] == "week":
        start = whole.start + timedelta(weeks=number)
        return Interval(start, start + timedelta(weeks=1), "week")
    months = (whole.end.year - whole.start.year) * 12 + whole.end.month - whole.start.month
    middle = shift(whole.start, months // 2, "month") if months > 1 else whole.start + timedelta(days=15)
    finer: Precision = "season" if whole.precision == "year" else "month" if whole.precision == "season" else "week"
    return Interval(whole.start, middle, finer) if number == 0 else Interval(middle, whole.end, finer)


def _nth_weekday(span: tuple[datetime, datetime], weekday: int, number: int) -> Interval | None:
    start, end = span
    first = floor(start, "day") + timedelta(days=(weekday - start.weekday()) % 7)
    days = [first + timedelta(weeks=n) for n in range(54) if first + timedelta(weeks=n) < end]
    return unit_at(days[number], "day") if number < len(days) else None
