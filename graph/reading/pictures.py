"""Entities and the relations between them, as a graph that can be drawn."""

from collections.abc import Iterable

from graph.access import Access
from graph.memory import Memory
from graph.model import Edge, EntityRef, Fact, Picture
from graph.reading import facts, neighbourhoods
from graph.reading.facts import FactFilter
from graph.reading.neighbourhoods import Walk


def of_scope(memory: Memory, access: Access, wanted: FactFilter, limit: int = 100) -> Picture:
    """The relations that a filter asks for, the earliest known first. Raises Invalid."""
    page = facts.listed(memory, access, wanted, limit)
    return _drawn(page.items, truncated=page.page.has_more)


def around(memory: Memory, access: Access, entity_id: str, walk: Walk) -> Picture:
    """The relations that lead from an entity to others, near ones first. Raises NotFound, Invalid."""
    near = neighbourhoods.around(memory, access, entity_id, walk)
    return _drawn(near.relations, near.entities, truncated=near.truncated)


def _drawn(relations: Iterable[Fact], others: Iterable[EntityRef] = (), *, truncated: bool) -> Picture:
    """Relations as edges, with the entities at their ends and those that stand alone."""
    ends = [(fact, fact.object) for fact in relations if fact.object]
    nodes = {ref.id: ref for ref in others}
    nodes |= {ref.id: ref for fact, target in ends for ref in (fact.subject, target)}
    edges = [_edge(fact, target) for fact, target in ends]
    return Picture(nodes=list(nodes.values()), edges=edges, truncated=truncated)


def _edge(fact: Fact, target: EntityRef) -> Edge:
    return Edge(
        id=fact.id,
        source=fact.subject.id,
        target=target.id,
        predicate=fact.predicate,
        status=fact.status,
        confidence=fact.confidence,
        valid_from=fact.valid_from,
        valid_until=fact.valid_until,
    )
