"""Reading entities: listed by type and name, shown, with where they are spoken of."""

from typing import Any

import neo4j

from graph.access import Access
from graph.engine.queries import run
from graph.errors import NotFound
from graph.memory import Memory
from graph.model import Entity, Link, Page
from graph.reading import links, paging
from graph.writing import referents


def listed(
    memory: Memory,
    access: Access,
    type: str | None = None,  # noqa: A002 - the word of the contract
    name: str | None = None,
    limit: int = 100,
    cursor: str | None = None,
) -> Page[Entity]:
    """Entities, oldest first; `name` finds any alias, however it is written."""
    place = paging.place(cursor, limit, "entities", type, name)
    asked = {
        "context": access.context_id,
        "type": type,
        "lookup": referents.lookup(access.context_id, name) if name else None,
    }
    rows = memory.graph.read(lambda tx: run(tx, "entity/list", **asked, **access.lens.params(), **place.params()))
    return paging.page(place, rows, _entity, "entity")


def show(memory: Memory, access: Access, entity_id: str) -> Entity:
    """An entity; of one that is another now, that other. Raises NotFound, also where the key does not see it."""
    return memory.graph.read(lambda tx: find(tx, access, entity_id))


def find(tx: neo4j.Transaction, access: Access, entity_id: str) -> Entity:
    """An entity as `show` gives it, inside a transaction. Raises NotFound."""
    asked = {"context": access.context_id, **access.lens.params()}
    rows = run(tx, "entity/show", entity=entity_id, **asked)
    if not rows:
        was = run(tx, "referent/alone", entity=entity_id)
        rows = run(tx, "entity/show", entity=was[0]["referent"]["entity"], **asked) if was else []
    if not rows:
        raise NotFound("There is no such entity.")
    return _entity(rows[0])


def mentions(memory: Memory, access: Access, entity_id: str, limit: int = 100, cursor: str | None = None) -> Page[Link]:
    """Where an entity is spoken of, in the order of saying. Raises NotFound."""
    show(memory, access, entity_id)
    return links.of_entity(memory, access, entity_id, limit, cursor)


def _entity(row: dict[str, Any]) -> Entity:
    others = sorted(alias for alias in row["aliases"] if alias != row["entity"]["name"])
    return Entity(**row["entity"], aliases=others, fact_count=row["fact_count"])
