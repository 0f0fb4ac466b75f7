"""Reading entities: listed by type and name, shown, with where they are spoken of."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import neo4j

from extraction.records import EntityType
from graph.access import Access
from graph.clock import millis
from graph.engine.queries import run
from graph.errors import NotFound
from graph.memory import Memory
from graph.model import Entity, Link, Page
from graph.reading import asof, links, naming, paging
from graph.reading.asof import Row
from graph.reading.paging import Place
from graph.writing import names, referents


@dataclass(frozen=True, slots=True)
class EntityFilter:
    """Which entities are asked for; `name` finds any alias, however it is written."""

    type: EntityType | None = None
    name: str | None = None
    as_of: datetime | None = None


ALL = EntityFilter()


def listed(
    memory: Memory, access: Access, wanted: EntityFilter = ALL, limit: int = 100, cursor: str | None = None
) -> Page[Entity]:
    """Entities, oldest first, as they are or as they were known at a moment."""
    place = paging.place(cursor, limit, "entities", wanted)

    def work(tx: neo4j.Transaction) -> list[Row]:
        return paging.filled(
            place, "entity", lambda at: _rows(tx, access, wanted, at), lambda rows: _as_of(tx, access, rows, wanted)
        )

    return paging.page(place, memory.graph.read(work), _entity, "entity")


def _rows(tx: neo4j.Transaction, access: Access, wanted: EntityFilter, at: Place) -> list[Row]:
    """A page of entities, all or those of one name, from a place on."""
    context = access.context_id
    asked = {"type": wanted.type, "recorded_ms": asof.until(wanted.as_of).recorded_ms, **access.lens.params()}
    if wanted.name:
        return run(tx, "entity/list_named", lookup=referents.lookup(context, wanted.name), **asked, **at.params())
    return paging.in_stretches(
        tx, context, at, lambda stretch: run(tx, "entity/list", context=context, **asked, **stretch)
    )


def show(memory: Memory, access: Access, entity_id: str, as_of: datetime | None = None) -> Entity:
    """An entity; of one that is another now, that other.

    Raises NotFound, also where the key does not see it, and where nobody had spoken of it at `as_of`.
    """
    return memory.graph.read(lambda tx: find(tx, access, entity_id, as_of))


def find(tx: neo4j.Transaction, access: Access, entity_id: str, as_of: datetime | None = None) -> Entity:
    """An entity as `show` gives it, inside a transaction. Raises NotFound."""
    asked = {"context": access.context_id, **access.lens.params()}
    rows = run(tx, "entity/show", entity=entity_id, **asked)
    if not rows:
        rows = run(tx, "entity/show", entity=survivor(tx, entity_id), **asked)
    if as_of:
        known = [row for row in rows if millis(row["entity"]["created_at"]) <= millis(as_of)]
        rows = _as_of(tx, access, known, EntityFilter(as_of=as_of))
    if not rows:
        raise NotFound("There is no such entity, or there was none then.")
    return _entity(rows[0])


def survivor(tx: neo4j.Transaction, entity_id: str) -> str:
    """The id of what an entity is now, where it is another; else what was given."""
    was = run(tx, "referent/alone", entity=entity_id)
    return was[0]["referent"]["entity"] if was else entity_id


def mentions(
    memory: Memory,
    access: Access,
    entity_id: str,
    limit: int = 100,
    cursor: str | None = None,
    as_of: datetime | None = None,
) -> Page[Link]:
    """Where an entity is spoken of, in the order of saying. Raises NotFound as `show` does."""
    place = paging.place(cursor, limit, "mentions", entity_id, as_of)

    def work(tx: neo4j.Transaction) -> Page[Link]:
        entity = find(tx, access, entity_id, as_of)
        return links.of_entity(tx, access, entity.id, place, asof.until(as_of) if as_of else None)

    return memory.graph.read(work)


def _as_of(tx: neo4j.Transaction, access: Access, rows: Sequence[Row], wanted: EntityFilter) -> list[Row]:
    """Rows of entities as these were called at the moment asked for, those left out that had not the name yet."""
    if wanted.as_of is None:
        return list(rows)
    point = asof.until(wanted.as_of)
    keys = [row["entity"]["id"] for row in rows]
    called = naming.looks(tx, access, keys, point)
    told = run(tx, "entity/slots", entities=keys, context=access.context_id, **access.lens.params())
    held = asof.held(tx, access, {row["slot"] for row in told}, point).facts.values()
    counts = Counter(row["subject_id"] for row in held)
    name = names.normal(wanted.name) if wanted.name else None
    return [
        {
            **row,
            "entity": row["entity"] | {"name": called[key].name},
            "aliases": called[key].aliases,
            "fact_count": counts[key],
        }
        for key, row in zip(keys, rows, strict=True)
        if name is None or name in called[key].found_by
    ]


def _entity(row: Row) -> Entity:
    others = sorted(alias for alias in row["aliases"] if alias != row["entity"]["name"])
    return Entity(**row["entity"], aliases=others, fact_count=row["fact_count"])
