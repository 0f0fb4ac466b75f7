"""Feasts of the year: fixed days, days counted from Easter, and weekdays of a month."""

from datetime import date, timedelta

from extraction.values.fields import Fields, Frame, year_in
from extraction.values.intervals import Interval, easter, on_day, unit_at
from extraction.values.phrases import WORDS, Feast


def holiday(fields: Fields, frame: Frame) -> Interval | None:
    """A feast of the year, of this one or near; "the Easter holidays" are around its week."""
    rule = WORDS.holidays[str(fields["holiday"]).replace("’", "'")]
    year = year_in(fields, frame.now)
    years = [year] if year else range(frame.near.year - 2, frame.near.year + 3)
    days = [on_day(feast(rule, year), frame.now) for year in years]
    told = days[0] if year else frame.choose(str(fields.get("which", "")), days)
    return unit_at(told.start, "week") if told and told.start and "about" in fields else told


def feast(rule: Feast, year: int) -> date:
    """The day of a feast in a year."""
    if isinstance(rule, str):
        month, day = rule.split("-")
        return date(year, int(month), int(day))
    if isinstance(rule, int):
        return easter(year) + timedelta(days=rule)
    month, weekday, number, more = rule
    first = date(year, month, 1) if number > 0 else date(year, month + 1, 1)
    first += timedelta(days=(weekday - first.weekday()) % 7)
    return first + timedelta(weeks=number - 1 if number > 0 else number, days=more)
