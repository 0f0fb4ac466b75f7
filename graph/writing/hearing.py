"""What the reader of a session has heard before a turn: the turns just before it, and names from longer ago."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from extraction.records import Known, Meant
from graph.scopes import Scope
from graph.writing.gazetteer import Gazetteer
from graph.writing.spoken import Spoken
from graph.writing.turns import Draft

WINDOW = 8
"""Turns before a turn that are read along: what "she" can mean."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a turn is read with. Where it is the same, the same is read."""

    before: tuple[Draft, ...]
    known: tuple[Known, ...]

    def same(self, other: "Heard") -> bool:
        """Whether a turn reads the same with the other."""
        return self.known == other.known and self.words == other.words

    @property
    def words(self) -> list[tuple[str, tuple[Meant, ...]]]:
        """The turns before it by their ids, for their contents never change, each with what its words mean."""
        return [(one.id, one.meant) for one in self.before]


@dataclass(slots=True)
class Hearing:
    """A session as it is heard turn by turn. A turn is read with those that everyone sees who sees it."""

    gazetteers: dict[Scope, Gazetteer] = field(default_factory=dict[Scope, Gazetteer])
    window: deque[tuple[Draft, Sequence[Spoken]]] = field(default_factory=lambda: deque(maxlen=WINDOW))

    def heard(self, turn: Draft) -> Heard:
        """What the turn is read with."""
        seen = [(one, cast) for one, cast in self.window if set(one.scope) <= set(turn.scope)]
        known = self._gazetteer(turn.scope).known(turn, [cast for _, cast in seen])
        return Heard(tuple(one for one, _ in seen), tuple(known))

    def hear(self, turn: Draft, cast: Sequence[Spoken]) -> None:
        """Go on after a turn that speaks of these."""
        self.window.append((turn, cast))
        self._gazetteer(turn.scope).learn(cast)

    def _gazetteer(self, scope: Scope) -> Gazetteer:
        return self.gazetteers.setdefault(scope, Gazetteer())
