"""What one write records, step by step, and the diff and trace of it."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from extraction.records import Reading
from graph import ids
from graph.clock import iso
from graph.engine.queries import run
from graph.model import Diff
from graph.writing import aliases, identity, tracing
from graph.writing.diffing import diff_of
from graph.writing.identity import Cast
from graph.writing.mentions import record_mentions
from graph.writing.notes import record_notes
from graph.writing.settlement import Settlement, settle
from graph.writing.slots import Said, slot_of
from graph.writing.slots import record as claim_row
from graph.writing.turns import Draft
from graph.writing.unit import Unit

Done = TypeVar("Done")


def record(unit: Unit, drafts: Sequence[Draft], tail: Sequence[str], reading: Reading) -> tuple[Diff, str]:
    """Writes turns and what was read in them; gives the diff and the id of the trace.

    `tail` holds the ids of the earlier turns of the window that the reading was made from.
    """
    steps = dict(reading.steps_ms)
    turns = {len(tail) + place: draft for place, draft in enumerate(drafts)}
    turn_ids = [*tail, *(draft.id for draft in drafts)]
    _timed(steps, "turns", lambda: append(unit, drafts))
    cast = _timed(steps, "entities", lambda: identity.resolve(unit, reading.referents))
    links = _timed(steps, "mentions", lambda: record_mentions(unit, reading.mentions, cast, turn_ids, len(tail)))
    said = _said(reading, cast, turns)
    settled = _timed(steps, "facts", lambda: keep(unit, said))
    name_entities(unit, settled, cast.rows)
    notes = _timed(steps, "notes", lambda: record_notes(unit, reading, cast, settled, turns))
    diff = _timed(steps, "diff", lambda: diff_of(unit, cast, settled, notes, links))
    trace = tracing.Written(ids.new("trace"), "remember", [draft.id for draft in drafts], settled, steps)
    return diff, tracing.record(unit, trace)


def append(unit: Unit, drafts: Sequence[Draft]) -> None:
    """Adds turns to the session and to its chain."""
    if not drafts:
        return
    rows = [draft.row(unit) for draft in drafts]
    said = sorted(draft.said_at for draft in drafts)
    run(
        unit.tx,
        "turn/append",
        session=unit.session,
        turns=rows,
        turn_count=drafts[-1].seq,
        first_said_at=iso(said[0]),
        last_said_at=iso(said[-1]),
        now=unit.stamp,
    )


def keep(unit: Unit, said: Sequence[Said]) -> Settlement:
    """Keeps claims and settles the slots in which they compete."""
    rows = list({row["id"]: row for row in (claim_row(unit, one) for one in said)}.values())
    slots = {slot.key: slot for slot in (slot_of(unit, one) for one in said)}
    touched = {row["slot"]: slots[row["slot"]] for row in rows if row["slot"]}
    made = [{"key": key, "properties": touched[key].properties(unit)} for key in sorted(touched)]
    run(unit.tx, "slot/merge", slots=made, now_ms=unit.now_ms)
    run(unit.tx, "claim/record", claims=rows)
    settled = settle(unit, touched)
    own = {row["id"] for row in rows}
    settled.decisions = [decision for decision in settled.decisions if decision.claim_id in own]
    return settled


def name_entities(unit: Unit, settled: Settlement, rows: Sequence[identity.Row]) -> None:
    """Lets entities go by the names that are facts of them now."""
    by_id = {row["id"]: row for row in rows}
    for move in settled.moves:
        told = move.row.get("properties", move.row)
        row = by_id.get(told["subject_id"])
        if row is None or told["status"] != "current" or not told["value"]:
            continue
        if told["predicate"] == "name" and row["name"] != told["value"]:
            aliases.rename(unit, row, told["value"])
        elif told["predicate"] == "nickname":
            aliases.add(unit, row, [told["value"]])


def _said(reading: Reading, cast: Cast, turns: Mapping[int, Draft]) -> list[Said]:
    """Claims with their entities; one about a name that fits several is not kept as a claim but as a doubt."""
    return [
        Said(
            claim,
            cast.rows[claim.subject]["id"],
            cast.rows[claim.object]["id"] if claim.object is not None else None,
            turns[claim.turn],
        )
        for claim in reading.claims
        if claim.subject not in cast.ambiguous and claim.object not in cast.ambiguous
    ]


def _timed(steps: dict[str, float], name: str, step: Callable[[], Done]) -> Done:
    began = time.perf_counter()
    done = step()
    steps[name] = round((time.perf_counter() - began) * 1000, 2)
    return done
