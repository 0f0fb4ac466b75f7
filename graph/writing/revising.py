"""A session without some of its turns: everything that followed from them is taken out, and what follows is written."""

import json
from dataclasses import dataclass

from graph.engine.queries import run
from graph.writing import identity, notes, tracing, withdrawing
from graph.writing.notes import Notes
from graph.writing.reads import Part, spoken_of
from graph.writing.recording import Recorded, follow
from graph.writing.rereading import Rereading
from graph.writing.spoken import stored
from graph.writing.unit import Unit
from graph.writing.withdrawing import Withdrawn


@dataclass(frozen=True, slots=True)
class Revised:
    """What a revision took out, and what followed."""

    withdrawn: Withdrawn
    notes: Notes
    """What became of rules, and of the doubts that the reader had raised."""
    recorded: Recorded


def revise(unit: Unit, change: Rereading, operation: str) -> Revised:
    """Takes turns out of a session, and records anew what is read otherwise without them."""
    parts = change.parts(unit) or [Part(unit, [])]
    before = [one for turn in change.touched() for one in turn.cast]
    withdrawn = withdrawing.withdraw(unit, change)
    taken = notes.withdraw(unit, [turn.id for turn in change.gone], change.again)
    withdrawing.take_out(unit, change)
    casts = [{"id": read.turn.id, "cast": json.dumps([*map(stored, read.spoken)])} for read in change.again]
    run(unit.tx, "turn/recast", turns=casts)
    cast = identity.register(unit, spoken_of(parts), before)
    recorded = follow(unit, parts, cast, withdrawn.slots, tracing.Doing(operation, {}, []))
    withdrawing.mark_latest(unit, change)
    return Revised(withdrawn, taken, recorded)
