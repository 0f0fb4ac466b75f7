"""Recall over HTTP: what was said and what is known that answers a question."""

from fastapi import APIRouter, Depends

from api import examples, problems
from api.bodies.questions import RecallBody
from api.deps import CONTEXT, MemoryDep, Reader, json_only
from graph.recall import recall
from graph.recall.shapes import Recalled

router = APIRouter(prefix=CONTEXT, tags=["recall"], dependencies=[Depends(json_only)])


@router.post("/query", responses=problems.READ_BY_BODY | examples.of(200, examples.RECALLED))
def query(body: RecallBody, memory: MemoryDep, access: Reader) -> Recalled:
    """Find turns, facts and entities that answer a question, best first, each with what speaks for it."""
    return recall.recall(memory, access, body.wanted())
