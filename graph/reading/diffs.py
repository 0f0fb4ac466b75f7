"""What changed between two points of the record: it follows from the turns recorded between them.

Applied to what was known at the first point, a diff gives what was known at the second.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import neo4j

from graph import scopes, sessions
from graph.access import Access
from graph.clock import millis
from graph.engine.queries import run
from graph.errors import Invalid, NotFound
from graph.memory import Memory
from graph.model import Action, Change, Diff, EntityChange, EntityRef
from graph.reading import asof, links, naming, notediffs, shapes
from graph.reading.asof import Row, Until
from graph.reading.naming import Look
from graph.writing.diffing import change
from graph.writing.settlement import Move, moves
from graph.writing.turns import turn_key

STANDING: dict[str, Action] = {"current": "confirmed", "planned": "confirmed", "held": "held", "denied": "closed"}
"""The action under which a fact is told whose status is the same and of which something else is new."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the record: what lies after one point, up to and with another; both of one session or of none."""

    since: Until
    until: Until


def of_session(
    memory: Memory, access: Access, session_id: str, since_turn: str | None = None, until_turn: str | None = None
) -> Diff:
    """What became known after `since_turn` up to and with `until_turn`; from before the first, to the last if unsaid.

    Raises NotFound for an unknown session or turn, Invalid where the end lies before the beginning.
    """

    def work(tx: neo4j.Transaction) -> Diff:
        session = sessions.find(tx, access, session_id)
        if not session.turn_count:
            return Diff()
        first, last = (_numbered(tx, access, session_id, seq) for seq in (1, session.turn_count))
        since = _point(tx, access, session_id, since_turn) or replace(first, seq=0)
        return _between(tx, access, Stretch(since, _point(tx, access, session_id, until_turn) or last))

    return memory.graph.read(work)


def of_moments(
    memory: Memory, access: Access, since: datetime, until: datetime, scope: Sequence[str] | None = None
) -> Diff:
    """What became known after one moment up to another, as far as a reader of the scope sees it. Raises Invalid."""
    narrowed = access
    if scope is not None:
        narrowed = replace(access, lens=access.lens.narrowed(scopes.parse(scope)))
    stretch = Stretch(Until(millis(since)), Until(millis(until)))
    return memory.graph.read(lambda tx: _between(tx, narrowed, stretch))


def _point(tx: neo4j.Transaction, access: Access, session_id: str, turn_id: str | None) -> Until | None:
    """The point of the record right after a turn: that turn of its session, and all that was recorded by then."""
    if turn_id is None:
        return None
    key = sessions.key_of(access, session_id)
    rows = run(tx, "turn/find", turn=turn_id, session=key, **access.lens.params())
    if not rows:
        raise NotFound("There is no such turn in this session.")
    return Until(rows[0]["recorded_ms"], session_id, rows[0]["turn"]["seq"])


def _numbered(tx: neo4j.Transaction, access: Access, session_id: str, seq: int) -> Until:
    """The point right after a turn, by its number."""
    key = turn_key(sessions.key_of(access, session_id), seq)
    turn = run(tx, "turn/tail", keys=[key], **access.lens.params())[0]["turn"]
    return Until(millis(turn["recorded_at"]), session_id, seq)


def _between(tx: neo4j.Transaction, access: Access, stretch: Stretch) -> Diff:
    turns = _turns(tx, access, stretch)
    told = [row["id"] for row in turns]
    slots = {row["slot"] for row in run(tx, "turn/slots", turns=told, **access.lens.params())}
    before, after = (asof.held(tx, access, slots, point) for point in (stretch.since, stretch.until))
    changes = _facts(tx, access, stretch, before.facts, after.facts)
    return Diff(
        entities=_entities(tx, access, stretch, turns),
        attributes=[item for item in changes if item.fact.kind == "attribute"],
        relations=[item for item in changes if item.fact.kind == "relation"],
        actions=[item for item in changes if item.fact.kind == "action"],
        instructions=notediffs.instructions(tx, access, told, (stretch.since, stretch.until)),
        uncertainties=notediffs.uncertainties(tx, access, told, (before.doubts, after.doubts)),
        links=links.of_turns(tx, access, told, stretch.until),
    )


def _turns(tx: neo4j.Transaction, access: Access, stretch: Stretch) -> list[Row]:
    since, until = stretch.since, stretch.until
    if since.seq > until.seq or (until.session_id is None and since.recorded_ms > until.recorded_ms):
        raise Invalid("The end lies before the beginning; ask for them the other way round.")
    return run(
        tx,
        "turn/between",
        context=access.context_id,
        point_session=until.session_id,
        session=sessions.key_of(access, until.session_id or ""),
        since_ms=since.recorded_ms,
        since_seq=since.seq,
        until_ms=until.recorded_ms,
        until_seq=until.seq,
        **access.lens.params(),
    )


def _facts(
    tx: neo4j.Transaction, access: Access, stretch: Stretch, before: Mapping[str, Row], after: Mapping[str, Row]
) -> list[Change]:
    """What became of each fact, with names as they were known at the end."""
    moved = moves(before, after)
    told = {move.row["id"] for move in moved}
    moved += [
        Move(STANDING.get(row["status"]) or ("superseded" if row["replaced_by"] else "closed"), "revised", row)
        for key, row in after.items()
        if key in before and key not in told and _differs(before[key], row)
    ]
    rows = [row for move in moved for row in (move.row, move.replaced) if row]
    called = naming.of_facts(tx, access, rows, stretch.until)
    entities = {key: EntityRef.model_validate(ref) for key, ref in called.items()}
    return [change(move, entities) for move in moved]


def _differs(old: Row, new: Row) -> bool:
    """Whether a caller is shown something else of a fact than before."""
    return any(old[name] != new[name] for name in (*shapes.COPIED, *shapes.TIMES, *shapes.SOURCED))


def _entities(tx: neo4j.Transaction, access: Access, stretch: Stretch, turns: Sequence[Row]) -> list[EntityChange]:
    """Who and what is new, or called otherwise: of those that the turns speak of and, after them, what is theirs."""
    spoken = sorted({one["id"] for turn in turns for one in json.loads(turn["cast"] or "[]")})
    rows = run(tx, "referent/find", referents=spoken) if spoken else []
    changes = dict[str, EntityChange]()
    seen = set[str]()
    while waiting := {row["referent"]["entity"] for row in rows if access.lens.covers(row["referent"]["scope"])} - seen:
        seen |= waiting
        before, after = (naming.looks(tx, access, waiting, point) for point in (stretch.since, stretch.until))
        found = [_entity(before[key], after[key]) for key in sorted(waiting)]
        changes |= {one.id: one for one in found if one}
        owners = [key for key in sorted(waiting) if before[key].name != after[key].name]
        own = run(tx, "referent/of_entities", entities=owners) if owners else []
        rows = run(tx, "referent/owned", owners=sorted(row["referent"]["id"] for row in own)) if own else []
    return list(changes.values())


def _entity(before: Look, after: Look) -> EntityChange | None:
    had = before.aliases if before.known else frozenset[str]()
    if before.known and (before.name, had) == (after.name, after.aliases):
        return None
    return EntityChange(
        action="confirmed" if before.known else "created",
        id=after.id,
        name=after.name,
        type=after.type,
        aliases_added=sorted(after.aliases - had - {after.name}),
        aliases_removed=sorted(had - after.aliases),
    )
