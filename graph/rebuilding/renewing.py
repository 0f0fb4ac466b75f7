"""A session read anew: what is read otherwise than it is stored, and by which rules."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import neo4j

from graph import clock, sessions
from graph.access import Access
from graph.engine.queries import run
from graph.memory import Memory
from graph.writing import ambiguity, instructing, suggesting
from graph.writing.hearing import Hearing
from graph.writing.perusing import read_turn
from graph.writing.reads import Read
from graph.writing.rereading import PAGE, Rereading, turns_of
from graph.writing.telling import read_told
from graph.writing.turns import Draft
from graph.writing.unit import Place, Unit

Row = dict[str, Any]
Print = frozenset[tuple[Any, ...]]
CLAIMED = ("start", "end", "predicate", "modality", "value", "confidence", "rule", "additive", "correction")


@dataclass(slots=True)
class Renewed:
    """A session read anew: what is to be changed, and how many claims each rule read before and reads now."""

    change: Rereading
    turns: int = 0
    before: Counter[str] = field(default_factory=Counter[str])
    after: Counter[str] = field(default_factory=Counter[str])


def renew(memory: Memory, access: Access, session_id: str) -> Renewed:
    """Read every turn of a session again, each with what was read anew before it. Raises NotFound, GraphUnavailable."""
    session, revision = memory.graph.read(lambda tx: sessions.find_revision(tx, access, session_id))
    result = Renewed(Rereading(session, revision))
    hearing = Hearing()
    for page in _pages(turns_of(memory, sessions.key_of(access, session_id))):
        stored = _stored(memory, page)
        for turn in page:
            result.turns += 1
            place = Place(access.context_id, turn.scope, session_id)
            if turn.to_read:
                read = read_turn(memory.reader, place, hearing.heard(turn), turn)
            else:
                read = read_told(place, turn)
            cast = tuple(read.spoken)
            _note(result, read, place, stored[turn.id])
            hearing.hear(turn, cast)
            result.change.passed(turn, cast)
    return result


def _pages(turns: Iterator[Draft]) -> Iterator[list[Draft]]:
    page = list[Draft]()
    for turn in turns:
        page.append(turn)
        if len(page) == PAGE:
            yield page
            page = []
    yield page


def _note(result: Renewed, read: Read, place: Place, stored: tuple[Print, list[str]]) -> None:
    """Take a turn up that reads otherwise than it is stored."""
    same = tuple(replace(one, key=None) for one in read.spoken) == read.turn.cast
    if same and _read(read, place) == stored[0]:
        return
    result.change.again.append(read)
    result.before.update(stored[1])
    result.after.update(claim.rule for claim in read.reading.claims)


def _read(read: Read, place: Place) -> Print:
    """What was read in a turn, as `_stored` tells what is stored of it."""
    ids = [one.id for one in read.spoken]
    reading, found = read.reading, set[tuple[Any, ...]]()
    for claim in reading.claims:
        when = claim.valid
        times = [clock.normalised(one) if one else None for one in ((when.start, when.end) if when else (None, None))]
        ends = (ids[claim.subject], ids[claim.object] if claim.object is not None else None)
        found.add(("claim", *(getattr(claim, name) for name in CLAIMED), *ends, *times))
    for mention in read.own():
        ends = (ids[one] if one is not None else None for one in (mention.referent, mention.runner_up))
        told = (mention.start, mention.end, mention.kind, mention.method, mention.confidence)
        found.add(("mention", *told, *ends))
    unit = Unit(_NO_TX, place.context, place.scope, place.session_id, clock.now())
    for rule in reading.rules:
        found.add(("note", instructing.row(unit, rule, read.turn)["id"], rule.start, rule.end))
    found |= {("note", doubt.reason, doubt.start, doubt.end) for doubt in reading.doubts}
    return frozenset(found)


_NO_TX: Any = None
"""Rows are made without asking the graph."""


def _stored(memory: Memory, turns: Sequence[Draft]) -> dict[str, tuple[Print, list[str]]]:
    """What is stored of each turn, and the rules that read its claims."""
    ids = [turn.id for turn in turns]

    def fetch(tx: neo4j.Transaction) -> tuple[list[Row], list[Row], list[Row]]:
        read = run(tx, "claim/said_in", turns=ids), run(tx, "mention/of_turns", turns=ids)
        return *read, run(tx, "turn/notes", turns=ids)

    claims, mentions, notes = memory.graph.read(fetch)
    found = {ident: set[tuple[Any, ...]]() for ident in ids}
    rules = {ident: list[str]() for ident in ids}
    for claim in (row["claim"] for row in claims):
        ends = (claim["subject_ref"], claim.get("object_ref"), claim.get("valid_from"), claim.get("valid_until"))
        found[claim["turn_id"]].add(("claim", *(claim.get(name) for name in CLAIMED), *ends))
        rules[claim["turn_id"]].append(claim["rule"])
    for mention in (row["mention"] for row in mentions):
        names = ("start", "end", "kind", "method", "confidence", "referent", "runner_up")
        found[mention["turn_id"]].add(("mention", *(mention.get(name) for name in names)))
    for note in notes:
        if note["says"] not in (ambiguity.REASON, suggesting.REASON):
            found[note["turn"]].add(("note", note["says"], note["start"], note["end"]))
    return {ident: (frozenset(found[ident]), rules[ident]) for ident in ids}
