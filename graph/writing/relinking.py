"""Words mean somebody else than was read: a correction, kept on the turn of the words, which is read again with it.

What follows is as if the words had been read so from the beginning: claims about whom they mean, the pronouns after
them that point back at them, and every fact of these.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import neo4j

from extraction.records import EntityType, Gender, Meant, Referent
from graph import scopes
from graph.access import Access
from graph.engine.queries import run
from graph.errors import Conflict, Invalid, NotFound
from graph.memory import Memory
from graph.model import Corrected, Entity
from graph.reading import entities, links
from graph.requests import Asked, Request, Written, alone, asked_by, once
from graph.sessions import key_of
from graph.writing import meanings, names, referents, rewording
from graph.writing.correcting import Correction, opened
from graph.writing.holding import Moved
from graph.writing.meanings import RELINK
from graph.writing.rereading import Rereading
from graph.writing.spoken import id_of
from graph.writing.unit import Unit

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a turn, as stored rows: their span with kind and text, and the turn."""

    span: Row
    turn: Row


@dataclass(frozen=True, slots=True)
class Pointing:
    """Which words are to mean whom: an entity by its id, or nobody known; and a note for the record."""

    find: Callable[[neo4j.Transaction], Words]
    entity_id: str | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The correction to make, and whom and what it is about."""

    correction: Correction
    meant: Meant
    entity: Entity | None


def relink(
    memory: Memory, access: Access, link_id: str, entity_id: str | None, request: Request | None = None
) -> Written[Corrected]:
    """Lets the words of a link mean another entity, or nobody known.

    Raises NotFound, Invalid for an entity that cannot be meant where the words were said, Conflict where they were
    corrected so already, Forbidden, IdempotencyConflict, IdempotencyInFlight.
    """
    asked = asked_by(access, request)
    pointing = Pointing(lambda tx: _of_link(tx, access, link_id), entity_id)
    return once(memory, asked, Corrected, lambda: point(memory, access, pointing, asked))


def point(memory: Memory, access: Access, pointing: Pointing, asked: Asked | None) -> Written[Corrected]:
    """Lets words mean somebody, for `once`. Raises what `relink` raises."""
    while True:
        wanted = memory.graph.read(lambda tx: _wanted(tx, access, pointing))
        try:
            return _apply(memory, access, wanted, asked)
        except Moved:
            continue


def _apply(memory: Memory, access: Access, wanted: _Wanted, asked: Asked | None) -> Written[Corrected]:
    """Makes a correction. Raises Moved where another writer changed the session meanwhile."""
    correction = wanted.correction
    with memory.sessions.of(key_of(access, correction.payload["session"])):
        change = rewording.reread_by(memory, access, correction.turn_id, correction.payload)
        return alone(memory, access, asked, Corrected, lambda tx: _write(tx, access, wanted, change))


def _of_link(tx: neo4j.Transaction, access: Access, link_id: str) -> Words:
    asked = {"context": access.context_id, **access.lens.params()}
    rows = run(tx, "mention/show", mention=links.mention_of(link_id), **asked)
    if not rows:
        raise NotFound("There is no such link.")
    return Words(rows[0]["mention"], rows[0]["turn"])


def _wanted(tx: neo4j.Transaction, access: Access, pointing: Pointing) -> _Wanted:
    words = pointing.find(tx)
    span, turn = words.span, words.turn
    scope = access.lens.writable(tuple(turn["scope"]))
    if not turn["to_read"]:
        raise Invalid("These words were not read in a message: there is nothing to read again.")
    entity = entities.find(tx, access, pointing.entity_id) if pointing.entity_id else None
    meant = Meant(span["start"], span["end"], span["kind"], _target(tx, entity, scope) if entity else None)
    if meant in meanings.in_force(meanings.restored(turn["meant"])):
        raise Conflict("These words were corrected so already.")
    payload = {"session": turn["session_id"], "turn": turn["id"], **meanings.told(meant)}
    content = rewording.told(span["text"], meant, pointing.note)
    return _Wanted(Correction(scope, content, RELINK, payload), meant, entity)


def _target(tx: neo4j.Transaction, entity: Entity, scope: scopes.Scope) -> Referent:
    """How an entity is spoken of in a scope: by a name, else as it was described there. Raises Invalid."""
    rows = [referents.parsed(row["referent"]) for row in run(tx, "referent/of_entities", entities=[entity.id])]
    seen = [row for row in rows if set(row["scope"]) <= set(scope)]
    own = [row for row in seen if set(row["scope"]) == set(scope)]
    fitting = [row for row in own if row["named"]] or [row for row in seen if row["named"]] or own
    if not fitting:
        raise Invalid("Nobody who hears these words knows of this entity by a name: they cannot mean it.")
    row = min(fitting, key=lambda row: (row["name"] != names.normal(entity.name), row["id"]))
    return Referent(
        name=referents.called(row),
        type=_kind(row),
        named=row["named"],
        gender=cast("Gender | None", referents.gender(row)),
        known=None if row["named"] else row["id"],
    )


def _kind(row: Row) -> EntityType:
    """The type under which it is spoken of most, of the family that its key is of."""
    kinds = [referents.kind(row), *row["said"]["types"]]
    fitting = [kind for kind in kinds if names.family(cast("EntityType", kind)) == row["family"]]
    return cast("EntityType", (fitting or kinds)[0])


def _write(tx: neo4j.Transaction, access: Access, wanted: _Wanted, change: Rereading) -> Corrected:
    unit, draft = opened(tx, access, wanted.correction)
    revised = rewording.revise_by(unit, rewording.read_correction(unit.place, draft), change)
    _check(unit, wanted)
    found, notes = revised.recorded.diff, revised.notes
    lists = {name: getattr(found, name) + getattr(notes, name) for name in ("instructions", "uncertainties")}
    return Corrected(trace_id=revised.recorded.trace_id, diff=found.model_copy(update=lists))


def _check(unit: Unit, wanted: _Wanted) -> None:
    """That the words mean the entity now. Raises Invalid where nobody can tell by its name that it is meant."""
    whom = wanted.meant.referent
    if whom is None or wanted.entity is None:
        return
    row = run(unit.tx, "referent/find", referents=[id_of(unit.place, whom)])[0]["referent"]
    if row["entity"] != wanted.entity.id or row["rivals"]:
        raise Invalid("Its name means somebody else where these words were said; merge the two, or rename one.")
