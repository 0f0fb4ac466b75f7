"""What turns of a record say, read again, and corrections made again."""

from collections.abc import Sequence

from pydantic import Field

from graph.access import Access
from graph.errors import Invalid
from graph.fields import Id
from graph.memory import Reader
from graph.model import Shape
from graph.moving.placing import Placed
from graph.writing import correcting, merging
from graph.writing.perusing import read_turn
from graph.writing.reads import Read
from graph.writing.recording import record
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


SHAPES: dict[str, type[Shape]] = {"merge": _Merge, "undo": _Undo}


def read(reader: Reader, access: Access, placed: Placed) -> Sequence[Read]:
    """What the turns of a batch say, each read after those before it. Raises Invalid for a correction that is none."""
    found = list[Read]()
    for turn in placed.turns:
        read = _read(reader, Place(access.context_id, turn.scope, placed.session.id), placed, turn)
        placed.hearing.hear(turn, read.spoken)
        found.append(read)
    return found


def correct(unit: Unit, read: Read) -> None:
    """Makes a correction again."""
    operation = correcting.operation_of(read.turn)
    if operation in CHANGES:
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
        if correcting.operation_of(turn) not in CHANGES:
            return read_statement(place, turn)
        SHAPES[correcting.operation_of(turn)].model_validate_json(turn.payload or "")
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise Invalid("the correction is none that a memory makes.") from error
    return Read(turn)
