"""Playing the record of a context into another memory: its turns are read and its corrections made as they were.

Who is who and what a slot holds do not depend on the order of arrival, so sessions are played one after the other,
and corrections at the end. What was played is not played again: a replay that was cut off goes on.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import neo4j

from graph import sessions
from graph.access import Access, local_access
from graph.engine.queries import run
from graph.memory import Memory
from graph.model import Session
from graph.sessions import Opening
from graph.writing import correcting, merging
from graph.writing.hearing import Hearing
from graph.writing.perusing import read_turn
from graph.writing.reads import Part, Read
from graph.writing.recording import record, record_parts
from graph.writing.rereading import turns_of
from graph.writing.stating import read_statement
from graph.writing.turns import Draft
from graph.writing.unit import Place, Unit
from graph.writing.upsert import read_triples

AT_ONCE = 100
"""Turns that are played in one transaction."""

CHANGES: dict[str, correcting.Change] = {"merge": merging.joined, "undo": merging.parted}
"""What corrections do that say nothing, by operation."""


def replay(source: Memory, target: Memory, context_id: str, played: Callable[[int], None]) -> None:
    """Play a context into another memory; `played` is told how many turns each step played.

    Raises GraphUnavailable.
    """
    player = _Player(source, target, local_access(target, context_id), played)
    corrections = list[tuple[Session, Draft]]()
    for session in every_session(source, player.access):
        corrections += [(session, turn) for turn in player.play(session)]
    for session, turn in sorted(corrections, key=lambda one: one[1].id):
        player.correct(session, turn)


def every_session(memory: Memory, access: Access) -> Iterator[Session]:
    """The sessions of a context, oldest first."""
    cursor: str | None = None
    while True:
        page = sessions.listed(memory, access, [], cursor=cursor)
        yield from page.items
        cursor = page.page.next_cursor
        if cursor is None:
            return


class _Player:
    """One replay: from where, into where."""

    def __init__(self, source: Memory, target: Memory, access: Access, played: Callable[[int], None]) -> None:
        self.source = source
        self.target = target
        self.access = access
        self.played = played

    def play(self, session: Session) -> list[Draft]:
        """Play what was said in a session; the corrections that stand in it are left for the end."""
        key, hearing, done = sessions.key_of(self.access, session.id), Hearing(), 0
        self._open(session, key)
        for turn in turns_of(self.target, key):
            hearing.hear(turn, turn.cast)
            done = turn.seq
        late, waiting = list[Draft](), list[Read]()
        for turn in turns_of(self.source, key, done):
            if turn.kind == "correction":
                late.append(turn)
                continue
            read = self._read(Place(self.access.context_id, turn.scope, session.id), hearing, turn)
            hearing.hear(turn, read.spoken)
            waiting.append(read)
            if len(waiting) == AT_ONCE:
                self._write(session, waiting)
                waiting = []
        self._write(session, waiting)
        return late

    def correct(self, session: Session, turn: Draft) -> None:
        """Make a correction again."""
        key = sessions.key_of(self.access, session.id)

        def work(tx: neo4j.Transaction) -> None:
            unit = self._unit(tx, session, turn)
            run(tx, "session/lock", session=key, now_ms=unit.now_ms)
            operation = correcting.operation_of(turn)
            if operation in CHANGES:
                correcting.keep(unit, turn, CHANGES[operation])
            else:
                record(unit, [read_statement(unit.place, turn)], operation)

        self.target.graph.write(work)
        self.played(1)

    def _read(self, place: Place, hearing: Hearing, turn: Draft) -> Read:
        if turn.kind == "upsert":
            return read_triples(place, turn)
        return read_turn(self.source.reader, place, hearing.heard(turn), turn) if turn.to_read else Read(turn)

    def _open(self, session: Session, key: str) -> None:
        def work(tx: neo4j.Transaction) -> None:
            if not run(tx, "session/find", session=key, **self.access.lens.params()):
                sessions.open_one(tx, self.access, Opening(session.scope, session.metadata, session.id))

        self.target.graph.write(work)

    def _write(self, session: Session, reads: Sequence[Read]) -> None:
        if not reads:
            return
        groups = groupby(reads, lambda read: (read.turn.scope, read.turn.labels, read.turn.recorded_at))
        batches = [list(batch) for _, batch in groups]

        def work(tx: neo4j.Transaction) -> None:
            parts = [Part(self._unit(tx, session, batch[0].turn), batch) for batch in batches]
            run(tx, "session/lock", session=parts[0].unit.session, now_ms=parts[0].unit.now_ms)
            record_parts(parts[-1].unit, parts, "rebuild")

        self.target.graph.write(work)
        self.played(len(reads))

    def _unit(self, tx: neo4j.Transaction, session: Session, turn: Draft) -> Unit:
        """The write that brought a turn, once more."""
        recorded_at = turn.recorded_at or turn.said_at
        return Unit(tx, self.access.context_id, turn.scope, session.id, recorded_at, turn.labels)
