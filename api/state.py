"""What holds, over HTTP: state, context for an answer, instructions, open doubts."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from api import examples, problems
from api.bodies.questions import QuestionBody, StateBody, StateDiffBody
from api.deps import CONTEXT, MemoryDep, Reader, json_only
from api.queries import KnownPage, UncertaintiesQuery
from api.replies import InstructionList, UncertaintyList
from graph.model import ContextBlock, Diff, State
from graph.reading import contextblocks, diffs, doubts, states
from graph.reading.doubts import NoteFilter

router = APIRouter(prefix=CONTEXT, tags=["state"], dependencies=[Depends(json_only)])


@router.post("/state", responses=problems.READ_BY_BODY | examples.of(200, examples.STATE))
def show_state(body: StateBody, memory: MemoryDep, access: Reader) -> State:
    """Show what holds in a scope: facts by category, instructions in force, open doubts."""
    return states.of_scope(memory, access, body.filter())


@router.post("/state/diff", responses=problems.READ_BY_BODY | examples.of(200, examples.DIFF))
def diff_states(body: StateDiffBody, memory: MemoryDep, access: Reader) -> Diff:
    """Show what became known after one moment and up to another: what changed, why, and where it was said."""
    return diffs.of_moments(memory, access, body.since, body.until, body.scope)


@router.post("/context", responses=problems.READ_BY_BODY | examples.of(200, examples.CONTEXT_BLOCK))
def show_scope_context(body: QuestionBody, memory: MemoryDep, access: Reader) -> ContextBlock:
    """Give what an agent needs to answer a question, from every session of a scope."""
    return contextblocks.of_scope(memory, access, body.filter())


@router.get(
    "/instructions",
    responses=problems.READ | examples.of(200, examples.page(instructions=[examples.INSTRUCTION])),
)
def list_instructions(memory: MemoryDep, access: Reader, asked: Annotated[KnownPage, Query()]) -> InstructionList:
    """List the rules that were given to the agent."""
    page = doubts.instructions(memory, access, NoteFilter(as_of=asked.as_of), asked.limit, asked.cursor)
    return InstructionList(instructions=page.items, page=page.page)


@router.get(
    "/uncertainties",
    responses=problems.READ | examples.of(200, examples.page(uncertainties=[examples.UNCERTAINTY])),
)
def list_uncertainties(
    memory: MemoryDep, access: Reader, asked: Annotated[UncertaintiesQuery, Query()]
) -> UncertaintyList:
    """List doubts that are recorded and settled by nobody yet."""
    wanted = NoteFilter(asked.status, asked.session_id, asked.as_of)
    page = doubts.uncertainties(memory, access, wanted, asked.limit, asked.cursor)
    return UncertaintyList(uncertainties=page.items, page=page.page)
