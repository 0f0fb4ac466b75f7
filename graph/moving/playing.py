"""What turns of a record say, read again, and corrections made again."""

from collections.abc import Sequence

from pydantic import Field

from extraction.records import EntityType, Gender, MentionKind
from graph.access import Access
from graph.errors import Invalid
from graph.fields import Id, Name
from graph.memory import Memory, Reader
from graph.model import Shape
from graph.moving.placing import Placed
from graph.writing import correcting, merging, relinking
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


class _Undo(Shape):
    """What the turn of a merge that is taken back keeps."""

    operation: str
    merge_id: Id
    merged: list[Id] = Field(alias="from", min_length=1)


class _Merge(_Undo):
    """What the turn of a merge keeps."""

    into: Id


class _Whom(Shape):
    """Whom words mean."""

    name: Name
    type: EntityType
    named: bool
    gender: Gender | None
    known: Id | None


class _Relink(Shape):
    """What the turn of a correction of words keeps."""

    operation: str
    session: Id
    turn: Id
    start: int
    end: int
    kind: MentionKind
    referent: _Whom | None


SHAPES: dict[str, type[Shape]] = {"merge": _Merge, "undo": _Undo, RELINK: _Relink}


def read(reader: Reader, access: Access, placed: Placed) -> Sequence[Read]:
    """What the turns of a batch say, each read after those before it. Raises Invalid for a correction that is none."""
    found = list[Read]()
    for turn in placed.turns:
        read = _read(reader, Place(access.context_id, turn.scope, placed.session.id), placed, turn)
        placed.hearing.hear(turn, read.spoken)
        found.append(read)
    return found


def reread(memory: Memory, access: Access, reads: Sequence[Read]) -> Rereading | None:
    """How words read of which the correction of a batch says whom they mean, if it is one. Raises NotFound."""
    corrections = [read.turn for read in reads if read.turn.kind == "correction"]
    about_words = [turn for turn in corrections if correcting.operation_of(turn) == RELINK]
    return relinking.repetition(memory, access, about_words[0]) if about_words else None


def correct(unit: Unit, read: Read, words: Rereading | None) -> None:
    """Makes a correction again; `words` are those that it is about. Raises Moved."""
    operation = correcting.operation_of(read.turn)
    if words:
        relinking.follow_correction(unit, read, words)
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
    try:
        operation = correcting.operation_of(turn)
        if operation not in SHAPES:
            return read_statement(place, turn)
        SHAPES[operation].model_validate_json(turn.payload or "")
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise Invalid("the correction is none that a memory makes.") from error
    return relinking.read_correction(place, turn) if operation == RELINK else Read(turn)
