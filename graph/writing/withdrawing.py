"""Taking out of the graph what was read in turns: their claims, mentions, rules and doubts, and what traces tell."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from graph.clock import iso
from graph.engine.queries import run
from graph.writing.gazetteer import strand
from graph.writing.mentions import ident
from graph.writing.rereading import Rereading
from graph.writing.slots import Slot, restanding
from graph.writing.turns import Draft, turn_key
from graph.writing.unit import Unit

Row = dict[str, Any]


@dataclass(slots=True)
class Withdrawn:
    """What was taken out: the slots that lost claims, and the ids of each kind of record of turns that are gone."""

    slots: dict[str, Slot] = field(default_factory=dict[str, Slot])
    claims: list[str] = field(default_factory=list[str])
    mentions: list[str] = field(default_factory=list[str])
    traces: list[str] = field(default_factory=list[str])


def withdraw(unit: Unit, change: Rereading) -> Withdrawn:
    """Take out what was read in turns that are gone or read otherwise now; what is read again is recorded after it."""
    result = Withdrawn()
    gone = {turn.id for turn in change.gone}
    claims = [row["claim"] for row in run(unit.tx, "claim/said_in", turns=[turn.id for turn in change.touched()])]
    for claim in claims:
        if claim.get("slot"):
            slot = restanding(claim, claim["subject_id"], claim.get("object_id")).slot
            result.slots[slot.key] = slot
    run(unit.tx, "claim/remove", claims=sorted(claim["id"] for claim in claims))
    result.claims = sorted(claim["id"] for claim in claims if claim["turn_id"] in gone)
    result.mentions = _mentions(unit, change, gone)
    result.traces = _traces(unit, sorted(gone), set(result.claims))
    return result


def _mentions(unit: Unit, change: Rereading, gone: set[str]) -> list[str]:
    """Take away mentions that are read no longer, and untie those that are read again; ids of those in gone turns."""
    stay = {ident(read, one) for read in change.again for one in read.own()}
    rows = run(unit.tx, "mention/of_turns", turns=[turn.id for turn in change.touched()])
    found = {row["mention"]["id"]: row["mention"]["turn_id"] for row in rows}
    run(unit.tx, "mention/remove", mentions=sorted(found.keys() - stay))
    run(unit.tx, "mention/loosen", mentions=sorted(found.keys() & stay))
    return sorted(ident for ident, turn in found.items() if turn in gone)


def _traces(unit: Unit, gone: Sequence[str], claims: set[str]) -> list[str]:
    """Take out of traces what they tell of claims that are no more; a trace without a turn goes."""
    left = dict[str, Row]()
    remaining = dict[str, int]()
    for row in run(unit.tx, "trace/of_turns", turns=gone):
        trace = row["trace"]
        remaining.setdefault(trace["id"], row["turns"])
        remaining[trace["id"]] -= 1
        decisions = [one for one in json.loads(trace["decisions"]) if one["claim"] not in claims]
        left[trace["id"]] = {"id": trace["id"], "decisions": json.dumps(decisions)}
    over = sorted(key for key, count in remaining.items() if count <= 0)
    run(unit.tx, "trace/revise", traces=[row for key, row in left.items() if key not in over])
    run(unit.tx, "trace/remove", traces=over)
    return over


def take_out(unit: Unit, change: Rereading) -> None:
    """Take turns out of their session: what follows closes up, without a gap in its numbers."""
    run(unit.tx, "turn/remove", turns=[turn.id for turn in change.gone])
    first = change.before.seq + 1 if change.before else 1
    rows = [_numbered(unit, turn, seq) for seq, turn in enumerate(change.kept, start=first)]
    moved = [row for row, turn in zip(rows, change.kept, strict=True) if row["seq"] != turn.seq]
    run(unit.tx, "turn/renumber", turns=moved)
    run(unit.tx, "claim/renumber", turns=moved)
    chain = [*([change.before] if change.before else []), *change.kept]
    pairs = [{"before": one.id, "after": other.id} for one, other in pairwise(chain) if other.seq != one.seq + 1]
    run(unit.tx, "turn/follow", pairs=pairs)
    run(
        unit.tx,
        "session/revise",
        session=unit.session,
        turn_count=first - 1 + len(change.kept),
        first_said_at=iso(min(change.said)) if change.said else None,
        last_said_at=iso(max(change.said)) if change.said else None,
    )


def _numbered(unit: Unit, turn: Draft, seq: int) -> Row:
    key = turn_key(unit.session, seq)
    return {"id": turn.id, "seq": seq, "key": key, "display": f"{seq} {turn.speaker}"}


def mark_latest(unit: Unit, change: Rereading) -> None:
    """Tell anew which mention of a referent is its latest, for those whose latest may be gone."""
    keys = {(turn.scope, one.id) for turn in change.touched() for one in turn.cast}
    keys |= {(read.turn.scope, one.id) for read in change.again for one in read.spoken}
    places = {key: change.named[key] for key in keys if key in change.named}
    at = {(turn, referent): scope for (scope, referent), turn in places.items()}
    marks = dict[str, tuple[int, int, str]]()
    for row in run(unit.tx, "mention/of_turns", turns=sorted({turn for turn, _ in at})):
        mention = row["mention"]
        place = (mention["turn_id"], mention.get("referent") or "")
        if place in at:
            key = f"{strand(unit.session, at[place])}|{place[1]}"
            marks[key] = max(marks.get(key, (-1, 0, "")), (mention["start"], mention["end"], mention["id"]))
    run(unit.tx, "mention/spoken", keys=sorted(marks))
    run(unit.tx, "mention/mark", mentions=[{"id": place[2], "key": key} for key, place in sorted(marks.items())])
