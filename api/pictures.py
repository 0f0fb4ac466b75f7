"""The graph over HTTP, as nodes and edges that can be drawn."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from api import examples, problems
from api.deps import CONTEXT, MemoryDep, Reader, json_only
from api.queries import PictureQuery
from graph.model import Picture
from graph.reading import pictures
from graph.reading.facts import FactFilter
from graph.reading.neighbourhoods import Walk

router = APIRouter(prefix=CONTEXT, tags=["entities"], dependencies=[Depends(json_only)])


@router.get("/graph", responses=problems.READ | examples.of(200, examples.PICTURE))
def show_graph(memory: MemoryDep, access: Reader, asked: Annotated[PictureQuery, Query()]) -> Picture:
    """Show who and what is known as a graph to be drawn: around an entity, of one session, or all of it."""
    if asked.entity_id:
        walk = Walk(asked.hops, asked.limit, asked.as_of, asked.valid_at, asked.status)
        return pictures.around(memory, access, asked.entity_id, walk)
    told = asked.model_dump(include={"session_id", "status", "as_of", "valid_at"})
    wanted = FactFilter(kind="relation", **told)
    return pictures.of_scope(memory, access, wanted, asked.limit)
