"""Lines of a record taken in: each batch is one write, and what is there already is passed over."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any

import neo4j

from graph import clock, sessions
from graph.access import Access
from graph.errors import Forbidden, TooLarge
from graph.memory import Memory
from graph.model import Shape
from graph.moving import playing
from graph.moving.batches import Batch, Into, batches
from graph.moving.lines import Numbered, told_at
from graph.moving.placing import Placed, place
from graph.writing.holding import Moved, hold
from graph.writing.reads import Part, Read
from graph.writing.recording import record_parts
from graph.writing.rereading import Rereading
from graph.writing.unit import Unit


class Taken(Shape):
    """What was taken in so far: up to which line, and what of it was stored, or was there already."""

    line: int = 0
    sessions: int = 0
    turns: int = 0
    skipped: int = 0

    def plus(self, more: "Taken") -> "Taken":
        """Both together."""
        counts = {name: getattr(self, name) + getattr(more, name) for name in ("sessions", "turns", "skipped")}
        return Taken(line=max(self.line, more.line), **counts)


def take_in(memory: Memory, access: Access, lines: Iterable[Numbered], into: Into) -> Iterator[Taken]:
    """Stores lines batch by batch; gives, after each, what was taken in so far.

    Raises, with the number of the line, Invalid for one that is none, MessageConflict and SessionConflict where what
    is there contradicts it, Forbidden, TooLarge, NotFound. What was taken in before that stays.
    """
    total = Taken()
    for batch in batches(lines, into):
        total = total.plus(store(memory, access, batch))
        yield total


def store(memory: Memory, access: Access, batch: Batch) -> Taken:
    """Stores a batch in one transaction, or nothing of it. Raises what `take_in` raises."""
    with told_at(batch.first, batch.last):
        _check(memory, access, batch)
        with memory.sessions.of(sessions.key_of(access, batch.session.id)):
            while True:
                placed = memory.graph.read(lambda tx: place(tx, memory, access, batch))
                reads = playing.read(memory.reader, access, placed)
                words = playing.reread(memory, access, reads)
                write = partial(_write, access=access, placed=placed, reads=reads, words=words)
                try:
                    with memory.writers.of(access.context_id):
                        memory.graph.write(write)
                except Moved:
                    continue
                stored = {"sessions": int(placed.opening is not None), "turns": len(reads)}
                return Taken(line=batch.last, skipped=len(batch.messages) - len(reads), **stored)


def _check(memory: Memory, access: Access, batch: Batch) -> None:
    most = memory.settings.max_message_bytes
    for number, line in batch.messages:
        if len(line.content.encode()) > most:
            raise TooLarge(f"Line {number}: a message has at most {most} bytes.")
        if line.is_of_record and "admin" not in access.verbs:
            raise Forbidden(
                f"Line {number}: turn_id, recorded_at and correction are taken from keys with the verb admin alone."
            )


def _write(
    tx: neo4j.Transaction, access: Access, placed: Placed, reads: Sequence[Read], words: Rereading | None
) -> None:
    if placed.opening:
        sessions.open_one(tx, access, placed.opening)
    if not reads:
        return
    parts = [
        Part(Unit(tx, access.context_id, scope, placed.session.id, recorded_at or clock.now(), labels), list(group))
        for (scope, labels, recorded_at), group in groupby(reads, _written)
    ]
    hold(parts[-1].unit, placed.session.turn_count, placed.revision)
    if reads[0].turn.kind == "correction":
        playing.introduce(parts[0].unit, access, reads[0], placed.cast)
        playing.correct(parts[0].unit, reads[0], words)
    else:
        record_parts(parts[-1].unit, parts, "import")


def _written(read: Read) -> tuple[Any, ...]:
    """What turns of one write have in common."""
    return read.turn.scope, read.turn.labels, read.turn.recorded_at
