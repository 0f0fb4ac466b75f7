"""What turns of a record say, read again, and corrections made again."""

import json
from collections.abc import Sequence

from graph.access import Access
from graph.memory import Memory, Reader
from graph.moving.placing import Placed
from graph.writing import correcting, merging, rewording
from graph.writing.meanings import RELINK
from graph.writing.perusing import read_turn
from graph.writing.reads import Read
from graph.writing.recording import record
from graph.writing.rereading import Rereading
from graph.writing.stating import read_statement
from graph.writing.turns import Draft
from graph.writing.unit import Place, Unit
from graph.writing.upsert import read_triples

CHANGES: dict[str, correcting.Change] = {"merge": merging.joined, "undo": merging.parted}
"""What corrections do that say nothing, by operation."""


def read(reader: Reader, access: Access, placed: Placed) -> Sequence[Read]:
    """What the turns of a batch say, each read after those before it."""
    found = list[Read]()
    for turn in placed.turns:
        read = _read(reader, Place(access.context_id, turn.scope, placed.session.id), placed, turn)
        placed.hearing.hear(turn, read.spoken)
        found.append(read)
    return found


def reread(memory: Memory, access: Access, reads: Sequence[Read]) -> Rereading | None:
    """How words read of which the correction of a batch says whom they mean, if it is one. Raises NotFound."""
    corrections = [read.turn for read in reads if read.turn.kind == "correction"]
    for turn in corrections:
        if correcting.operation_of(turn) == RELINK:
            return rewording.reread_by(memory, access, turn.id, json.loads(turn.payload or "{}"))
    return None


def correct(unit: Unit, read: Read, words: Rereading | None) -> None:
    """Makes a correction again; `words` are those that it is about. Raises Moved."""
    operation = correcting.operation_of(read.turn)
    if words:
        rewording.revise_by(unit, read, words)
    elif operation in CHANGES:
        correcting.keep(unit, read.turn, CHANGES[operation])
    else:
        record(unit, [read], operation)


def _read(reader: Reader, place: Place, placed: Placed, turn: Draft) -> Read:
    if turn.kind == "upsert":
        return read_triples(place, turn)
    if turn.kind == "correction":
        return _corrected(place, turn)
    return read_turn(reader, place, placed.hearing.heard(turn), turn) if turn.to_read else Read(turn)


def _corrected(place: Place, turn: Draft) -> Read:
    operation = correcting.operation_of(turn)
    if operation in CHANGES:
        return Read(turn)
    return rewording.read_correction(place, turn) if operation == RELINK else read_statement(place, turn)
