"""What single time words mean: each function reads one `meaning` of `data/times.toml` into an interval."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from extraction.records import Precision
from extraction.values.fields import Fields, Frame, begin_of, day_in, month_in, number_in, unit_in, year_in
from extraction.values.intervals import Interval, easter, floor, on_day, shift, third, unit_at
from extraction.values.phrases import LOOSE, WORDS

_COARSER: Mapping[Precision, Precision] = {
    "minute": "hour", "hour": "day", "day": "week", "week": "month", "month": "season",
}  # fmt: skip
_THIRDS = {
    "start": "early", "beginning": "early", "first week": "early", "early": "early", "middle": "mid", "mid": "mid",
    "end": "late", "last week": "late", "late": "late",
}  # fmt: skip
_ENDS: Mapping[str, Precision] = {"eod": "day", "eow": "week", "eom": "month", "eoy": "year"}
_LAST = frozenset({"last", "past", "this past"})
_NEXT = frozenset({"next", "coming", "this coming"})


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
    return _which(str(fields["which"]), choices, frame)


def season(fields: Fields, frame: Frame) -> Interval | None:
    """A season; the winter of 2020 begins in December 2020."""
    month = WORDS.seasons[str(fields["season"])]
    year = year_in(fields, frame.now)
    if year:
        return unit_at(begin_of(frame.now, year, month), "season")
    choices = [unit_at(begin_of(frame.now, frame.near.year + n, month), "season") for n in range(-2, 3)]
    return _which(str(fields.get("which", "")), choices, frame)


def decade(fields: Fields, frame: Frame) -> Interval | None:
    """Ten years: "the nineties", "the 80s"."""
    words = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
    short = words.index(str(fields["tens"])) * 10 + 20 if "tens" in fields else int(fields.get("short", 0))
    year = (
        int(fields["year"]) if "year" in fields else 1900 + short + (100 if 1900 + short + 100 <= frame.now.year else 0)
    )
    start = begin_of(frame.now, year, 1)
    return Interval(start, shift(start, 10, "year"), "year")


def holiday(fields: Fields, frame: Frame) -> Interval | None:
    """A feast of the year, of this one or near."""
    rule = WORDS.holidays[str(fields["holiday"]).replace("’", "'")]
    year = year_in(fields, frame.now)
    years = [year] if year else range(frame.near.year - 2, frame.near.year + 3)
    days = [on_day(_feast(rule, year), frame.now) for year in years]
    return days[0] if year else _which(str(fields.get("which", "")), days, frame)


def weekday(fields: Fields, frame: Frame) -> Interval | None:
    """A day of the week: never today unless *this* is said; *next* is in the week after this one."""
    at, today = WORDS.weekdays[str(fields["weekday"])], floor(frame.near, "day")
    which = str(fields.get("which", ""))
    coming = today + timedelta(days=(at - today.weekday() - 1) % 7 + 1)
    past = today - timedelta(days=(today.weekday() - at - 1) % 7 + 1)
    if which == "next":
        return on_day((floor(frame.now, "week") + timedelta(days=7 + at)).date(), frame.now)
    if which == "week":
        return on_day((coming + timedelta(days=7)).date(), frame.now)
    if which == "this" and at == today.weekday():
        return unit_at(today, "day")
    if which in {"last", "past", "this past"}:
        return unit_at(past, "day")
    return unit_at(coming if frame.forward or which in {"coming", "this coming"} else past, "day")


def weekend(fields: Fields, frame: Frame) -> Interval | None:
    """Saturday and Sunday; *last* and *next* are those of the weeks around."""
    saturdays = [floor(frame.now, "week") + timedelta(days=5 + 7 * n) for n in (-1, 0, 1)]
    choices = [Interval(start, start + timedelta(days=2), "day") for start in saturdays]
    which = str(fields.get("which", ""))
    if which in {"last", "past", "this past"}:
        return choices[0]
    return choices[2] if which == "next" else frame.pick(choices)


def shifted(fields: Fields, frame: Frame) -> Interval | None:
    """A calendar unit before or after the present one: "yesterday", "last week", "the year before last"."""
    return _unit_from(fields, frame, int(fields["count"]))


def counted(fields: Fields, frame: Frame) -> Interval | None:
    """A number of units away: begins on the counted day and lasts one unit, as precisely as it is said.

    Calendar units would move "a year ago", said in December, by eleven months.
    """
    number, way = number_in(fields), int(fields["way"])
    size, unit = unit_in(fields)
    if number is None or (way > 0 and not frame.forward):
        return None
    if "weekday" in fields:
        return unit_at(shift(frame.now, way * number * size, unit), "day")
    fine: Precision = unit if unit in {"hour", "minute"} else "day"
    start = floor(shift(frame.now, way * number * size, unit), fine)
    loose = _COARSER.get(unit, unit) if str(fields["number"]) in LOOSE else unit
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


def _which(word: str, choices: list[Interval], frame: Frame) -> Interval | None:
    """The choice that *last*, *next* or *this* points at, else the nearest in the direction of the frame."""
    if word in _LAST:
        return next((c for c in reversed(choices) if c.end and c.end <= frame.now), None)
    if word in _NEXT:
        return next((c for c in choices if c.start and c.start > frame.now), None)
    if word == "this":
        ours = [c for c in choices if c.start and c.start.year == frame.now.year]
        return next((c for c in choices if c.start and c.end and c.start <= frame.now < c.end), None) or next(
            iter(ours), None
        )
    return frame.pick(choices)


def _valid(frame: Frame, days: Iterable[tuple[int, int, int | None]]) -> Iterator[Interval]:
    """The months or days that exist, of triples of year, month and day: no 31 June."""
    for year, month, day in days:
        try:
            yield (
                on_day(date(year, month, day), frame.now) if day else unit_at(begin_of(frame.now, year, month), "month")
            )
        except ValueError:
            continue


def _feast(rule: str | int, year: int) -> date:
    if isinstance(rule, int):
        return easter(year) + timedelta(days=rule)
    month, day = rule.split("-")
    return date(year, int(month), int(day))


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


def third_of_unit(fields: Fields, frame: Frame) -> Interval | None:
    """A third of the present day, week, month, quarter or year: "the end of the month", "eod"."""
    word = str(fields["third"])
    now = _unit_from({"unit": _ENDS[word]} if word in _ENDS else fields, frame, 0)
    return now if now.precision == "day" else third_of(now, {"third": "end" if word in _ENDS else word})


def _unit_from(fields: Fields, frame: Frame, count: int) -> Interval:
    """The calendar unit so many after the present one; a quarter is three months from January, April, July, October."""
    size, unit = unit_in(fields)
    start = floor(frame.now, unit)
    if size == 1:
        return unit_at(shift(start, count, unit), unit)
    start = shift(start, count * size - (start.month - 1) % size, unit)
    return Interval(start, shift(start, size, unit), "season")


def third_of(whole: Interval, fields: Fields) -> Interval:
    """The third that the words tell: "early", "the end of"."""
    return third(whole, _THIRDS[str(fields["third"])])
