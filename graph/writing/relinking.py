"""Words mean somebody else than was read: a correction, kept on the turn of the words, which is read again with it.

What follows is as if the words had been read so from the beginning: claims about whom they mean, the pronouns after
them that point back at them, and every fact of these.
"""

import json
from dataclasses import dataclass
from typing import Any, cast

import neo4j

from extraction.records import BY_HAND, SURE_BY_HAND, EntityType, Gender, Meant, Mention, Reading, Referent
from graph import scopes
from graph.access import Access
from graph.engine.queries import run
from graph.errors import Conflict, Invalid, NotFound
from graph.memory import Memory
from graph.model import Corrected, Entity
from graph.reading import entities, links
from graph.requests import Asked, Request, Written, once, unit_of
from graph.sessions import key_of
from graph.writing import meanings, names, referents
from graph.writing.correcting import Correction, opened
from graph.writing.holding import Moved, hold
from graph.writing.meanings import RELINK, Meaning
from graph.writing.reads import Part, Read
from graph.writing.rereading import Change, Rereading, reread
from graph.writing.revising import Revised, revise
from graph.writing.spoken import spoken
from graph.writing.turns import Draft
from graph.writing.unit import Place, Unit

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A correction of whom words mean, the session of the words, and the entity that they are to mean."""

    correction: Correction
    session_id: str
    entity: Entity | None

    @property
    def change(self) -> Change:
        return _change(self.correction.turn_id, self.correction.payload)


def relink(
    memory: Memory, access: Access, link_id: str, entity_id: str | None, request: Request | None = None
) -> Written[Corrected]:
    """Lets the words of a link mean another entity, or nobody who is known.

    Raises NotFound, Invalid for an entity that cannot be meant where the words were said, Conflict where they were
    corrected so already, Forbidden, IdempotencyConflict, IdempotencyInFlight.
    """
    asked = Asked(access.context_id, access.key_id, request) if request else None
    return once(memory, asked, Corrected, lambda: _relink(memory, access, (link_id, entity_id), asked))


def _relink(memory: Memory, access: Access, link: tuple[str, str | None], asked: Asked | None) -> Written[Corrected]:
    while True:
        wanted = memory.graph.read(lambda tx: _wanted(tx, access, *link))
        try:
            return _apply(memory, access, wanted, asked)
        except Moved:
            continue


def _apply(memory: Memory, access: Access, wanted: _Wanted, asked: Asked | None) -> Written[Corrected]:
    """Make a correction. Raises Moved where another writer changed the session meanwhile."""
    with memory.sessions.of(key_of(access, wanted.session_id)):
        change = reread(memory, access, wanted.session_id, wanted.change)
        with memory.writers.of(access.context_id):
            return memory.graph.write(unit_of(memory, asked, Corrected, lambda tx: _write(tx, access, wanted, change)))


def repetition(memory: Memory, access: Access, draft: Draft) -> Rereading:
    """How the session of the words reads with the correction that a turn of a record keeps. Raises NotFound."""
    payload = json.loads(draft.payload or "{}")
    return reread(memory, access, payload["session"], _change(draft.id, payload))


def read_correction(place: Place, draft: Draft) -> Read:
    """What the turn of the correction says: it speaks of whom the words mean now."""
    whom = meaning_of(draft.id, json.loads(draft.payload or "{}")).meant.referent
    if whom is None:
        return Read(draft)
    end = len(draft.content) - 1
    kind = "name" if whom.named else "nominal"
    mention = Mention(0, end - len(whom.name), end, whom.name, kind, 0, BY_HAND, SURE_BY_HAND)
    reading = Reading((whom,), (mention,))
    return Read(draft, reading, spoken(place, reading))


def follow_correction(unit: Unit, read: Read, change: Rereading) -> Revised:
    """Keeps the turn of a correction, and what is read otherwise by it. Raises Moved."""
    session = change.session
    where = Unit(unit.tx, unit.context, scopes.parse(session.scope), session.id, unit.now)
    hold(where, session.turn_count, change.revision)
    return revise(where, change, RELINK, Part(unit, [read]))


def meaning_of(turn_id: str, payload: Row) -> Meaning:
    """What the turn of such a correction says of some words of another one."""
    return Meaning(turn_id, meanings.retold(payload))


def referent_id(place: Place, referent: Referent) -> str:
    """The id of the referent whom words mean that were said in some place."""
    return spoken(place, Reading((referent,)))[0].id


def _change(turn_id: str, payload: Row) -> Change:
    return Change(told={payload["turn"]: meaning_of(turn_id, payload)})


def _wanted(tx: neo4j.Transaction, access: Access, link_id: str, entity_id: str | None) -> _Wanted:
    asked = {"context": access.context_id, **access.lens.params()}
    rows = run(tx, "mention/show", mention=links.mention_of(link_id), **asked)
    if not rows:
        raise NotFound("There is no such link.")
    mention, turn = rows[0]["mention"], rows[0]["turn"]
    scope = access.lens.writable(tuple(turn["scope"]))
    if not turn["to_read"]:
        raise Invalid("These words were not read in a message: there is nothing to read again.")
    entity = entities.find(tx, access, entity_id) if entity_id else None
    whom = _target(tx, entity, scope) if entity else None
    meant = Meant(mention["start"], mention["end"], mention["kind"], whom)
    if meant in meanings.in_force(meanings.restored(turn["meant"])):
        raise Conflict("These words were corrected so already.")
    told = f'"{mention["text"]}" means {whom.name if whom else "nobody known"}.'
    payload = {"session": turn["session_id"], "turn": turn["id"], **meanings.told(meant)}
    return _Wanted(Correction(scope, told, RELINK, payload), turn["session_id"], entity)


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
    revised = follow_correction(unit, read_correction(unit.place, draft), change)
    _check(unit, wanted)
    found, notes = revised.recorded.diff, revised.notes
    lists = {name: getattr(found, name) + getattr(notes, name) for name in ("instructions", "uncertainties")}
    diff = found.model_copy(update=lists)
    return Corrected(trace_id=revised.recorded.trace_id, diff=diff)


def _check(unit: Unit, wanted: _Wanted) -> None:
    """That the words mean the entity now. Raises Invalid where nobody can tell by its name that it is meant."""
    whom = meaning_of(wanted.correction.turn_id, wanted.correction.payload).meant.referent
    if whom is None or wanted.entity is None:
        return
    row = run(unit.tx, "referent/find", referents=[referent_id(unit.place, whom)])[0]["referent"]
    if row["entity"] != wanted.entity.id or row["rivals"]:
        raise Invalid("Its name means somebody else where these words were said; merge the two, or rename one.")
