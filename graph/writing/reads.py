"""Turns with what was read in them, on their way into the graph."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extraction.records import Mention, Reading
from graph import clock
from graph.writing.spoken import Spoken
from graph.writing.turns import Draft
from graph.writing.unit import Unit


@dataclass(frozen=True, slots=True)
class Read:
    """A turn with what was read in it."""

    turn: Draft
    reading: Reading = field(default_factory=Reading)
    spoken: Sequence[Spoken] = ()
    """Index-aligned with the referents of the reading."""
    before: Sequence[str] = ()
    """Ids of the earlier turns of the window that it was read in."""

    @property
    def number(self) -> int:
        """The turn's number in its window."""
        return len(self.before)

    def own(self) -> list[Mention]:
        """The mentions of the turn itself, in their order; those of earlier turns are there to be pointed back at."""
        own = (mention for mention in self.reading.mentions if mention.turn == self.number)
        return sorted(own, key=lambda mention: (mention.start, mention.end))

    def turn_of(self, mention: Mention) -> str:
        """The id of the turn in which a mention stands."""
        return self.turn.id if mention.turn == self.number else self.before[mention.turn]

    def in_order(self) -> list[Spoken]:
        """Whom and what the turn speaks of, in the order of the words."""
        starts = dict[int, int]()
        for mention in self.reading.mentions:
            if mention.turn == self.number and mention.referent is not None:
                starts[mention.referent] = min(mention.start, starts.get(mention.referent, mention.start))
        last = len(self.turn.content)
        order = sorted(range(len(self.spoken)), key=lambda index: (starts.get(index, last), index))
        return [self.spoken[index] for index in order]


@dataclass(frozen=True, slots=True)
class Telling:
    """A referent as one turn speaks of it, with the write that brought the turn."""

    unit: Unit
    one: Spoken
    said_ms: int


@dataclass(frozen=True, slots=True)
class Part:
    """Turns of one write: its place, time and labels are theirs, also when they are read again later."""

    unit: Unit
    reads: Sequence[Read]


def spoken_of(parts: Iterable[Part]) -> list[Telling]:
    """Whom and what turns speak of, in the order of the words."""
    return [
        Telling(part.unit, one, clock.millis(read.turn.said_at))
        for part in parts
        for read in part.reads
        for one in read.in_order()
    ]
