"""Traces: what a write or a read did, and why."""

from cli.backend import PAGE, Local, operation
from graph.model import Page, Trace
from graph.reading import traces


@operation("GET", "/{context_id}/traces")
def listed(here: Local, session_id: str, cursor: str | None = None) -> Page[Trace]:
    return traces.listed(here.memory, here.access, session_id, PAGE, cursor)


@operation("GET", "/{context_id}/traces/{trace_id}")
def show(here: Local, trace_id: str) -> Trace:
    return traces.show(here.memory, here.access, trace_id)
