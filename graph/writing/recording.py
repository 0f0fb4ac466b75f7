"""What one write records, step by step, and the diff and trace of it."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from extraction.records import Reading
from graph import tally
from graph.clock import iso
from graph.engine.queries import run
from graph.model import Diff
from graph.writing import describing, identity, tracing
from graph.writing.ambiguity import doubts_of
from graph.writing.diffing import diff_of, entity_changes
from graph.writing.identity import Cast
from graph.writing.mentions import links, record_mentions
from graph.writing.notes import record_notes
from graph.writing.reads import Part, Read, spoken_of
from graph.writing.regrouping import regroup
from graph.writing.settlement import Settlement, settle
from graph.writing.slots import Said, Slot, competes, standing
from graph.writing.slots import make as make_slots
from graph.writing.slots import record as claim_row
from graph.writing.suggesting import suggestions_of
from graph.writing.unit import Unit

Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a write came to."""

    diff: Diff
    trace_id: str
    settled: Settlement


def record(
    unit: Unit, reads: Sequence[Read], operation: str = "remember", change: Callable[[], Cast] | None = None
) -> tuple[Diff, str]:
    """Writes turns and what was read in them; gives the diff and the id of the trace.

    `change` changes by hand who is who, where that is what the turn is for.
    """
    recorded = record_parts(unit, [Part(unit, reads)], operation, change)
    return recorded.diff, recorded.trace_id


def record_parts(
    unit: Unit, parts: Sequence[Part], operation: str, change: Callable[[], Cast] | None = None
) -> Recorded:
    """Writes the turns of several writes at once, each with the place, time and labels of its own."""
    reads = [read for part in parts for read in part.reads]
    steps = _steps(read.reading for read in reads)
    for part in parts:
        _timed(steps, "turns", lambda part=part: append(part.unit, part.reads))
    cast = _timed(steps, "entities", change or (lambda: identity.register(unit, spoken_of(parts))))
    return follow(unit, parts, cast, {}, tracing.Doing(operation, steps, [read.turn.id for read in reads]))


def follow(
    unit: Unit, parts: Sequence[Part], cast: Cast, touched: Mapping[str, Slot], doing: tracing.Doing
) -> Recorded:
    """Writes what follows now that it is known who is who; `touched` are slots that have lost claims."""
    steps, reads = doing.steps_ms, [read for part in parts for read in part.reads]
    made = describing.make(unit, cast)
    for part in parts:
        _timed(steps, "mentions", lambda part=part: record_mentions(part.unit, part.reads, cast))
    settled = _timed(steps, "facts", lambda: keep(unit, parts, cast, touched))
    looks = describing.describe(unit, cast)
    raised = [*doubts_of(unit, cast, reads), *suggestions_of(unit, cast, reads)]
    notes = _timed(steps, "notes", lambda: record_notes(unit, parts, raised))
    changes = entity_changes(unit, cast, looks, made)
    diff = _timed(steps, "diff", lambda: diff_of(unit, looks, settled, notes, links(reads, cast, looks), changes))
    return Recorded(diff, tracing.record(unit, doing, settled), settled)


def append(unit: Unit, reads: Sequence[Read]) -> None:
    """Adds turns to the session and to its chain, each with whom it speaks of."""
    if not reads:
        return
    rows = [read.turn.row(unit, read.spoken) for read in reads]
    said = sorted(read.turn.said_at for read in reads)
    tally.note(unit.tx, "turns", {"": len(rows)})
    run(
        unit.tx,
        "turn/append",
        session=unit.session,
        turns=rows,
        turn_count=reads[-1].turn.seq,
        first_said_at=iso(said[0]),
        last_said_at=iso(said[-1]),
        now=unit.stamp,
    )


def keep(unit: Unit, parts: Sequence[Part], cast: Cast, touched: Mapping[str, Slot]) -> Settlement:
    """Keeps claims and settles the slots in which they compete, those that others left or came to, and the touched."""
    said = [(part.unit, one) for part in parts for read in part.reads for one in _said(read, cast)]
    rows = list({row["id"]: row for row in (claim_row(*one) for one in said)}.values())
    slots = {**touched, **regroup(unit, cast)}
    own_slots = {key: slot for key, slot in _slots(said).items() if key not in slots}
    make_slots(unit, own_slots)
    tally.note(unit.tx, "claims", {"": len(rows)})
    run(unit.tx, "claim/record", claims=rows)
    settled = settle(unit, slots | own_slots)
    run(unit.tx, "slot/sweep", slots=sorted(slots))
    own = {row["id"] for row in rows}
    settled.decisions = [decision for decision in settled.decisions if decision.claim_id in own]
    # What a name means may have changed in narrower scopes as well; who writes here is told nothing of it.
    settled.moves = [move for move in settled.moves if unit.shows(move.row.get("properties", move.row))]
    return settled


def _slots(said: Iterable[tuple[Unit, Said]]) -> dict[str, Slot]:
    """The slots in which claims compete."""
    competing = [standing(unit, one).slot for unit, one in said if competes(one.claim.modality, clear=one.clear)]
    return {slot.key: slot for slot in competing}


def _said(read: Read, cast: Cast) -> list[Said]:
    """Claims with whom they are about."""
    found = list[Said]()
    for claim in read.reading.claims:
        subject = read.spoken[claim.subject].id
        object_ = read.spoken[claim.object].id if claim.object is not None else None
        ends = [end for end in (subject, object_) if end]
        entities = [cast.entity(subject), cast.entity(object_) if object_ else None]
        clear = all(map(cast.is_clear, ends))
        found.append(Said(claim, subject, object_, entities[0] or "", entities[1], read.turn, clear=clear))
    return found


def _steps(readings: Iterable[Reading]) -> dict[str, float]:
    """Milliseconds of reading by step, summed over the turns."""
    total = Counter[str]()
    for reading in readings:
        total.update(reading.steps_ms)
    return dict(total)


def _timed(steps: dict[str, float], name: str, step: Callable[[], Done]) -> Done:
    began = time.perf_counter()
    done = step()
    steps[name] = round(steps.get(name, 0) + (time.perf_counter() - began) * 1000, 2)
    return done
