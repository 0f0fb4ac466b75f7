"""Dates as values: deadlines and other days ("by Friday"), birthdays ("3 May 1990", "3 May")."""

from datetime import datetime, timedelta

from extraction.records import When
from extraction.values.phrases import Tense
from extraction.values.times import TimePhrase, find_times, resolve

_WIDTHS = {"year": 4, "month": 7}
"""How much of an ISO date is known."""
_MINUTE = len("2025-10-31T16:30")


def iso_date(text: str, said_at: datetime, tense: Tense = "future") -> str | None:
    """Give the first date that a text tells, as precisely as it does: "2025-10-31", "2025-10", "2025".

    Without a year it is the next one, or the last with `tense` "past". Of a time with an end ("by Friday", "until the
    end of October") it is the last day. None where no phrase tells a date.
    """
    dates = (_date(resolve(phrase, said_at, tense)) for phrase in find_times(text))
    return next((date for date in dates if date), None)


def moment_ahead(text: str, said_at: datetime) -> str | None:
    """Give the time that a text begins with, as precisely as it does: "2025-10-31", "2025-10-31T16:30".

    Of a time with an end it is the last day, as for `iso_date`. None where the text begins with something else.
    """
    found = find_times(text)[:1]
    if not found or text[: found[0].start].strip():
        return None
    when = resolve(found[0], said_at, "future")
    if when is not None and when.start is not None and when.precision in {"hour", "minute"}:
        return when.start[:_MINUTE]
    return _date(when)


def birth_date(text: str, said_at: datetime) -> str | None:
    """Give a birthday: "1990-05-03" where the year is said, else its day in words, "3 May"; None where none is told."""
    for phrase in find_times(text):
        when = resolve(phrase, said_at, "past")
        if when and when.start and _says_year(phrase):
            return _date(when)
        if when and when.start and when.precision in {"day", "month"}:
            day = datetime.fromisoformat(when.start)
            return f"{day:%B}" if when.precision == "month" else f"{day.day} {day:%B}"
    return None


def _date(when: When | None) -> str | None:
    if when is None:
        return None
    if when.start is None and when.end is not None:
        return (datetime.fromisoformat(when.end) - timedelta(microseconds=1)).date().isoformat()
    return when.start and when.start[: _WIDTHS.get(when.precision, 10)]


def _says_year(phrase: TimePhrase) -> bool:
    return any(atom.fields.keys() & {"year", "short"} or atom.row.part == "year" for atom in phrase.moment)
