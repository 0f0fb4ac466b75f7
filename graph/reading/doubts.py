"""Reading instructions and uncertainties."""

from datetime import datetime

import neo4j

from graph.access import Access
from graph.clock import millis
from graph.engine.queries import run
from graph.errors import Invalid
from graph.memory import Memory
from graph.model import Instruction, Page, Uncertainty
from graph.reading import paging, shapes
from graph.reading.asof import EVER

STATUSES = ("open", "resolved")


def instructions(memory: Memory, access: Access, limit: int = 100, cursor: str | None = None) -> Page[Instruction]:
    """Rules for the agent, oldest first."""
    place = paging.place(cursor, limit, "instructions")
    return memory.graph.read(lambda tx: instructions_in(tx, access, place))


def uncertainties(
    memory: Memory, access: Access, status: str | None = None, limit: int = 100, cursor: str | None = None
) -> Page[Uncertainty]:
    """Doubts, oldest first; `status` is open or resolved, or None for both. Raises Invalid."""
    if status not in (None, *STATUSES):
        raise Invalid("status is open or resolved.")
    place = paging.place(cursor, limit, "uncertainties", status)
    return memory.graph.read(lambda tx: uncertainties_in(tx, access, place, status))


def instructions_in(
    tx: neo4j.Transaction,
    access: Access,
    place: paging.Place,
    session_id: str | None = None,
    as_of: datetime | None = None,
) -> Page[Instruction]:
    """A page of instructions, inside a transaction; of one session, or as they were known at a moment."""
    asked = {"context": access.context_id, "session_id": session_id, "recorded_ms": _until(as_of)}
    rows = run(tx, "instruction/list", **asked, **access.lens.params(), **place.params())
    return paging.page(place, rows, lambda row: shapes.instruction(row["instruction"]), "instruction")


def uncertainties_in(
    tx: neo4j.Transaction,
    access: Access,
    place: paging.Place,
    status: str | None = None,
    session_id: str | None = None,
    as_of: datetime | None = None,
) -> Page[Uncertainty]:
    """A page of doubts, inside a transaction; of one session, or as they were known at a moment."""
    asked = {
        "context": access.context_id,
        "session_id": session_id,
        "recorded_ms": _until(as_of),
        "status": status,
    }
    rows = run(tx, "uncertainty/list", **asked, **access.lens.params(), **place.params())
    return paging.page(place, rows, lambda row: shapes.uncertainty(row["uncertainty"]), "uncertainty")


def _until(as_of: datetime | None) -> int:
    return millis(as_of) if as_of else EVER
