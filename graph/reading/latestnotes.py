"""The rules in force and the open doubts, the latest of them, as a block of context and a state tell them."""

from collections.abc import Callable

import neo4j

from graph import scopes
from graph.access import Access
from graph.engine.queries import run
from graph.model import Instruction, Uncertainty
from graph.reading import asof, doubts, paging, shapes
from graph.reading.asof import Row
from graph.reading.doubts import NoteFilter

RULES, DOUBTS = 50, 20
"""So many at most in a block of context."""


def rules(tx: neo4j.Transaction, access: Access, wanted: NoteFilter, most: int) -> list[Instruction]:
    """The rules in force of one session or of all, now or as it was known at a moment, oldest first.

    Of more than `most` these are the latest.
    """
    now = {"active": None, "session_id": None} if wanted.as_of else {"active": True, "session_id": wanted.session_id}
    rows = _latest(
        access,
        _asked(wanted, most) | now,
        lambda of_scopes: [row["instruction"] for row in run(tx, "instruction/latest_at", **of_scopes)],
        lambda of_all: [row["instruction"] for row in run(tx, "instruction/latest", **of_all)],
    )
    if wanted.as_of:
        known = doubts.rules_at(tx, {row["group"] for row in rows}, asof.until(wanted.as_of))
        rows = [known[row["id"]] for row in rows if row["id"] in known and known[row["id"]]["active"]]
    return [shapes.instruction(row) for row in rows if _is_of(row, wanted)][:most][::-1]


def open_doubts(tx: neo4j.Transaction, access: Access, wanted: NoteFilter, most: int) -> list[Uncertainty]:
    """The open doubts, as `rules` gives the rules."""
    now = {"status": None, "session_id": None} if wanted.as_of else {"status": "open", "session_id": wanted.session_id}
    rows = _latest(
        access,
        _asked(wanted, most) | now,
        lambda of_scopes: [row["uncertainty"] for row in run(tx, "uncertainty/latest_at", **of_scopes)],
        lambda of_all: [row["uncertainty"] for row in run(tx, "uncertainty/latest", **of_all)],
    )
    if wanted.as_of:
        known = doubts.as_known(tx, access, rows, asof.until(wanted.as_of))
        rows = [row for row in known if row["status"] == "open"]
    return [shapes.uncertainty(row) for row in rows if _is_of(row, wanted)][:most][::-1]


def _is_of(row: Row, wanted: NoteFilter) -> bool:
    """Whether it is of the session asked for; it may have been said first in another one then."""
    return wanted.session_id in (None, row["session_id"])


def _asked(wanted: NoteFilter, most: int) -> Row:
    """As statements take it; of a moment in the past more is looked at, since what stood then is told afterwards."""
    until = asof.until(wanted.as_of).recorded_ms
    return {"recorded_ms": until, "limit": max(paging.MOST, most) if wanted.as_of else most}


def _latest(
    access: Access, asked: Row, of_scopes: Callable[[Row], list[Row]], of_all: Callable[[Row], list[Row]]
) -> list[Row]:
    """The latest records that are asked for, the latest first.

    Whoever sees few scopes has those of these looked up, however many others have.
    """
    lens, context = access.lens, access.context_id
    if lens.everything or lens.open or len(lens.tags) > scopes.MOST_PARTED:
        return of_all({**asked, **lens.params(), "context": context})
    places = [scopes.place(context, part) for part in scopes.parts(lens.tags)]
    return of_scopes({**asked, **lens.params(), "places": places})
