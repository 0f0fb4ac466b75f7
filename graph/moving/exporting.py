"""The record of a context, line by line, as far as a key may read it."""

import json
from collections.abc import Iterator
from typing import Any

import neo4j

from graph import sessions
from graph.access import Access
from graph.engine.queries import run
from graph.errors import Conflict, NotFound
from graph.memory import Memory
from graph.model import Session
from graph.moving import naming
from graph.moving.lines import Line, MessageLine, SessionLine
from graph.writing import correcting

Row = dict[str, Any]
PAGE = 500
"""Turns held in memory at a time."""


def record(memory: Memory, access: Access) -> Iterator[Line]:
    """Sessions with what was said in them, oldest first, then corrections: taken in so, they give the same graph.

    A correction is left out where it names somebody whom the key may not see. Raises Conflict where turns of a
    session are forgotten meanwhile, GraphUnavailable.
    """
    corrections = list[Session]()
    for session in sessions.every(memory, access):
        if session.id == correcting.session_of(access.context_id, session.scope):
            corrections.append(session)
        else:
            yield from _session(memory, access, session)
    for session in sorted(corrections, key=lambda one: len(one.scope)):
        yield from _session(memory, access, session)


def _session(memory: Memory, access: Access, session: Session) -> Iterator[Line]:
    """The line of a session and those of its turns."""
    yield SessionLine(
        id=session.id,
        scope=session.scope,
        metadata=session.metadata,
        created_at=session.created_at,
        of_corrections=session.id == correcting.session_of(access.context_id, session.scope),
    )
    after, first = 0, None
    while True:
        revision, lines, last = memory.graph.read(lambda tx, after=after: _page(tx, access, session, after))
        first = revision if first is None else first
        if revision != first:
            raise Conflict(f"Turns of session {session.id} were forgotten while it was exported; export again.")
        yield from lines
        if last is None:
            return
        after = last


def _page(
    tx: neo4j.Transaction, access: Access, session: Session, after: int
) -> tuple[int, list[MessageLine], int | None]:
    """Revision of a session, the lines of a page of its turns, and the number of the last if there may be more."""
    key = sessions.key_of(access, session.id)
    try:
        _, revision = sessions.find_revision(tx, access, session.id)
    except NotFound:
        return -1, [], None
    rows = [row["turn"] for row in run(tx, "turn/record", session=key, after=after, limit=PAGE, **access.lens.params())]
    lines = [line for row in rows if (line := _message(tx, access, session, row))]
    return revision, lines, rows[-1]["seq"] if len(rows) == PAGE else None


def _message(tx: neo4j.Transaction, access: Access, session: Session, row: Row) -> MessageLine | None:
    """The line of a turn, unless it is a correction that names somebody whom the key may not see."""
    said: Row = {name: row[name] for name in ("role", "content", "speaker", "said_at", "recorded_at")}
    given = {"id": row["message_id"], "name": row["name"], "addressees": row["addressees"], "labels": row["labels"]}
    said |= {name: value for name, value in given.items() if value}
    if row["scope"] != session.scope:
        said["scope"] = row["scope"]
    if row["kind"] == "message" and not row["to_read"]:
        said["infer"] = "none"
    if row["kind"] == "upsert":
        said["triples"] = json.loads(row["payload"])
    if row["kind"] == "correction":
        payload = json.loads(row["payload"])
        named = naming.cast_of(tx, access, payload)
        if named is None or not _sees_session(tx, access, payload):
            return None
        said |= {"correction": payload, "referents": named}
    return MessageLine(session_id=session.id, turn_id=row["id"], **said)


def _sees_session(tx: neo4j.Transaction, access: Access, payload: Row) -> bool:
    """Whether the key sees the session whose words a correction is about, where it is about words."""
    key = sessions.key_of(access, payload["session"]) if "session" in payload else None
    return key is None or bool(run(tx, "session/find", session=key, **access.lens.params()))
