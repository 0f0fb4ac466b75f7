"""Entities over HTTP: who and what the memory knows."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import RedirectResponse

from api import examples, problems
from api.deps import CONTEXT, MemoryDep, Reader, json_only
from api.fields import PathId
from api.queries import EntitiesQuery, EntityFactsQuery, EntityHistoryQuery, Known, KnownPage, NeighbourhoodQuery
from api.replies import EntityList, FactList, MentionList
from graph.model import Entity, Neighbourhood
from graph.reading import entities, facts, neighbourhoods
from graph.reading.entities import EntityFilter
from graph.reading.facts import FactFilter
from graph.reading.neighbourhoods import Walk

MOVED: dict[int | str, dict[str, Any]] = {307: {"description": "It is another entity now, at this address."}}

router = APIRouter(prefix=f"{CONTEXT}/entities", tags=["entities"], dependencies=[Depends(json_only)])


@router.get("", responses=problems.READ | examples.of(200, examples.page(entities=[examples.ENTITY])))
def list_entities(memory: MemoryDep, access: Reader, asked: Annotated[EntitiesQuery, Query()]) -> EntityList:
    """List who and what is known."""
    wanted = EntityFilter(asked.type, asked.name, asked.as_of)
    page = entities.listed(memory, access, wanted, asked.limit, asked.cursor)
    return EntityList(entities=page.items, page=page.page)


@router.get("/{entity_id}", responses=problems.READ | examples.of(200, examples.ENTITY) | MOVED, response_model=Entity)
def show_entity(
    entity_id: PathId, memory: MemoryDep, access: Reader, asked: Annotated[Known, Query()], request: Request
) -> Entity | RedirectResponse:
    """Show an entity with its names. The id of one that is another now leads there."""
    entity = entities.show(memory, access, entity_id, asked.as_of)
    if entity.id != entity_id:
        there = request.url_for("show_entity", context_id=access.context_id, entity_id=entity.id)
        return RedirectResponse(str(request.url.replace(path=there.path, scheme="", netloc="")))
    return entity


@router.get("/{entity_id}/facts", responses=problems.READ | examples.of(200, examples.page(facts=[examples.FACT])))
def list_entity_facts(
    entity_id: PathId, memory: MemoryDep, access: Reader, asked: Annotated[EntityFactsQuery, Query()]
) -> FactList:
    """List the facts about an entity."""
    entity = entities.show(memory, access, entity_id, asked.as_of)
    wanted = FactFilter(subject=entity.id, status=asked.status, as_of=asked.as_of, valid_at=asked.valid_at)
    page = facts.listed(memory, access, wanted, asked.limit, asked.cursor)
    return FactList(facts=page.items, page=page.page)


@router.get(
    "/{entity_id}/mentions",
    responses=problems.READ | examples.of(200, examples.page(mentions=[examples.LINK])),
)
def list_mentions(
    entity_id: PathId, memory: MemoryDep, access: Reader, asked: Annotated[KnownPage, Query()]
) -> MentionList:
    """List where an entity is spoken of."""
    page = entities.mentions(memory, access, entity_id, asked.limit, asked.cursor, asked.as_of)
    return MentionList(mentions=page.items, page=page.page)


@router.get("/{entity_id}/history", responses=problems.READ | examples.of(200, examples.page(facts=[examples.FACT])))
def show_entity_history(
    entity_id: PathId, memory: MemoryDep, access: Reader, asked: Annotated[EntityHistoryQuery, Query()]
) -> FactList:
    """List everything that was ever held of an entity, as subject or object, in the order of becoming known."""
    entity = entities.show(memory, access, entity_id, asked.as_of)
    wanted = FactFilter(about=(entity.id,), status="all", as_of=asked.as_of, valid_at=asked.valid_at)
    page = facts.listed(memory, access, wanted, asked.limit, asked.cursor)
    return FactList(facts=page.items, page=page.page)


@router.get("/{entity_id}/neighbourhood", responses=problems.READ | examples.of(200, examples.NEIGHBOURHOOD))
def show_neighbourhood(
    entity_id: PathId, memory: MemoryDep, access: Reader, asked: Annotated[NeighbourhoodQuery, Query()]
) -> Neighbourhood:
    """Show who and what an entity is related to, near ones first."""
    return neighbourhoods.around(memory, access, entity_id, Walk(**dict(asked)))
