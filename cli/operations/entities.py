"""Entities: who and what is known, where they are spoken of, and who is one with whom."""

from datetime import datetime

from cli.backend import PAGE, Local, operation
from extraction.records import EntityType
from graph.model import Corrected, Entity, Fact, Link, Neighbourhood, Page
from graph.reading import entities, facts, neighbourhoods
from graph.reading.entities import EntityFilter
from graph.reading.facts import FactFilter
from graph.reading.neighbourhoods import Walk
from graph.writing import merging, renaming
from graph.writing.renaming import Naming


@operation("GET", "/{context_id}/entities")
def listed(
    here: Local,
    *,
    type: EntityType | None = None,  # noqa: A002 - the route's word
    name: str | None = None,
    as_of: datetime | None = None,
    cursor: str | None = None,
) -> Page[Entity]:
    return entities.listed(here.memory, here.access, EntityFilter(type, name, as_of), PAGE, cursor)


@operation("GET", "/{context_id}/entities/{entity_id}")
def show(here: Local, entity_id: str, as_of: datetime | None = None) -> Entity:
    return entities.show(here.memory, here.access, entity_id, as_of)


@operation("GET", "/{context_id}/entities/{entity_id}/mentions")
def mentions(here: Local, entity_id: str, as_of: datetime | None = None, cursor: str | None = None) -> Page[Link]:
    return entities.mentions(here.memory, here.access, entity_id, PAGE, cursor, as_of)


@operation("GET", "/{context_id}/entities/{entity_id}/history")
def history(
    here: Local,
    entity_id: str,
    as_of: datetime | None = None,
    valid_at: datetime | None = None,
    cursor: str | None = None,
) -> Page[Fact]:
    entity = entities.show(here.memory, here.access, entity_id, as_of)
    wanted = FactFilter(about=(entity.id,), status="all", as_of=as_of, valid_at=valid_at)
    return facts.listed(here.memory, here.access, wanted, PAGE, cursor)


@operation("GET", "/{context_id}/entities/{entity_id}/neighbourhood")
def neighbourhood(
    here: Local,
    entity_id: str,
    as_of: datetime | None = None,
    valid_at: datetime | None = None,
    hops: int = 1,
    limit: int = PAGE,
) -> Neighbourhood:
    return neighbourhoods.around(here.memory, here.access, entity_id, Walk(hops, limit, as_of, valid_at))


@operation("POST", "/{context_id}/entities/{entity_id}")
def revise(
    here: Local,
    entity_id: str,
    name: str | None = None,
    type: EntityType | None = None,  # noqa: A002 - the route's word
    aliases: list[str] | None = None,
) -> Corrected:
    naming = Naming(name, type, tuple(aliases or ()))
    return renaming.revise_entity(here.memory, here.access, entity_id, naming).reply


@operation("POST", "/{context_id}/entities/merge")
def merge(here: Local, into: str, from_: list[str]) -> Corrected:
    return merging.merge(here.memory, here.access, into, from_).reply


@operation("POST", "/{context_id}/merges/{merge_id}/undo")
def unmerge(here: Local, merge_id: str) -> Corrected:
    return merging.undo(here.memory, here.access, merge_id).reply
