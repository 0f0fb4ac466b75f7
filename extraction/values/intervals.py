"""Half-open stretches of time and the calendar's arithmetic, in the zone of the moment they are counted from."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from extraction.records import Precision, When

MONTHS = {"month": 1, "season": 3, "year": 12}
"""Units of whole months; a season and a quarter are three."""
_STEPS = {
    "week": timedelta(weeks=1),
    "day": timedelta(days=1),
    "hour": timedelta(hours=1),
    "minute": timedelta(minutes=1),
}
_YEAR = 366


@dataclass(frozen=True, slots=True)
class Interval:
    """From `start` until before `end`; None where it is open or not said."""

    start: datetime | None
    end: datetime | None
    precision: Precision


def shift(moment: datetime, count: float, unit: Precision) -> datetime:
    """Move by calendar units; the day of a shorter month is its last: 31 January and a month is 28 or 29 February.

    Raises `OverflowError` or `ValueError` outside the years 1 to 9999.
    """
    if unit not in MONTHS:
        return moment + _STEPS[unit] * count
    if unit == "year" and count != int(count):
        return shift(moment, round(count * 12), "month")
    months = moment.year * 12 + moment.month - 1 + round(count * MONTHS[unit])
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:  # noqa: PLR2004
        raise OverflowError(year)
    return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))


def floor(moment: datetime, unit: Precision) -> datetime:
    """Begin of the unit that the moment lies in; weeks begin on Monday, seasons in March, June, September, December."""
    if unit == "minute":
        return moment.replace(second=0, microsecond=0)
    if unit == "hour":
        return moment.replace(minute=0, second=0, microsecond=0)
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "season":
        return shift(day.replace(day=1), -(day.month % 3), "month")
    if unit == "day":
        return day
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def unit_at(moment: datetime, unit: Precision) -> Interval:
    """The calendar unit that the moment lies in."""
    start = floor(moment, unit)
    return Interval(start, shift(start, 1, unit), unit)


def on_day(day: date, now: datetime) -> Interval:
    """A whole day, in the zone of `now`."""
    return unit_at(floor(now, "day").replace(year=day.year, month=day.month, day=day.day), "day")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)


def third(interval: Interval, part: str) -> Interval:
    """The first, middle or last third: "early", "mid", "late" of a week, month, season or year."""
    if interval.start is None or interval.end is None:
        return interval
    days = (interval.end - interval.start).days
    cuts = [interval.start + timedelta(days=round(days * n / 3)) for n in range(3)] + [interval.end]
    at = {"early": 0, "mid": 1, "late": 2}[part]
    finer: dict[Precision, Precision] = {"year": "season", "season": "month", "month": "week", "week": "day"}
    precision = interval.precision if days > _YEAR else finer.get(interval.precision, interval.precision)
    return Interval(cuts[at], cuts[at + 1], precision)


def written(interval: Interval) -> When:
    """The interval in ISO 8601 with its zone, UTC as Z."""
    return When(_iso(interval.start), _iso(interval.end), interval.precision)


def _iso(moment: datetime | None) -> str | None:
    return moment and re.sub(r"\+00:00$", "Z", moment.isoformat(timespec="seconds"))
