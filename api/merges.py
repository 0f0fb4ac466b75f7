"""Merges over HTTP: two entities are one, and two again."""

from fastapi import APIRouter, Depends, Response

from api import examples, problems
from api.bodies.corrections import MergeBody
from api.deps import CONTEXT, MemoryDep, Writer, json_only
from api.fields import PathId
from api.idempotency import Repeatable, reply_of
from graph.model import Corrected
from graph.writing import merging

router = APIRouter(prefix=CONTEXT, tags=["entities"], dependencies=[Depends(json_only)])


@router.post("/entities/merge", responses=problems.WRITE | examples.of(200, examples.CORRECTED))
def merge_entities(
    body: MergeBody, memory: MemoryDep, access: Writer, request: Repeatable, response: Response
) -> Corrected:
    """Make entities one: whatever is said of the merged is said of the other, whose id they have from then on."""
    return reply_of(merging.merge(memory, access, body.into, body.merged, request), response)


@router.post("/merges/{merge_id}/undo", responses=problems.WRITE | examples.of(200, examples.CORRECTED))
def undo_merge(
    merge_id: PathId, memory: MemoryDep, access: Writer, request: Repeatable, response: Response
) -> Corrected:
    """Take a merge back, in whatever order merges were made."""
    return reply_of(merging.undo(memory, access, merge_id, request), response)
