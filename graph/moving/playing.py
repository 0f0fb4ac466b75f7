"""What turns of a record say, read again, and corrections made again."""

import json
from collections.abc import Mapping, Sequence

from graph.access import Access
from graph.memory import Memory, Reader
from graph.moving import naming
from graph.moving.naming import Called
from graph.moving.placing import Placed
from graph.writing import correcting, merging, referents, rewording
from graph.writing.joining import Joiner
from graph.writing.meanings import RELINK
from graph.writing.perusing import read_turn
from graph.writing.reads import Read
from graph.writing.recording import record
from graph.writing.rereading import Rereading
from graph.writing.telling import read_told
from graph.writing.turns import Draft
from graph.writing.unit import Place, Unit

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


def introduce(unit: Unit, access: Access, read: Read, cast: Mapping[str, Called]) -> None:
    """Makes those of whom a correction alone speaks: others have spoken of them, and were forgotten."""
    told = naming.missing(unit.tx, access, json.loads(read.turn.payload or "{}"), cast)
    rows = [referents.blank(unit.context, one, called.model_dump(), unit.now_ms) for one, called in told]
    referents.make(unit, rows)


def correct(unit: Unit, read: Read, words: Rereading | None) -> None:
    """Makes a correction again; `words` are those that it is about. Raises Moved."""
    operation = correcting.operation_of(read.turn)
    if words:
        rewording.revise_by(unit, read, words)
    elif operation in CHANGES:
        correcting.keep(unit, read.turn, _of_known(CHANGES[operation]))
    else:
        record(unit, [read], operation)


def _of_known(change: correcting.Change) -> correcting.Change:
    """A merge, or the taking back of one, of those who are still spoken of."""

    def work(unit: Unit, joiner: Joiner, payload: correcting.Payload) -> None:
        joiner.roll.find([*payload["from"], *([payload["into"]] if "into" in payload else [])])
        there = {key for key, row in joiner.roll.rows.items() if row["context"] == unit.context}
        parts = [key for key in payload["from"] if key in there]
        if parts and payload.get("into", parts[0]) in there:
            change(unit, joiner, {**payload, "from": parts})

    return work


def _read(reader: Reader, place: Place, placed: Placed, turn: Draft) -> Read:
    return read_turn(reader, place, placed.hearing.heard(turn), turn) if turn.to_read else read_told(place, turn)
