"""Times told by another time: "a year later", "the day before", "that summer", "the week after Easter"."""

from collections.abc import Sequence
from typing import get_args

from extraction.records import Precision
from extraction.values.fields import Fields, Frame, number_in, unit_in
from extraction.values.intervals import Interval, shift, unit_at

_BACK = frozenset({"before", "earlier", "previous", "prior to"})
_FINENESS: Sequence[Precision] = get_args(Precision)


def beside(fields: Fields, frame: Frame) -> Interval | None:
    """Some time before or after the one that was told last; None without one, or where it is known too coarsely."""
    anchor = frame.anchor
    if anchor is None or anchor.start is None or _is_coarser(anchor, unit_in(fields)[1]):
        return None
    if "calendar" in fields:
        unit = unit_in(fields)[1]
        return unit_at(shift(anchor.start, 1, unit), unit)
    return offset(anchor, fields)


def same(fields: Fields, frame: Frame) -> Interval | None:
    """The time that was told last: "then", "that year"."""
    anchor, word = frame.anchor, str(fields.get("unit", ""))
    if anchor is None or anchor.start is None:
        return None
    if not word:
        return anchor
    unit = unit_in(fields)[1]
    return None if _is_coarser(anchor, unit) else unit_at(anchor.start, unit)


def offset(base: Interval, fields: Fields) -> Interval | None:
    """A number of units before or after a time: as precisely as the units say."""
    size, unit = unit_in(fields)
    number = number_in(fields) if "number" in fields else 1
    if number is None or base.start is None:
        return None
    if str(fields["side"]) in _BACK:
        start = shift(base.start, -number * size, unit)
    elif base.end is not None and number == 1 and "number" not in fields:
        # "The day after" begins when the other time is over, "a year after" is counted from its begin.
        start = base.end
    else:
        start = shift(base.start, number * size, unit)
    return Interval(start, shift(start, 1, unit), unit)


def _is_coarser(anchor: Interval, unit: Precision) -> bool:
    return _FINENESS.index(anchor.precision) < _FINENESS.index(unit)
