"""A session that is read otherwise: everything that followed from the old reading is taken out, the new is written."""

import json
from dataclasses import dataclass

from graph.engine.queries import run
from graph.writing import identity, meanings, notes, tracing, withdrawing
from graph.writing.notes import Notes
from graph.writing.reads import Part, spoken_of
from graph.writing.recording import Recorded, append, follow
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


def revise(unit: Unit, change: Rereading, operation: str, correction: Part | None = None) -> Revised:
    """Takes turns out of a session, and records anew what is read otherwise.

    `correction` is the turn that asks for it, in its own session: it is appended there, and the trace is its own.
    """
    asking = [correction] if correction else []
    parts = [*change.parts(unit), *asking] or [Part(unit, [])]
    before = [one for turn in change.touched() for one in turn.cast]
    withdrawn = withdrawing.withdraw(unit, change)
    taken = notes.withdraw(unit, [turn.id for turn in change.gone], change.again)
    withdrawing.take_out(unit, change)
    _recast(unit, change)
    for part in asking:
        append(part.unit, part.reads)
    cast = identity.register(unit, spoken_of(parts), before)
    doing = tracing.Doing(operation, {}, [read.turn.id for part in asking for read in part.reads])
    recorded = follow(correction.unit if correction else unit, parts, cast, withdrawn.slots, doing)
    # The same claim may be read with another confidence now, and facts keep their edges to claims that stay.
    run(unit.tx, "fact/reweigh", turns=[read.turn.id for read in change.again])
    withdrawing.mark_latest(unit, change)
    return Revised(withdrawn, taken, recorded)


def _recast(unit: Unit, change: Rereading) -> None:
    """Keep whom turns speak of now, and whom their words mean."""
    casts = [{"id": read.turn.id, "cast": json.dumps([*map(stored, read.spoken)])} for read in change.again]
    run(unit.tx, "turn/recast", turns=casts)
    meant = [{"id": turn, "meant": meanings.stored(told)} for turn, told in change.meanings.items()]
    run(unit.tx, "turn/mean", turns=meant)
