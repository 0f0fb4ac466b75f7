"""Messages that are in the record already: a replay is skipped, a contradiction refused."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import neo4j

from graph import scopes, sessions
from graph.access import Access
from graph.engine.queries import run
from graph.errors import MessageConflict, NotFound
from graph.model import Message, Session, Skipped


def known_messages(
    tx: neo4j.Transaction, access: Access, session: Session, messages: Sequence[Message]
) -> tuple[list[Message], list[Skipped]]:
    """The messages that are new, and those that were stored before under the same id with the same text.

    Raises MessageConflict where an id stands for another text, role or session.
    """
    stored = _stored(tx, access, messages)
    new: list[Message] = []
    skipped: list[Skipped] = []
    seen: dict[str, Message] = {}
    for message in messages:
        before = stored.get(message.id or "")
        if message.id and before:
            same = (before["role"], before["content"], before["session"])
            if same != (message.role, message.content, sessions.key_of(access, session.id)):
                raise MessageConflict("A message with this id is stored with another text, role or session.")
            skipped.append(Skipped(message_id=message.id, turn_id=before["id"]))
        elif message.id and message.id in seen:
            raise MessageConflict("Two messages of this batch have the same id.")
        else:
            new.append(message)
            seen |= {message.id: message} if message.id else {}
    return new, skipped


def session_of(
    tx: neo4j.Transaction, access: Access, messages: Sequence[Message], scope: Sequence[str] | None
) -> str | None:
    """The one session that holds messages sent before, where who names none may go on in it."""
    held = {turn["session"] for turn in _stored(tx, access, messages).values()}
    if len(held) != 1:
        return None
    with suppress(NotFound):
        session = sessions.find(tx, access, held.pop().removeprefix(sessions.key_of(access, "")))
        return session.id if set(scopes.parse(scope or [])) <= set(session.scope) else None
    return None


def _stored(tx: neo4j.Transaction, access: Access, messages: Sequence[Message]) -> dict[str, dict[str, Any]]:
    """The turns of the messages that are in the record, by the caller's ids."""
    own = {f"{access.context_id}|id|{message.id}" for message in messages if message.id}
    rows = run(tx, "turn/known", message_keys=sorted(own)) if own else []
    return {row["turn"]["message_id"]: row["turn"] for row in rows}
