"""Corrections by hand: each is a turn of its own in the record, so that a rebuild repeats it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import neo4j

from graph import clock, ids, scopes
from graph.access import Access
from graph.engine.queries import run
from graph.errors import NotFound
from graph.ids import derived
from graph.model import Diff
from graph.reading import entities
from graph.writing.identity import Cast
from graph.writing.joining import Joiner
from graph.writing.reads import Read
from graph.writing.recording import record
from graph.writing.roll import Roll
from graph.writing.turns import Draft
from graph.writing.unit import Unit

SPEAKER = "correction"


Payload = dict[str, Any]
Change = Callable[[Unit, Joiner, Payload], None]


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction: where it is made, in which words it stands in the record, what kind it is, and what it changes."""

    scope: scopes.Scope
    content: str
    operation: str
    payload: Payload
    turn_id: str = field(default_factory=lambda: ids.new("turn"))
    """Of the turn that keeps it."""
    after_ms: int = 0
    """When what it corrects was said, which by a clock that runs ahead may be later than now."""


def correct(tx: neo4j.Transaction, access: Access, correction: Correction, change: Change) -> tuple[Diff, str]:
    """Keeps a correction as a turn, changes who is who by it, and works out what follows: the diff and the trace's id.

    The corrections of a scope are a session of their own. Raises Forbidden outside of the key's scope.
    """
    return keep(*opened(tx, access, correction), change)


def opened(tx: neo4j.Transaction, access: Access, correction: Correction) -> tuple[Unit, Draft]:
    """The write of a correction and its turn, in the session of the corrections of its scope.

    Raises Forbidden outside of the key's scope.
    """
    scope = access.lens.writable(correction.scope)
    session_id = session_of(access.context_id, scope)
    unit = Unit(tx, access.context_id, scope, session_id, clock.now())
    where = {"context": unit.context, "id": session_id, "session": unit.session, "scope": list(scope)}
    listed = ids.listed(unit.context, unit.now_ms)
    run(tx, "session/merge", **where, listed=listed, now=unit.stamp, now_ms=unit.now_ms)
    count = run(tx, "session/lock", session=unit.session, now_ms=unit.now_ms)[0]["turn_count"]
    draft = Draft(
        correction.turn_id,
        count + 1,
        "system",
        SPEAKER,
        correction.content,
        max(unit.now, clock.moment(correction.after_ms + 1)),
        kind="correction",
        scope=scope,
        to_read=False,
        payload=json.dumps({"operation": correction.operation, **correction.payload}, sort_keys=True),
    )
    return unit, draft


def session_of(context_id: str, scope: Sequence[str]) -> str:
    """The session that keeps the corrections of a scope."""
    return derived("sess", context_id, scopes.text(tuple(scope)), SPEAKER)


def keep(unit: Unit, draft: Draft, change: Change) -> tuple[Diff, str]:
    """Keeps the turn of a correction, and does what it says."""
    payload = json.loads(draft.payload or "{}")
    return record(unit, [Read(draft)], operation_of(draft), lambda: _changed(unit, payload, change))


def operation_of(turn: Draft) -> str:
    """What kind of correction a turn keeps."""
    return json.loads(turn.payload or "{}")["operation"]


def _changed(unit: Unit, payload: Payload, change: Change) -> Cast:
    run(unit.tx, "context/take", context=unit.context, opening=unit.opening)
    roll = Roll(unit)
    joiner = Joiner(roll)
    change(unit, joiner, payload)
    roll.write()
    return Cast(roll.rows, [], joiner.moved, joiner.unsettled, likened=joiner.likened)


def referent_of(tx: neo4j.Transaction, access: Access, entity_id: str) -> str:
    """The referent that gives an entity its id. Raises NotFound, also where the key does not see it."""
    entity = entities.find(tx, access, entity_id)
    rows = run(tx, "referent/alone", entity=entity.id)
    if not rows:
        raise NotFound("There is no such entity.")
    return rows[0]["referent"]["id"]
