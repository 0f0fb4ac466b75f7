"""Corrections over HTTP: what somebody decides is kept in the record like what is said."""

from fastapi import APIRouter, Depends, Response

from api import examples, problems
from api.bodies.corrections import ActiveBody, CloseBody, LinkBody, NamingBody, ResolveBody
from api.deps import CONTEXT, MemoryDep, Writer, json_only
from api.fields import PathId
from api.idempotency import Repeatable, reply_of
from graph.model import Corrected
from graph.writing import deciding, relinking, renaming
from graph.writing.deciding import Verdict

router = APIRouter(prefix=CONTEXT, tags=["corrections"], dependencies=[Depends(json_only)])

REPLIES = problems.WRITE | examples.of(200, examples.CORRECTED)


@router.post("/facts/{fact_id}/close", responses=REPLIES)
def close_fact(
    fact_id: PathId, body: CloseBody, memory: MemoryDep, access: Writer, request: Repeatable, response: Response
) -> Corrected:
    """End a fact, now or at a moment; a plan or what is held back is denied."""
    return reply_of(deciding.close(memory, access, fact_id, body.at, request), response)


@router.post("/uncertainties/{uncertainty_id}/resolve", responses=REPLIES)
def resolve_uncertainty(
    uncertainty_id: PathId,
    body: ResolveBody,
    memory: MemoryDep,
    access: Writer,
    request: Repeatable,
    response: Response,
) -> Corrected:
    """Settle a doubt by one of the facts that it names, or another value; of whom a pronoun means by an entity."""
    return reply_of(
        deciding.resolve(memory, access, uncertainty_id, Verdict(body.accept, body.note), request), response
    )


@router.post("/entities/{entity_id}", responses=REPLIES)
def revise_entity(
    entity_id: PathId, body: NamingBody, memory: MemoryDep, access: Writer, request: Repeatable, response: Response
) -> Corrected:
    """Give an entity another name or type, or further names."""
    return reply_of(renaming.revise_entity(memory, access, entity_id, body.naming(), request), response)


@router.post("/links/{link_id}", responses=REPLIES)
def relink(
    link_id: PathId, body: LinkBody, memory: MemoryDep, access: Writer, request: Repeatable, response: Response
) -> Corrected:
    """Let words mean another entity, or nobody known: what was read by them is read again."""
    return reply_of(relinking.relink(memory, access, link_id, body.entity_id, request), response)


@router.patch("/instructions/{instruction_id}", responses=REPLIES)
def set_instruction(
    instruction_id: PathId, body: ActiveBody, memory: MemoryDep, access: Writer, response: Response
) -> Corrected:
    """Take a rule for the agent back, or give it again."""
    return reply_of(deciding.set_active(memory, access, instruction_id, active=body.active), response)
