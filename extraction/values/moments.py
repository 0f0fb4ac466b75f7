"""What single time words mean: each function reads one `meaning` of `data/times.toml` into an interval."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from extraction.records import Precision
from extraction.values.fields import LAST, Fields, Frame, begin_of, day_in, month_in, number_in, unit_in, year_in
from extraction.values.intervals import Interval, floor, on_day, shift, unit_at
from extraction.values.phrases import LOOSE, WORDS

_COARSER: Mapping[Precision, Precision] = {
    "minute": "hour", "hour": "day", "day": "week", "week": "month", "month": "season",
}  # fmt: skip


def dated(fields: Fields, frame: Frame) -> Interval | None:
    """A date of the calendar: a year, a month, a day of a month or a day of some month near."""
    year, month, day = year_in(fields, frame.now), month_in(fields), day_in(fields)
    if month and day and month > 12 >= day:  # noqa: PLR2004
        month, day = day, month
    if year and not month:
        return unit_at(begin_of(frame.now, year, 1), "year")
    if year and not day:
        return unit_at(begin_of(frame.now, year, month or 1), "month")
    if year and month and day:
        return on_day(date(year, month, day), frame.now)
    if month:
        years = range(frame.near.year - 8, frame.near.year + 9)
        return frame.pick(_valid(frame, ((year, month, day) for year in years)))
    starts = [shift(floor(frame.near, "month"), n, "month") for n in range(-2, 3)]
    return frame.pick(_valid(frame, ((start.year, start.month, day) for start in starts)))


def days_of_month(fields: Fields, frame: Frame) -> Interval | None:
    """Several days of a month: "from 13 to 17 October"."""
    first = dated(fields, frame)
    last = dated(
        {**fields, "day": fields["last"], **({"year": first.start.year} if first and first.start else {})}, frame
    )
    return Interval(first.start, last.end, "day") if first and last else None


def day_of_month(fields: Fields, frame: Frame) -> Interval | None:
    """A day of the month before, after or around now."""
    month = shift(floor(frame.now, "month"), {"last": -1, "this": 0, "next": 1}[str(fields["which"])], "month")
    return on_day(date(month.year, month.month, day_in(fields) or 1), frame.now)


def which_month(fields: Fields, frame: Frame) -> Interval | None:
    """A month with *last* (over), *next* (not begun) or *this* (of this year)."""
    month = month_in(fields) or 1
    choices = [unit_at(begin_of(frame.now, frame.now.year + n, month), "month") for n in range(-2, 3)]
    return frame.choose(str(fields["which"]), choices)


def years(fields: Fields, frame: Frame) -> Interval | None:
    """From the begin of one year to the end of another: "2015-2019", "2023/24"."""
    first, last = int(fields["year"]), int(fields["last"])
    last += first // 100 * 100 if last < 100 else 0  # noqa: PLR2004
    return Interval(begin_of(frame.now, first, 1), begin_of(frame.now, last + 1, 1), "year") if first < last else None


def quarter(fields: Fields, frame: Frame) -> Interval | None:
    """A quarter of a year, of this one or near."""
    year, month = year_in(fields, frame.now), int(fields["quarter"]) * 3 - 2
    starts = [begin_of(frame.now, year or frame.near.year + n, month) for n in ((0,) if year else (-1, 0, 1))]
    quarters = [Interval(start, shift(start, 3, "month"), "season") for start in starts]
    return quarters[0] if year else frame.pick(quarters)


def season(fields: Fields, frame: Frame) -> Interval | None:
    """A season; the winter of 2020 begins in December 2020."""
    month = WORDS.seasons[str(fields["season"])]
    year = year_in(fields, frame.now)
    if year:
        return unit_at(begin_of(frame.now, year, month), "season")
    which = str(fields.get("which", ""))
    back = 2 if which == "before last" else number_in(fields) or 0 if which == "ago" else 0
    choices = [unit_at(begin_of(frame.now, frame.near.year + n, month), "season") for n in range(-2 - int(back), 3)]
    return frame.back(int(back), choices) if back else frame.choose(which, choices)


def decade(fields: Fields, frame: Frame) -> Interval | None:
    """Ten years: "the nineties", "the 80s"."""
    words = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
    short = words.index(str(fields["tens"])) * 10 + 20 if "tens" in fields else int(fields.get("short", 0))
    year = (
        int(fields["year"]) if "year" in fields else 1900 + short + (100 if 1900 + short + 100 <= frame.now.year else 0)
    )
    start = begin_of(frame.now, year, 1)
    # The 1800s are the century; the 2000s are mostly its first ten years.
    return Interval(start, shift(start, 100 if year % 100 == 0 and year < 1900 else 10, "year"), "year")  # noqa: PLR2004


def weekday(fields: Fields, frame: Frame) -> Interval | None:
    """A day of the week: never today unless *this* is said; *next* is in the week after this one."""
    at, today = WORDS.weekdays[str(fields["weekday"])], floor(frame.near, "day")
    which = str(fields.get("which", ""))
    coming = today + timedelta(days=(at - today.weekday() - 1) % 7 + 1)
    past = today - timedelta(days=(today.weekday() - at - 1) % 7 + 1)
    if which == "next":
        return on_day((floor(frame.now, "week") + timedelta(days=7 + at)).date(), frame.now)
    if which == "before last":
        return unit_at(past - timedelta(days=7), "day")
    if which == "week":
        return on_day((coming + timedelta(days=7)).date(), frame.now)
    if which == "this" and at == today.weekday():
        return unit_at(today, "day")
    if which in LAST:
        return unit_at(past, "day")
    return unit_at(coming if frame.forward or which in {"coming", "this coming"} else past, "day")


def weekend(fields: Fields, frame: Frame) -> Interval | None:
    """Saturday and Sunday; *last* and *next* are those of the weeks around."""
    saturdays = [floor(frame.now, "week") + timedelta(days=5 + 7 * n) for n in (-1, 0, 1)]
    choices = [Interval(start, start + timedelta(days=2), "day") for start in saturdays]
    which = str(fields.get("which", ""))
    if which in LAST:
        return choices[0]
    return choices[2] if which == "next" else frame.pick(choices)


def shifted(fields: Fields, frame: Frame) -> Interval | None:
    """A calendar unit before or after the present one: "yesterday", "last week", "the year before last"."""
    return unit_from(fields, frame, int(fields["count"]))


def counted(fields: Fields, frame: Frame) -> Interval | None:
    """A number of units away: begins on the counted day and lasts one unit, as precisely as it is said.

    Calendar units would move "a year ago", said in December, by eleven months.
    """
    number, way = number_in(fields), int(fields["way"])
    size, unit = unit_in(fields)
    if number is None or (way > 0 and not frame.forward):
        return None
    number += 0.5 if "half" in fields else 0
    there = shift(frame.now, way * number * size, unit)
    if "weekday" in fields:
        return _weekday_near(there, fields)
    fine: Precision = unit if unit in {"hour", "minute"} else "day"
    start = floor(there, fine)
    loose = _COARSER.get(unit, unit) if "loose" in fields or str(fields["number"]) in LOOSE else unit
    return Interval(start, shift(start, 1, loose), loose)


def lasting(fields: Fields, frame: Frame) -> Interval | None:
    """How long it has been so: from then until now and on; None where begin and end are unknown.

    In the plain present only months and years look back: "I live here for three years", but "I'm here for two weeks".
    """
    number, (size, unit) = number_in(fields), unit_in(fields)
    looks_back = frame.perfect or (frame.lasting and "cue" in fields and unit in {"month", "year"})
    if number is None or not looks_back:
        return None
    start = shift(frame.now, -number * size, unit)
    start = shift(start, -(number_in(fields, "months") or 0), "month") if "months" in fields else start
    return Interval(floor(start, unit if unit in {"hour", "minute"} else "day"), None, unit)


def recent(fields: Fields, frame: Frame) -> Interval | None:
    """The time up to now: "the last two weeks"."""
    size, unit = unit_in(fields)
    number = number_in(fields) if "number" in fields else 1
    return None if number is None else Interval(shift(frame.now, -number * size, unit), frame.now, unit)


def coming(fields: Fields, frame: Frame) -> Interval | None:
    """The time from now: "within ten days"."""
    number, (size, unit) = number_in(fields), unit_in(fields)
    if number is None or not frame.forward:
        return None
    return Interval(frame.now, shift(frame.now, number * size, unit), unit)


def _weekday_near(there: datetime, fields: Fields) -> Interval:
    """A day of the week in which a moment lies: "two weeks ago on Friday"; or the moment's own day."""
    if fields["weekday"] == "today":
        return unit_at(there, "day")
    return weekday_of(floor(there, "week"), fields)


