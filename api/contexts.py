"""Contexts over HTTP, for the holder of the root key."""

from fastapi import APIRouter, Depends, Response

from api import examples, problems
from api.bodies.rights import ContextBody
from api.deps import BASE, MemoryDep, json_only, root
from api.fields import PathId
from api.idempotency import Repeatable, reply_of
from api.replies import ContextList
from graph import contexts
from graph.model import NewContext

router = APIRouter(prefix=f"{BASE}/contexts", tags=["contexts"], dependencies=[Depends(json_only), Depends(root)])


@router.post("", status_code=201, responses=problems.ROOT_WRITE | examples.of(201, examples.NEW_CONTEXT))
def create_context(body: ContextBody, memory: MemoryDep, request: Repeatable, response: Response) -> NewContext:
    """Make a context with its first key, which is shown this once."""
    return reply_of(contexts.create(memory, body.id, body.description, request), response)


@router.get(
    "",
    responses=problems.ROOT_READ | examples.of(200, {"contexts": [examples.CONTEXT]}),
)
def list_contexts(memory: MemoryDep) -> ContextList:
    """List the contexts."""
    return ContextList(contexts=contexts.listed(memory))


@router.delete("/{context_id}", status_code=204, responses=problems.ROOT_READ | problems.documented(404))
def delete_context(context_id: PathId, memory: MemoryDep) -> None:
    """Erase a context with everything in it."""
    contexts.delete(memory, context_id)
