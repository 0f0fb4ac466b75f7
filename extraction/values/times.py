"""Time in words: finds the phrases of a turn that tell when, and resolves them against the moment it was said."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from extraction.records import When
from extraction.values.fields import Frame
from extraction.values.groups import Moment, moments_in, read
from extraction.values.intervals import Interval, written
from extraction.values.numerals import any_of
from extraction.values.phrases import WORDS, Kind, Link, Tense

__all__ = ["Kind", "Tense", "TimePhrase", "find_times", "resolve"]

_LINK = re.compile(
    rf"(?<!\w)({any_of(list(WORDS.links))})\s+(?:(?:about|around|like|the|roughly|early on|(?:way )?back in)\s+)*'?$",
    re.IGNORECASE,
)
_OWN_LINK = re.compile(rf"{any_of(list(WORDS.links))}\b", re.IGNORECASE | re.ASCII)
_REACH = 30
"""How many characters before a time its preposition may begin."""
_RANGE = re.compile(r"\s*(to|until|till|til|through|thru|and|[-–—])\s*(?:about |around |the )?", re.IGNORECASE)
_KINDS: dict[Link, Kind] = {"since": "since", "from": "since", "after": "since", "until": "until", "by": "until",
                           "before": "until", "throughout": "interval"}  # fmt: skip
_COARSE = frozenset({"year", "season", "month", "week"})


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """Words that tell when. `start`/`end` count code points of the text and take in the preposition.

    `point`: the time within which it happened or began; `interval`: from when until when; `since`, `until`: one end;
    `duration`: how long; `frequency`: how often, which no interval tells.
    """

    start: int
    end: int
    text: str
    kind: Kind
    link: Link
    moment: Moment
    """The time words themselves."""
    end_moment: Moment | None = None
    """Those that end a range."""

    @property
    def leans(self) -> bool:
        """Whether it counts from a time told before: "a year later", "then"."""
        return any(atom.row.meaning in {"beside", "same"} for atom in self.moment)


def find_times(text: str) -> list[TimePhrase]:
    """Every phrase of a text that tells when, in order and apart from each other.

    Words that hold no time ("now", "these days") are not among them; vague ones ("recently") are, and resolve to None.
    """
    found: list[TimePhrase] = []
    waiting = moments_in(text)
    while waiting:
        moment = waiting.pop(0)
        before, link = _link(text, moment, found[-1].end if found else 0)
        after = _range_end(text, moment, waiting, link)
        if after is not None:
            end = waiting.pop(0)[-1].end
            found.append(TimePhrase(before, end, text[before:end], "interval", "between", moment, after))
        elif moment[0].row.meaning != "nothing" and _counts(text, moment, before):
            end, kind = moment[-1].end, moment[0].row.kind
            kind = _KINDS.get(link, kind) if kind == "point" else kind
            found.append(TimePhrase(before, end, text[before:end], kind, link, moment))
    return found


def resolve(
    phrase: TimePhrase, said_at: datetime, tense: Tense, birthday: date | None = None, before: When | None = None
) -> When | None:
    """The interval that a phrase of `find_times` means, half-open, in the zone of `said_at`.

    `tense` is that of the verb: what recurs ("on Friday", "in May") means the last one in the past and perfect, the
    coming one in the present and future. `birthday` is of whom "since I was ten" speaks, `before` the time told last,
    from which "a year later" counts. None for what is vague, how often, or cannot be known from the words alone.
    """
    forward = tense in {"present", "future"} and phrase.link != "since"
    frame = Frame(
        said_at, forward, said_at, tense == "perfect", tense in {"present", "perfect"}, birthday, _anchor(before)
    )
    if phrase.link in {"until", "by", "before"} and tense == "perfect":
        frame = replace(frame, forward=True)
    try:
        interval = _interval(phrase, frame)
        return written(interval) if interval and _is_forward(interval) else None
    except (OverflowError, ValueError):
        return None


def _anchor(told: When | None) -> Interval | None:
    """The time told last, from its records."""
    if told is None or told.start is None:
        return None
    start, end = (None if side is None else datetime.fromisoformat(side) for side in (told.start, told.end))
    return Interval(start, end, told.precision)


def _link(text: str, moment: Moment, floor: int) -> tuple[int, Link]:
    """Where the preposition before a moment begins and what it makes of it; the moment's own start without one."""
    first = moment[0]
    if first.row.linked:
        own = _OWN_LINK.match(text, first.start)
        return first.start, WORDS.links[own[0].casefold()] if own else "point"
    begin = max(floor, first.start - _REACH)
    found = _LINK.search(text[begin : first.start])
    return (begin + found.start(), WORDS.links[found[1].casefold()]) if found else (first.start, "point")


