"""Reading instructions and uncertainties."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import neo4j

from graph.access import Access
from graph.engine.queries import run
from graph.errors import Invalid
from graph.memory import Memory
from graph.model import Instruction, Page, Uncertainty
from graph.reading import asof, paging, shapes
from graph.reading.asof import Row, Until
from graph.writing import instructing

STATUSES = ("open", "resolved")


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """Which rules or doubts are asked for: of one session, of one status, as they were known at a moment."""

    status: str | None = None
    session_id: str | None = None
    as_of: datetime | None = None


ALL = NoteFilter()


def instructions(
    memory: Memory, access: Access, wanted: NoteFilter = ALL, limit: int = 100, cursor: str | None = None
) -> Page[Instruction]:
    """Rules for the agent, oldest first; they have no status to ask for."""
    place = paging.place(cursor, limit, "instructions", wanted)
    return memory.graph.read(lambda tx: instructions_in(tx, access, place, wanted))


def uncertainties(
    memory: Memory, access: Access, wanted: NoteFilter = ALL, limit: int = 100, cursor: str | None = None
) -> Page[Uncertainty]:
    """Doubts, oldest first; the status is open or resolved, or None for both. Raises Invalid."""
    if wanted.status not in (None, *STATUSES):
        raise Invalid("status is open or resolved.")
    place = paging.place(cursor, limit, "uncertainties", wanted)
    return memory.graph.read(lambda tx: uncertainties_in(tx, access, place, wanted))


def instructions_in(
    tx: neo4j.Transaction, access: Access, place: paging.Place, wanted: NoteFilter
) -> Page[Instruction]:
    """A page of instructions, inside a transaction; one that was taken back later was in force before."""
    asked = _asked(access, wanted)
    rows = paging.filled(
        place,
        "instruction",
        lambda at: paging.in_stretches(
            tx, access.context_id, at, lambda stretch: run(tx, "instruction/list", **asked, **stretch)
        ),
        lambda rows: _rules_as_of(tx, rows, wanted),
    )
    return paging.page(place, rows, lambda row: shapes.instruction(row["instruction"]), "instruction")


def uncertainties_in(
    tx: neo4j.Transaction, access: Access, place: paging.Place, wanted: NoteFilter
) -> Page[Uncertainty]:
    """A page of doubts, inside a transaction; one that was settled later is open as it was known before."""
    asked = _asked(access, wanted) | {"status": None if wanted.as_of else wanted.status}
    rows = paging.filled(
        place,
        "uncertainty",
        lambda at: paging.in_stretches(
            tx, access.context_id, at, lambda stretch: run(tx, "uncertainty/list", **asked, **stretch)
        ),
        lambda rows: _as_of(tx, access, rows, wanted),
    )
    return paging.page(place, rows, lambda row: shapes.uncertainty(row["uncertainty"]), "uncertainty")


def _asked(access: Access, wanted: NoteFilter) -> Row:
    until = asof.until(wanted.as_of).recorded_ms
    # In which session a rule was said first may have been another one then.
    session_id = None if wanted.as_of else wanted.session_id
    asked = {"context": access.context_id, "session_id": session_id, "recorded_ms": until}
    return {**asked, **access.lens.params()}


def _rules_as_of(tx: neo4j.Transaction, rows: list[Row], wanted: NoteFilter) -> list[Row]:
    """The rules of the session asked for, as they stood at the moment."""
    if wanted.as_of is None:
        return rows
    known = rules_at(tx, {row["instruction"]["group"] for row in rows}, asof.until(wanted.as_of))
    told = [{**row, "instruction": known[key]} for row in rows if (key := row["instruction"]["id"]) in known]
    return [row for row in told if wanted.session_id in (None, row["instruction"]["session_id"])]


def rules_at(tx: neo4j.Transaction, groups: Collection[str], point: Until) -> dict[str, Row]:
    """The rules of some groups as they stood at a point of the record, by id."""
    found = run(tx, "instruction/of_groups", groups=sorted(groups))
    settled = instructing.following([row for row in found if row["turn"] and point.covers(row["turn"])])
    rows = {key: {"id": key, "said_at": row["said_at"], **row["properties"]} for key, row in settled.items()}
    return {key: row for key, row in rows.items() if row["rule"]}


def _as_of(tx: neo4j.Transaction, access: Access, rows: list[Row], wanted: NoteFilter) -> list[Row]:
    """The doubts of the status asked for, each with the status that it had at the moment."""
    if wanted.as_of is None:
        return rows
    known = as_known(tx, access, [row["uncertainty"] for row in rows], asof.until(wanted.as_of))
    told = [{"uncertainty": doubt, "position": doubt["recorded_ms"]} for doubt in known]
    told = [row for row in told if wanted.session_id in (None, row["uncertainty"]["session_id"])]
    return [row for row in told if wanted.status in (None, row["uncertainty"]["status"])]


def as_known(tx: neo4j.Transaction, access: Access, doubts: list[Row], point: Until) -> list[Row]:
    """Doubts as they stood at a point of the record; those that followed from no claim then are left out."""
    slots = {doubt["slot"] for doubt in doubts if doubt.get("slot")}
    standing = asof.held(tx, access, slots, point).doubts
    return [
        {**doubt, **standing.get(doubt["id"], {})}
        for doubt in doubts
        if doubt["id"] in standing or not doubt.get("slot")
    ]
