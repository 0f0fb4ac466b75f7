"""Times of day: "at 8", "half past four", "this morning", "last night"."""

from datetime import datetime, timedelta

from extraction.records import Precision
from extraction.values.fields import Fields, Frame, hour_in
from extraction.values.intervals import Interval, floor, shift, unit_at
from extraction.values.phrases import WORDS

_SIDES = {"half": 30, "quarter": 15, "twenty-five": 25, "twenty": 20, "ten": 10, "five": 5}
_MORNING, _NOON = 7, 12
"""Hours without am or pm are taken to be awake ones: 1 to 6 are in the afternoon, 7 to 11 either."""


def clock(fields: Fields, frame: Frame) -> Interval | None:
    """A time of day on the day that is nearest in the direction of the frame."""
    days = [floor(frame.near, "day") + timedelta(days=n) for n in (-1, 0, 1)]
    return frame.pick(_at(day, hour, fields) for day in days for hour in _hours(fields))


def clock_on(day: datetime, fields: Fields, daypart: str | None) -> Interval:
    """A time of day on a given day; "in the evening" and the like settle which half is meant."""
    hour = hour_in(fields)
    if daypart is None or "half" in fields or hour > _NOON or not hour:
        return _at(day, _hours(fields)[0], fields)
    begins, _ = WORDS.dayparts[daypart]
    is_small_hour = daypart.startswith("ni") and hour % _NOON < _MORNING - 1
    return _at(day, hour % _NOON + (0 if begins < _NOON or is_small_hour else _NOON), fields)


def daypart(fields: Fields, frame: Frame) -> Interval | None:
    """A part of a day: of the day that is counted from now, or of the nearest one."""
    word = str(fields["daypart"])
    if "count" in fields:
        return daypart_on(floor(frame.now, "day") + timedelta(days=int(fields["count"])), word)
    return frame.pick(daypart_on(floor(frame.near, "day") + timedelta(days=n), word) for n in (-1, 0, 1))


def daypart_on(day: datetime, word: str) -> Interval:
    """A part of a given day; a night ends on the morning after."""
    hour, length = WORDS.dayparts[word]
    start = day + timedelta(hours=hour)
    precision: Precision = "day" if length > 6 else "hour"  # noqa: PLR2004
    return Interval(start, start + timedelta(hours=length), precision)


def stamp(fields: Fields, frame: Frame) -> Interval | None:
    """A date and time as machines write it, in the zone of `now` unless it brings its own."""
    said = datetime.fromisoformat(str(fields["stamp"]).upper())
    there = said.replace(tzinfo=said.tzinfo or frame.now.tzinfo).astimezone(frame.now.tzinfo)
    return unit_at(there, "minute")


def now(_: Fields, frame: Frame) -> Interval | None:
    """The minute in which it is said."""
    start = floor(frame.now, "minute")
    return Interval(frame.now, shift(start, 1, "minute"), "minute")


def _hours(fields: Fields) -> list[int]:
    hour = hour_in(fields)
    if "half" in fields:
        return [hour % _NOON + (_NOON if str(fields["half"]).startswith("p") else 0)] if hour <= _NOON else [hour]
    if "minute" in fields or hour >= _NOON or not hour:
        return [hour]
    return [hour, hour + _NOON] if hour >= _MORNING else [hour + _NOON]


def _at(day: datetime, hour: int, fields: Fields) -> Interval:
    start = day + timedelta(hours=hour, minutes=int(fields.get("minute", 0)))
    side = str(fields.get("side", ""))
    if side:
        words = side.replace("twenty five", "twenty-five").split(maxsplit=1)[0]
        minutes = int(words) if words.isdigit() else _SIDES[words]
        start += timedelta(minutes=-minutes if side.endswith("to") else minutes)
    precision: Precision = "minute" if side or "minute" in fields else "hour"
    return Interval(start, shift(start, 1, precision), precision)