def _range_end(text: str, moment: Moment, waiting: list[Moment], link: Link) -> Moment | None:
    """The moment that ends a range: "from June to August", "between 2015 and 2019", "9:00-10:30"."""
    after = waiting[0] if waiting else None
    if after is None or "vague" in {moment[0].row.meaning, after[0].row.meaning} or moment[0].row.kind == "duration":
        return None
    between = _RANGE.fullmatch(text, moment[-1].end, after[0].start)
    if between is None or "nothing" in {moment[0].row.meaning, after[0].row.meaning}:
        return None
    if between[1].casefold() == "and":
        return after if "between " in text[max(0, moment[-1].start - _REACH) : moment[-1].start].casefold() else None
    return after if link in {"point", "since", "from", "between"} else None


def _counts(text: str, moment: Moment, before: int) -> bool:
    """Whether the words tell time where they stand: some do so only after a preposition or beside others."""
    atom = moment[0]
    if len(moment) > 1 or not atom.row.needs:
        return True
    if atom.row.part == "third":
        return False
    if atom.row.alone and re.compile(atom.row.alone, re.IGNORECASE).match(text, atom.start):
        return True
    word = text[before : atom.start].casefold().split(" ")[0]
    return bool(word) and (not atom.row.links or word in atom.row.links)


def _interval(phrase: TimePhrase, frame: Frame) -> Interval | None:
    if phrase.end_moment:
        return _range(phrase.moment, phrase.end_moment, frame)
    told = read(phrase.moment, frame)
    if told is None or phrase.kind not in {"since", "until"}:
        return told
    start, end = {
        "after": (told.end, None),
        "until": (None, _last(phrase.moment, told)),
        "by": (None, _last(phrase.moment, told)),
        "before": (None, told.start),
    }.get(phrase.link, (told.start, None))
    return Interval(start, end, told.precision)


def _last(moment: Moment, told: Interval) -> datetime | None:
    """When what lasts until then is over: a day or a named end is part of it, a longer time or a clock's is its end."""
    has_end = any(atom.row.meaning in {"third", "third_of_unit"} for atom in moment)
    is_day = told.precision == "day" or (has_end and told.precision in _COARSE)
    return told.end if is_day else told.start


def _range(begin: Moment, end: Moment, frame: Frame) -> Interval | None:
    """A range; the end that says more settles the other: "from May to July 2019", "Friday from 9 to 11"."""
    if _parts(end) > _parts(begin):
        last = read(end, frame)
        first = read(begin, replace(frame, forward=False, near=last.start)) if last and last.start else None
    else:
        first = read(begin, frame)
        last = read(end, replace(frame, forward=True, near=first.start)) if first and first.start else None
    if first is None or last is None:
        return None
    ends_at_clock = any(atom.row.part == "clock" for atom in end)
    return Interval(first.start, last.start if ends_at_clock else last.end, first.precision)


def _parts(moment: Moment) -> set[str]:
    """What a moment tells, a year in digits too."""
    parts: set[str] = {atom.row.part for atom in moment if atom.row.part}
    return parts | ({"year"} if any(atom.fields.keys() & {"year", "short"} for atom in moment) else set[str]())


def _is_forward(interval: Interval) -> bool:
    return interval.start is None or interval.end is None or interval.start < interval.end
