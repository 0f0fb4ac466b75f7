"""What holds, what has changed, and what of it matters for a question."""

from datetime import datetime

from cli.backend import Local, operation
from graph.model import ContextBlock, Diff, State
from graph.reading import contextblocks, diffs, states
from graph.reading.contextblocks import ContextFilter
from graph.reading.states import StateFilter


@operation("POST", "/{context_id}/state")
def of_scope(
    here: Local,
    *,
    limit: int,
    scope: list[str] | None = None,
    subject: str | None = None,
    as_of: datetime | None = None,
    valid_at: datetime | None = None,
) -> State:
    tags = None if scope is None else tuple(scope)
    wanted = StateFilter(scope=tags, subject=subject, as_of=as_of, valid_at=valid_at, limit=limit)
    return states.of_scope(here.memory, here.access, wanted)


@operation("GET", "/{context_id}/sessions/{session_id}/state")
def of_session(
    here: Local, session_id: str, *, limit: int, as_of: datetime | None = None, valid_at: datetime | None = None
) -> State:
    wanted = StateFilter(as_of=as_of, valid_at=valid_at, limit=limit)
    return states.of_session(here.memory, here.access, session_id, wanted)


@operation("GET", "/{context_id}/sessions/{session_id}/state/diff")
def diff_of_session(here: Local, session_id: str, since_turn: str | None = None, until_turn: str | None = None) -> Diff:
    return diffs.of_session(here.memory, here.access, session_id, since_turn, until_turn)


@operation("POST", "/{context_id}/state/diff")
def diff_of_moments(here: Local, since: datetime, until: datetime, scope: list[str] | None = None) -> Diff:
    return diffs.of_moments(here.memory, here.access, since, until, scope)


@operation("POST", "/{context_id}/context")
def context(
    here: Local,
    query: str,
    *,
    scope: list[str] | None = None,
    limit: int = 20,
    max_chars: int = 8000,
    as_of: datetime | None = None,
    valid_at: datetime | None = None,
) -> ContextBlock:
    wanted = ContextFilter(query, tuple(scope or ()), limit, max_chars, as_of, valid_at)
    return contextblocks.of_scope(here.memory, here.access, wanted)


@operation("GET", "/{context_id}/sessions/{session_id}/context")
def context_of_session(
    here: Local,
    session_id: str,
    query: str,
    *,
    limit: int = 20,
    max_chars: int = 8000,
    as_of: datetime | None = None,
    valid_at: datetime | None = None,
) -> ContextBlock:
    wanted = ContextFilter(query, limit=limit, max_chars=max_chars, as_of=as_of, valid_at=valid_at)
    return contextblocks.of_session(here.memory, here.access, session_id, wanted)
