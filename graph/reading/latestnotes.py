"""The rules in force and the open doubts, the latest of them, as a block of context tells them."""

from datetime import datetime

import neo4j

from graph.access import Access
from graph.engine.queries import run
from graph.model import Instruction, Uncertainty
from graph.reading import asof, doubts, paging, shapes
from graph.reading.asof import Row

RULES, DOUBTS = 50, 20
"""So many at most."""


def rules(tx: neo4j.Transaction, access: Access, as_of: datetime | None) -> list[Instruction]:
    """The rules in force, now or as it was known at a moment, oldest first; of many the latest."""
    asked = {**_asked(access, as_of, RULES), "active": None if as_of else True}
    rows = [row["instruction"] for row in run(tx, "instruction/latest", **asked)]
    if as_of:
        known = doubts.rules_at(tx, {row["group"] for row in rows}, asof.until(as_of))
        rows = [known[row["id"]] for row in rows if row["id"] in known and known[row["id"]]["active"]]
    return [shapes.instruction(row) for row in rows[:RULES]][::-1]


def open_doubts(
    tx: neo4j.Transaction, access: Access, session_id: str | None, as_of: datetime | None
) -> list[Uncertainty]:
    """The open doubts of one session or of all, as `rules` gives the rules."""
    # In which session a doubt arose first may have been another one then.
    now = {"status": None, "session_id": None} if as_of else {"status": "open", "session_id": session_id}
    rows = [row["uncertainty"] for row in run(tx, "uncertainty/latest", **_asked(access, as_of, DOUBTS), **now)]
    if as_of:
        known = doubts.as_known(tx, access, rows, asof.until(as_of))
        rows = [row for row in known if row["status"] == "open" and session_id in (None, row["session_id"])]
    return [shapes.uncertainty(row) for row in rows[:DOUBTS]][::-1]


def _asked(access: Access, as_of: datetime | None, most: int) -> Row:
    """As statements take it; of a moment in the past more is looked at, since what stood then is told afterwards."""
    until = asof.until(as_of).recorded_ms
    limit = paging.MOST if as_of else most
    return {"context": access.context_id, "recorded_ms": until, "limit": limit, **access.lens.params()}
