"""Corrections that go with what they correct: what ends a fact, settles a doubt, takes a rule back or names somebody.

A memory that never saw a message has no corrections of what it says, and none of its words in them.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import neo4j

from graph import sessions
from graph.access import Access
from graph.engine.queries import run
from graph.memory import Memory
from graph.writing import referents
from graph.writing.correcting import session_of
from graph.writing.forgetting import Chosen
from graph.writing.meanings import RELINK
from graph.writing.reads import Read
from graph.writing.rereading import Change, reread
from graph.writing.slots import ident
from graph.writing.spoken import CALLING
from graph.writing.stating import RULE

Row = dict[str, Any]
PAGE = 500
"""Slots looked at together."""


@dataclass(slots=True)
class _Lost:
    """What nobody says any more when all that was chosen is forgotten, and what heard it is read again."""

    claims: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    """Slot and content, by id, of what was not stated by hand."""
    spoken: Counter[str] = field(default_factory=Counter[str])
    """How much less often each referent is spoken of."""


def take_corrections(memory: Memory, access: Access, what: Chosen) -> None:
    """Adds the turns of corrections that correct nothing once all that was chosen is forgotten, as far as they may go.

    Raises NotFound, GraphUnavailable.
    """
    lost = _lost(memory, access, what)
    if _take_relinks(memory, access, what, lost.spoken):
        lost = _lost(memory, access, what)
    gone = what.every
    for row in memory.graph.read(lambda tx: _dangling(tx, access, gone, lost)):
        if row["turn"] not in gone and access.lens.writes(row["scope"]):
            what.turns.setdefault(row["session_id"], set()).add(row["turn"])
            what.last.add(row["session_id"])


def _lost(memory: Memory, access: Access, what: Chosen) -> _Lost:
    lost, gone = _Lost(), what.every
    for session_id in what.order():
        change = reread(memory, access, session_id, Change(what.turns[session_id], gone))
        lost.spoken.update(one.id for turn in change.touched() for one in turn.cast)
        lost.spoken.subtract(one.id for read in change.again for one in read.spoken)
        stay = {claim for read in change.again for claim in _claims(read)}
        turns = [turn.id for turn in change.touched()]
        said = memory.graph.read(lambda tx, turns=turns: run(tx, "claim/said_in", turns=turns))
        for claim in (row["claim"] for row in said):
            if claim.get("slot") and not _by_hand(claim) and claim["id"] not in stay:
                lost.claims[claim["id"]] = (claim["slot"], claim["content"])
    return lost


def _claims(read: Read) -> Iterator[str]:
    """The ids of what a turn says."""
    for claim in read.reading.claims:
        object_ = None if claim.object is None else read.spoken[claim.object].id
        yield ident(claim, read.turn.id, read.spoken[claim.subject].id, object_)


def _dangling(tx: neo4j.Transaction, access: Access, gone: set[str], lost: _Lost) -> list[Row]:
    return [*_of_facts(tx, lost), *_of_rules(tx, access, gone), *_of_people(tx, access, gone, lost.spoken)]


def _of_facts(tx: neo4j.Transaction, lost: _Lost) -> Iterator[Row]:
    """What was stated by hand of facts, where all that had said the same before it goes."""
    contents = set(lost.claims.values())
    slots = sorted({slot for slot, _ in contents})
    for place in range(0, len(slots), PAGE):
        found = [row["claim"] for row in run(tx, "slot/claims", slots=slots[place : place + PAGE])]
        for claim in found:
            same = (claim["slot"], claim["content"])
            names = claim["predicate"] in CALLING and claim["modality"] == "asserted"
            if same in contents and _by_hand(claim) and not names:
                others = [one for one in found if (one["slot"], one["content"]) == same and not _by_hand(one)]
                before = {one["id"] for one in others if one["recorded_ms"] <= claim["recorded_ms"]}
                if before and before <= lost.claims.keys():
                    yield {"turn": claim["turn_id"], "session_id": claim["session_id"], "scope": claim["scope"]}


def _by_hand(claim: Row) -> bool:
    return claim["rule"] == RULE


def _of_rules(tx: neo4j.Transaction, access: Access, gone: set[str]) -> Iterator[Row]:
    """What took rules back or gave them again, where all that had said them goes."""
    groups = {row["group"] for row in run(tx, "instruction/groups", turns=sorted(gone), **access.lens.params())}
    sayings = dict[tuple[str, str, str], list[Row]]()
    for row in run(tx, "instruction/of_groups", groups=sorted(groups)) if groups else ():
        rule, turn = row["instruction"], row["turn"]
        if turn:
            sayings.setdefault((rule["group"], rule["topic"], rule["value"]), []).append(
                {**turn, "scope": rule["scope"]}
            )
    for said in sayings.values():
        others = {one["id"] for one in said if one["kind"] != "correction"}
        if others and others <= gone:
            by_hand = (one for one in said if one["kind"] == "correction")
            yield from ({"turn": one["id"], "session_id": one["session_id"], "scope": one["scope"]} for one in by_hand)


def _of_people(tx: neo4j.Transaction, access: Access, gone: set[str], spoken: Counter[str]) -> Iterator[Row]:
    """Corrections that speak of somebody or something of whom nobody else speaks any more."""
    left, found = _left(tx, access, gone, spoken)
    told = _spoken_of(found)
    alone = {key for key, count in left.items() if 0 < count == told[key]}
    yield from (row for row in found if not alone.isdisjoint(_spoken_of([row])))


def _left(
    tx: neo4j.Transaction, access: Access, gone: set[str], spoken: Counter[str]
) -> tuple[dict[str, int], list[Row]]:
    """How often each of those is spoken of still who lost something, and the corrections that do so."""
    lost = +spoken
    rows = referents.found(tx, lost)
    left = {key: sum(row["said"].get("names", {}).values()) - lost[key] for key, row in rows.items()}
    waiting = {key for key, count in left.items() if count > 0}
    homes = {session_of(access.context_id, row["scope"]) for key, row in rows.items() if key in waiting}
    places = [sessions.key_of(access, home) for home in sorted(homes)]
    found = run(tx, "turn/corrections", sessions=places, referents=sorted(waiting)) if waiting else []
    return left, [row for row in found if row["turn"] not in gone]


def _take_relinks(memory: Memory, access: Access, what: Chosen, spoken: Counter[str]) -> bool:
    """Adds what lets words mean somebody of whom nobody would speak without it; whether there is such a correction."""
    taken = False
    found = memory.graph.read(lambda tx: _relinks(tx, access, what.every, spoken))
    for key, rows in sorted(found.items()):
        trial = _with(what, rows)
        lost = _lost(memory, access, trial)
        left, others = memory.graph.read(lambda tx, t=trial, lost=lost: _left(tx, access, t.every, lost.spoken))
        if left.get(key) == _spoken_of(others)[key]:
            what.turns.update(trial.turns)
            what.last.update(trial.last)
            taken = True
    return taken


def _relinks(tx: neo4j.Transaction, access: Access, gone: set[str], spoken: Counter[str]) -> dict[str, list[Row]]:
    """The corrections that let words mean one who is spoken of still, by whom they mean."""
    left, found = _left(tx, access, gone, spoken)
    result = dict[str, list[Row]]()
    for row in found:
        if json.loads(row["payload"])["operation"] == RELINK and access.lens.writes(row["scope"]):
            for key in left.keys() & _spoken_of([row]):
                result.setdefault(key, []).append(row)
    return result


def _with(what: Chosen, relinks: Sequence[Row]) -> Chosen:
    """What was chosen with some of these corrections, and the sessions of their words, which are read again."""
    turns = {session_id: set(ids) for session_id, ids in what.turns.items()}
    for row in relinks:
        turns.setdefault(row["session_id"], set()).add(row["turn"])
        turns.setdefault(json.loads(row["payload"])["session"], set())
    return Chosen(turns, what.closed, what.last | {row["session_id"] for row in relinks})


def _spoken_of(rows: Iterable[Row]) -> Counter[str]:
    """How often turns speak of each referent."""
    return Counter(one["id"] for row in rows for one in json.loads(row["cast"] or "[]"))
