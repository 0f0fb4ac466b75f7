"""Sessions and their turns."""

from datetime import datetime
from typing import Any

from cli.backend import PAGE, Local, operation
from graph import sessions
from graph.model import Page, Receipt, Session, Turn
from graph.reading import turns
from graph.reading.turns import TurnFilter
from graph.sessions import Opening
from graph.writing import erasing
from graph.writing.forgetting import Forgetting


@operation("POST", "/{context_id}/sessions")
def create(here: Local, scope: list[str], metadata: dict[str, Any]) -> Session:
    return sessions.create(here.memory, here.access, Opening(scope, metadata)).reply


@operation("GET", "/{context_id}/sessions")
def listed(here: Local, scope: list[str], cursor: str | None = None) -> Page[Session]:
    return sessions.listed(here.memory, here.access, scope, PAGE, cursor)


@operation("GET", "/{context_id}/sessions/{session_id}")
def show(here: Local, session_id: str) -> Session:
    return sessions.show(here.memory, here.access, session_id)


@operation("PATCH", "/{context_id}/sessions/{session_id}")
def update(here: Local, session_id: str, metadata: dict[str, Any]) -> Session:
    return sessions.update(here.memory, here.access, session_id, metadata)


@operation("DELETE", "/{context_id}/sessions/{session_id}")
def delete(here: Local, session_id: str, *, dry_run: bool = False) -> Receipt:
    return erasing.forget(here.memory, here.access, Forgetting(session_id=session_id, dry_run=dry_run)).reply


@operation("GET", "/{context_id}/sessions/{session_id}/turns")
def list_turns(
    here: Local, session_id: str, include: list[str], as_of: datetime | None = None, cursor: str | None = None
) -> Page[Turn]:
    return turns.listed(here.memory, here.access, session_id, TurnFilter(frozenset(include), as_of), PAGE, cursor)
