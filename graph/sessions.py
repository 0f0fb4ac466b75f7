"""Sessions: opened, listed, shown."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import neo4j

from graph import clock, ids, scopes
from graph.access import Access
from graph.engine.queries import run
from graph.errors import Invalid, NotFound, SessionConflict, TooLarge
from graph.memory import Memory
from graph.model import Page, Session
from graph.reading import paging
from graph.requests import Request, Written, asked_by, once, unit_of

MOST_ID = 200


@dataclass(frozen=True, slots=True)
class Opening:
    """A session to open."""

    scope: list[str] = field(default_factory=list[str])
    metadata: dict[str, Any] = field(default_factory=dict[str, Any])
    id: str | None = None
    created_at: datetime | None = None
    """When it was opened, where that was before: in the memory that it comes from."""


def key_of(access: Access, session_id: str) -> str:
    """The key under which a session of this context is kept."""
    return f"{access.context_id}|{session_id}"


def create(memory: Memory, access: Access, opening: Opening, request: Request | None = None) -> Written[Session]:
    """A new session. Raises SessionConflict where the id is taken, Forbidden outside of the key's scope, Invalid."""
    opened = checked(memory, access, opening)
    asked = asked_by(access, request)

    work = unit_of(memory, asked, Session, lambda tx: open_one(tx, access, opened))
    return once(memory, asked, Session, lambda: memory.graph.write(work))


def open_one(tx: neo4j.Transaction, access: Access, opening: Opening) -> Session:
    """Opens a session inside a transaction. Raises SessionConflict where the id is taken."""
    session_id = opening.id or ids.new("sess")
    now = opening.created_at or clock.now()
    rows = run(
        tx,
        "session/create",
        context=access.context_id,
        session=key_of(access, session_id),
        id=session_id,
        scope=opening.scope,
        metadata=json.dumps(opening.metadata),
        now=clock.iso(now),
        now_ms=clock.millis(now),
        listed=ids.listed(access.context_id, clock.millis(now)),
        opening=ids.new("open"),
    )
    if not rows:
        raise NotFound("There is no such context.")
    if not rows[0]["created"]:
        raise SessionConflict("This session id is taken; choose another id, or leave it out to be given one.")
    return _session(rows[0]["session"])


def listed(
    memory: Memory, access: Access, scope: list[str], limit: int = 100, cursor: str | None = None
) -> Page[Session]:
    """Sessions that have every tag asked for, oldest first."""
    place = paging.place(cursor, limit, "sessions", sorted(scope))
    wanted = list(scopes.parse(scope))
    asked = {"context": access.context_id, "scope": wanted, **access.lens.params()}

    def work(tx: neo4j.Transaction) -> list[dict[str, Any]]:
        return paging.in_stretches(
            tx, access.context_id, place, lambda stretch: run(tx, "session/list", **asked, **stretch)
        )

    return paging.page(place, memory.graph.read(work), lambda row: _session(row["session"]), "session")


def every(memory: Memory, access: Access) -> Iterator[Session]:
    """The sessions that a key sees, oldest first, a page at a time."""
    cursor: str | None = None
    while True:
        page = listed(memory, access, [], paging.MOST, cursor)
        yield from page.items
        cursor = page.page.next_cursor
        if cursor is None:
            return


def show(memory: Memory, access: Access, session_id: str) -> Session:
    """A session. Raises NotFound, also where the key does not see it."""
    return memory.graph.read(lambda tx: find(tx, access, session_id))


def find(tx: neo4j.Transaction, access: Access, session_id: str) -> Session:
    """A session, inside a transaction. Raises NotFound, also where the key does not see it."""
    return find_revision(tx, access, session_id)[0]


def find_writable(tx: neo4j.Transaction, access: Access, session_id: str) -> Session:
    """A session that the key may write, inside a transaction. Raises NotFound, Forbidden where it only sees it."""
    session = find(tx, access, session_id)
    access.lens.writable(tuple(session.scope))
    return session


def find_revision(tx: neo4j.Transaction, access: Access, session_id: str) -> tuple[Session, int]:
    """A session, and how often turns were taken out of it or read anew. Raises NotFound."""
    rows = run(tx, "session/find", session=key_of(access, session_id), **access.lens.params())
    if not rows:
        raise NotFound("There is no such session.")
    return _session(rows[0]["session"]), rows[0]["revision"]


def write_scope(access: Access, session: Session, wanted: list[str] | None) -> scopes.Scope:
    """The scope to write in: the session's, or the part of it that is asked for.

    A turn that some readers of its session must not see would leave a gap in its numbers, so no tag may be added.
    Raises Invalid for one, Forbidden outside of the key's scope.
    """
    scope = scopes.parse(session.scope if wanted is None else wanted)
    if not set(scope) <= set(session.scope):
        raise Invalid("The scope of a write has no tag that its session has not; open a session of that scope.")
    return access.lens.writable(scope)


def update(memory: Memory, access: Access, session_id: str, metadata: dict[str, Any]) -> Session:
    """The session with its metadata replaced. Raises NotFound, Forbidden where the key only sees it, TooLarge."""
    text = _metadata(memory, metadata)

    def work(tx: neo4j.Transaction) -> Session:
        find_writable(tx, access, session_id)
        run(tx, "session/update", session=key_of(access, session_id), metadata=text)
        return find(tx, access, session_id)

    return memory.graph.write(work)


def checked(memory: Memory, access: Access, opening: Opening) -> Opening:
    """What is to be opened, if it may be. Raises Forbidden outside of the key's scope, Invalid, TooLarge."""
    scope = access.lens.writable(scopes.parse(opening.scope))
    _metadata(memory, opening.metadata)
    if opening.id is not None and not 1 <= len(opening.id) <= MOST_ID:
        raise Invalid(f"A session id has 1 to {MOST_ID} characters.")
    if opening.id is not None and not ids.addressable(opening.id):
        raise Invalid("A session id stands in paths: it has no '/' and is neither '.' nor '..'.")
    return replace(opening, scope=list(scope))


def _metadata(memory: Memory, metadata: dict[str, Any]) -> str:
    text = json.dumps(metadata)
    if len(text.encode()) > memory.settings.max_metadata_bytes:
        raise TooLarge(f"Metadata may have {memory.settings.max_metadata_bytes} bytes as JSON; keep less in it.")
    return text


def _session(row: dict[str, Any]) -> Session:
    return Session(**{**row, "metadata": json.loads(row["metadata"])})
