"""Traces over HTTP: what a write or read did, and why."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from api import examples, problems
from api.deps import CONTEXT, MemoryDep, Reader, json_only
from api.fields import PathId
from api.queries import TracesQuery
from api.replies import TraceList
from graph.model import Trace
from graph.reading import traces

router = APIRouter(prefix=f"{CONTEXT}/traces", tags=["traces"], dependencies=[Depends(json_only)])


@router.get("", responses=problems.READ | examples.of(200, examples.page(traces=[examples.TRACE])))
def list_traces(memory: MemoryDep, access: Reader, asked: Annotated[TracesQuery, Query()]) -> TraceList:
    """List traces."""
    page = traces.listed(memory, access, asked.session_id, asked.limit, asked.cursor)
    return TraceList(traces=page.items, page=page.page)


@router.get(
    "/{trace_id}",
    responses=problems.READ | examples.of(200, examples.TRACE),
)
def show_trace(trace_id: PathId, memory: MemoryDep, access: Reader) -> Trace:
    """Show what one write or read did: each claim, what became of it, and why."""
    return traces.show(memory, access, trace_id)
