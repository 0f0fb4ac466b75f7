"""From where a time is seen, and the fields that its words fill: numbers, units, days, months, years."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from extraction.records import Precision
from extraction.values.intervals import Interval, floor
from extraction.values.numerals import number_of
from extraction.values.phrases import HOURS, LOOSE, ORDINALS, WORDS

Fields = Mapping[str, str | int]
"""What the named groups of a phrase matched, and what its row fixes."""
LAST = frozenset({"last", "past", "this past"})
"""Words for the one that is just over."""
_NEXT = frozenset({"next", "coming", "this coming"})
_FAR_AHEAD = 5
"""Years by which a year in two digits may lie ahead; later ones are of the century before."""


@dataclass(frozen=True, slots=True)
class Frame:
    """From where a phrase is seen."""

    now: datetime
    """When it was said."""
    forward: bool
    """Whether a phrase that recurs ("on Friday", "in May") means the coming one."""
    near: datetime
    """From where the coming or the past one is looked for: `now`, or the begin of a range for its end."""
    perfect: bool = False
    """Said of what began before and still lasts: "I have lived here for …"."""
    lasting: bool = False
    """Said in the present or perfect tense."""
    birthday: date | None = None
    anchor: Interval | None = None
    """The time that was told last."""

    def pick(self, choices: Iterable[Interval]) -> Interval | None:
        """The first that is not over (forward), or the last that has begun, of choices in order."""
        listed = [choice for choice in choices if choice.start and choice.end]
        if self.forward:
            return next((choice for choice in listed if choice.end and choice.end > self.near), None)
        return next((choice for choice in reversed(listed) if choice.start and choice.start <= self.near), None)

    def choose(self, word: str, choices: list[Interval]) -> Interval | None:
        """The choice that *last*, *next* or *this* points at, else the nearest in the direction of the frame."""
        if word in LAST:
            return self.back(1, choices)
        if word in _NEXT:
            return next((c for c in choices if c.start and c.start > self.now), None)
        if word == "this":
            present = next((c for c in choices if c.start and c.end and c.start <= self.now < c.end), None)
            return present or next((c for c in choices if c.start and c.start.year == self.now.year), None)
        return self.pick(choices)

    def back(self, number: int, choices: list[Interval]) -> Interval | None:
        """The choice so many back among those that are over."""
        over = [choice for choice in choices if choice.end and choice.end <= self.now]
        return over[-number] if 0 < number <= len(over) else None


def number_in(fields: Fields, key: str = "number") -> float | None:
    """A count: in digits or words, loose ("a few"), an article, a half."""
    words = str(fields[key])
    if words in LOOSE:
        return LOOSE[words]
    if words.startswith("half"):
        return 0.5
    if "couple" in words:
        return 2
    return 1 if words in {"a", "an", "a good"} else number_of(words)


def unit_in(fields: Fields) -> tuple[int, Precision]:
    """How many of which unit a word stands for: a fortnight is two weeks."""
    word = str(fields["unit"])
    return WORDS.units.get(word) or WORDS.units[word.removesuffix("s")]


def year_in(fields: Fields, now: datetime) -> int | None:
    """A year in four digits or two."""
    if "year" in fields and len(str(fields["year"])) > 2:  # noqa: PLR2004
        return int(fields["year"])
    short = fields.get("short", fields.get("year"))
    if short is None:
        return None
    year = now.year // 100 * 100 + int(short)
    return year if year <= now.year + _FAR_AHEAD else year - 100


def month_in(fields: Fields) -> int | None:
    """A month by name or number."""
    word = str(fields.get("month", ""))
    return WORDS.months.get(word) or (int(word) if word else None)


def day_in(fields: Fields, key: str = "day") -> int | None:
    """A day of the month: 3, "3rd", "third"."""
    word = str(fields.get(key, ""))
    if word in ORDINALS:
        return ORDINALS.index(word) + 1
    return int(word.rstrip("stndrh")) if word else None


def hour_in(fields: Fields) -> int:
    """An hour in digits or words."""
    word = str(fields["hour"])
    return HOURS.index(word) + 1 if word in HOURS else int(word)


def begin_of(now: datetime, year: int, month: int) -> datetime:
    """The first moment of a month, in the zone of `now`."""
    return floor(now, "year").replace(year=year, month=month)
