"""Who and what an entity is related to, and these in turn."""

from dataclasses import dataclass
from datetime import datetime

import neo4j

from graph.access import Access
from graph.errors import Invalid
from graph.memory import Memory
from graph.model import EntityRef, Fact, Neighbourhood
from graph.reading import entities, facts, paging
from graph.reading.facts import FactFilter

MOST_HOPS = 4


@dataclass(frozen=True, slots=True)
class Walk:
    """How far to go: so many relations from one entity to the next, and so many relations at most in all."""

    hops: int = 1
    limit: int = 100
    as_of: datetime | None = None
    valid_at: datetime | None = None
    status: str = "current"


def around(memory: Memory, access: Access, entity_id: str, walk: Walk) -> Neighbourhood:
    """The relations that lead from an entity to others, near ones first, with everyone that they lead to.

    Raises NotFound for an entity that is not known, Invalid for a number of hops or relations out of bounds.
    """
    if not 1 <= walk.hops <= MOST_HOPS:
        raise Invalid(f"hops is a number from 1 to {MOST_HOPS}.")
    paging.place(None, walk.limit)
    return memory.graph.read(lambda tx: _around(tx, access, entity_id, walk))


def _around(tx: neo4j.Transaction, access: Access, entity_id: str, walk: Walk) -> Neighbourhood:
    centre = entities.find(tx, access, entity_id, walk.as_of)
    reached = {centre.id: EntityRef(id=centre.id, name=centre.name, type=centre.type)}
    relations = dict[str, Fact]()
    front = {centre.id}
    for _ in range(walk.hops):
        found = _relations(tx, access, front, walk, walk.limit + len(relations))
        relations |= {fact.id: fact for fact in found}
        ends = {end.id: end for fact in found for end in (fact.subject, fact.object) if end}
        front = ends.keys() - reached.keys()
        reached |= {key: ends[key] for key in sorted(front)}
        if len(relations) > walk.limit or not front:
            break
    shown = list(relations.values())[: walk.limit]
    near = {centre.id, *(end.id for fact in shown for end in (fact.subject, fact.object) if end)}
    return Neighbourhood(
        entities=[ref for key, ref in reached.items() if key in near],
        relations=shown,
        truncated=len(relations) > walk.limit,
    )


def _relations(tx: neo4j.Transaction, access: Access, front: set[str], walk: Walk, most: int) -> list[Fact]:
    """Relations that one of some entities has, and one more than `most` of them at most."""
    asked = FactFilter(
        about=tuple(sorted(front)), kind="relation", status=walk.status, as_of=walk.as_of, valid_at=walk.valid_at
    )
    rows = facts.find(tx, access, asked, paging.Place("neighbourhood", most))
    return [facts.shape(row) for row in rows]