def _valid(frame: Frame, days: Iterable[tuple[int, int, int | None]]) -> Iterator[Interval]:
    """The months or days that exist, of triples of year, month and day: no 31 June."""
    for year, month, day in days:
        try:
            yield (
                on_day(date(year, month, day), frame.now) if day else unit_at(begin_of(frame.now, year, month), "month")
            )
        except ValueError:
            continue


def at_age(fields: Fields, frame: Frame) -> Interval | None:
    """The year of life in which someone was so old; None without a birthday."""
    age = number_in(fields)
    if frame.birthday is None or age is None:
        return None
    born = on_day(frame.birthday, frame.now).start
    start = shift(born, age, "year") if born else None
    return Interval(start, shift(start, 1, "year"), "year") if start else None


def weekday_of(week: datetime, fields: Fields) -> Interval:
    """The day of a week that begins on a given Monday."""
    return unit_at(week + timedelta(days=WORDS.weekdays[str(fields["weekday"])]), "day")


def unit_from(fields: Fields, frame: Frame, count: int) -> Interval:
    """The calendar unit so many after the present one; a quarter is three months from January, April, July, October."""
    size, unit = unit_in(fields)
    start = floor(frame.now, unit)
    if size == 1:
        return unit_at(shift(start, count, unit), unit)
    start = shift(start, count * size - (start.month - 1) % size, unit)
    return Interval(start, shift(start, size, unit), "season")
