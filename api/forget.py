"""Forgetting over HTTP: what was said goes for good, with all that followed from it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from api import examples, problems
from api.bodies.forgetting import ForgetBody
from api.deps import CONTEXT, Forgetter, MemoryDep, json_only
from api.fields import PathId
from api.idempotency import Repeatable, reply_of
from api.queries import DryRun
from graph.model import Receipt
from graph.writing import erasing
from graph.writing.forgetting import Forgetting

router = APIRouter(prefix=CONTEXT, tags=["forgetting"], dependencies=[Depends(json_only)])


@router.post("/forget", responses=problems.WRITE | examples.of(200, examples.RECEIPT))
def forget(body: ForgetBody, memory: MemoryDep, access: Forgetter, request: Repeatable, response: Response) -> Receipt:
    """Erase turns: their text, links, quotes and what only they supported; what they had replaced holds again."""
    return reply_of(erasing.forget(memory, access, body.forgetting(), request), response)


@router.delete("/sessions/{session_id}", responses=problems.WRITE | examples.of(200, examples.RECEIPT))
def delete_session(
    session_id: PathId,
    memory: MemoryDep,
    access: Forgetter,
    asked: Annotated[DryRun, Query()],
) -> Receipt:
    """Erase a session with all of its turns."""
    wanted = Forgetting(session_id=session_id, dry_run=asked.dry_run)
    return erasing.forget(memory, access, wanted).reply
