"""What becomes of a session's readings where turns are taken out of it, or words get another meaning.

A turn is read with the eight before it and with names from longer ago (`hearing`). Where both are as before, the same
is read, and the turn is left as it is.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from graph import sessions
from graph.access import Access
from graph.engine.queries import run
from graph.memory import Memory
from graph.model import Session
from graph.scopes import Scope
from graph.writing.hearing import Hearing
from graph.writing.meanings import Meaning
from graph.writing.perusing import read_turn
from graph.writing.reads import Part, Read
from graph.writing.spoken import Spoken
from graph.writing.turns import Draft, stored
from graph.writing.unit import Place, Unit

PAGE = 500
"""Turns fetched at once."""


@dataclass(slots=True)
class Rereading:
    """What is to be changed in a session."""

    session: Session
    revision: int
    """How often the session had been revised when it was read."""
    gone: list[Draft] = field(default_factory=list[Draft])
    """Turns that are taken out."""
    again: list[Read] = field(default_factory=list[Read])
    """Turns that read otherwise now; `read.turn.cast` is what they spoke of before."""
    kept: list[Draft] = field(default_factory=list[Draft])
    """Turns after the first that is gone, in order."""
    before: Draft | None = None
    """The turn before the first that is gone."""
    said: tuple[datetime, datetime] | None = None
    """The first and the last time at which something was said that stays."""
    named: dict[tuple[Scope, str], str] = field(default_factory=dict[tuple[Scope, str], str])
    """The last turn of each scope that names a referent."""
    meanings: dict[str, tuple[Meaning, ...]] = field(default_factory=dict[str, tuple[Meaning, ...]])
    """What words of some turns mean now."""

    def parts(self, unit: Unit) -> list[Part]:
        """The turns that are read again, by the writes that brought them, in a write that changes them now."""
        groups = dict[tuple[Any, ...], list[Read]]()
        for read in self.again:
            turn = read.turn
            groups.setdefault((turn.scope, turn.labels, turn.recorded_at), []).append(read)
        return [
            Part(replace(unit, scope=scope, labels=labels, now=recorded_at), reads)
            for (scope, labels, recorded_at), reads in groups.items()
        ]

    def passed(self, turn: Draft, cast: Sequence[Spoken]) -> None:
        """Take in a turn that stays, with whom it speaks of."""
        first, last = self.said or (turn.said_at, turn.said_at)
        self.said = (min(first, turn.said_at), max(last, turn.said_at))
        self.named |= {(turn.scope, one.id): turn.id for one in cast if one.mentioned}
        if self.gone:
            self.kept.append(turn)
        else:
            self.before = turn

    def touched(self) -> list[Draft]:
        """The turns of which what was read does not stand."""
        return [*self.gone, *(read.turn for read in self.again)]


@dataclass(frozen=True, slots=True)
class Change:
    """What is done to the turns of a session."""

    gone: Collection[str] = ()
    """Ids of those that are taken out."""
    untold: Collection[str] = ()
    """Ids of corrections that say no longer whom words mean."""
    told: Mapping[str, Meaning] = field(default_factory=dict[str, Meaning])
    """What a correction says now, by the turn of the words."""

    def changed(self, turn: Draft) -> Draft:
        """A turn that stays, with what its words mean now."""
        left = [one for one in turn.meanings if one.by not in self.untold]
        return replace(turn, meanings=(*left, *([self.told[turn.id]] if turn.id in self.told else [])))


def reread(memory: Memory, access: Access, session_id: str, change: Change) -> Rereading:
    """How a session reads with a change. Raises NotFound, GraphUnavailable."""
    session, revision = memory.graph.read(lambda tx: sessions.find_revision(tx, access, session_id))
    was, now, result = Hearing(), Hearing(), Rereading(session, revision)
    touched = False
    for old in turns_of(memory, sessions.key_of(access, session_id)):
        turn, goes = change.changed(old), old.id in change.gone
        if turn.meanings != old.meanings:
            result.meanings[turn.id] = turn.meanings
        touched = touched or goes or turn.id in result.meanings
        before = was.heard(old) if touched else None
        was.hear(old, old.cast)
        if goes:
            result.gone.append(old)
            continue
        cast: Sequence[Spoken] = old.cast
        heard = now.heard(turn) if before else None
        if heard and before and turn.to_read and not (heard.same(before) and turn.meant == old.meant):
            moved = replace(turn, seq=turn.seq - len(result.gone))
            read = read_turn(memory.reader, Place(access.context_id, turn.scope, session_id), heard, moved)
            result.again.append(read)
            cast = read.spoken
        now.hear(turn, cast)
        result.passed(turn, cast)
    return result


def turns_of(memory: Memory, session: str, after: int = 0) -> Iterator[Draft]:
    """The turns of a session after a number, in order, a page at a time."""
    while True:
        page = {"session": session, "after": after, "limit": PAGE}
        rows = memory.graph.read(lambda tx, page=page: run(tx, "turn/page", **page))
        yield from (stored(row["turn"]) for row in rows)
        if len(rows) < PAGE:
            return
        after = rows[-1]["turn"]["seq"]
