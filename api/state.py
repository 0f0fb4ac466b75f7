"""What holds, over HTTP: state, instructions, open doubts."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from api import examples, problems
from api.bodies import StateBody
from api.deps import CONTEXT, MemoryDep, Reader, json_only
from api.queries import Paging, UncertaintiesQuery
from api.replies import InstructionList, UncertaintyList
from graph.model import State
from graph.reading import doubts, states

router = APIRouter(prefix=CONTEXT, tags=["state"], dependencies=[Depends(json_only)])


@router.post("/state", responses=problems.READ | problems.documented(413, 415) | examples.of(200, examples.STATE))
def show_state(body: StateBody, memory: MemoryDep, access: Reader) -> State:
    """Show what holds in a scope: facts by category, instructions in force, open doubts."""
    return states.of_scope(memory, access, body.filter())


@router.get(
    "/instructions",
    responses=problems.READ | examples.of(200, examples.page(instructions=[examples.INSTRUCTION])),
)
def list_instructions(memory: MemoryDep, access: Reader, asked: Annotated[Paging, Query()]) -> InstructionList:
    """List the rules that were given to the agent."""
    page = doubts.instructions(memory, access, asked.limit, asked.cursor)
    return InstructionList(instructions=page.items, page=page.page)


@router.get(
    "/uncertainties",
    responses=problems.READ | examples.of(200, examples.page(uncertainties=[examples.UNCERTAINTY])),
)
def list_uncertainties(
    memory: MemoryDep, access: Reader, asked: Annotated[UncertaintiesQuery, Query()]
) -> UncertaintyList:
    """List doubts that are recorded and settled by nobody yet."""
    page = doubts.uncertainties(memory, access, asked.status, asked.limit, asked.cursor)
    return UncertaintyList(uncertainties=page.items, page=page.page)
