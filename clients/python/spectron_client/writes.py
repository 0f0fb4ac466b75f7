"""Messages on their way into a session, and what became of them."""

import hashlib
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from spectron_client.answers import Session
from spectron_client.calls import encoded
from spectron_client.client import Client
from spectron_client.errors import (
    Invalid,
    Malformed,
    MessageConflict,
    NotJson,
    SessionConflict,
    SpectronError,
    TooLarge,
)
from spectron_client.routes import Message
from spectron_client.scoping import check_scope, same_scope

MOST_IN_BATCH = 50
"""Messages sent at once: the service reads them word for word before it answers."""

OF_ONE_MESSAGE = (Invalid, TooLarge, MessageConflict)
"""Refusals that one message of a batch may have brought on the others."""


FOR_GOOD = (*OF_ONE_MESSAGE, Malformed, SessionConflict, NotJson)
"""Refusals that no later try changes; a wrong key, a proxy or a fault of the service may be mended."""


@dataclass(frozen=True, slots=True)
class Write:
    """Messages of one session, which is opened if it is not there. Each message has an id, so twice is once."""

    session_id: str
    messages: Sequence[Message]
    scope: Sequence[str] = ()
    metadata: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def ids(self) -> list[str]:
        return [message["id"] for message in self.messages if "id" in message]


@dataclass(frozen=True, slots=True)
class Unwritten:
    """Messages that are not in the memory, and why. `kept` where the outbox has them and they are sent again later."""

    session_id: str
    message_ids: Sequence[str]
    error: SpectronError
    kept: bool = False


@dataclass(slots=True)
class Pending:
    """A write that waits for its turn, or had it."""

    write: Write
    path: Path | None = None
    """Its file in the outbox."""
    tried: threading.Event = field(default_factory=threading.Event)
    """Set once it was tried, whatever came of it, or the one before it failed: it is not worth waiting for."""
    taken_on: float = field(default_factory=time.monotonic)
    """When it was taken on, by the monotonic clock: patience is measured from then."""
    tries: int = 0
    settled: threading.Event = field(default_factory=threading.Event)
    """Set once it is in the memory, or given up."""
    refused: dict[str, SpectronError] = field(default_factory=dict[str, SpectronError])
    """What the service will never take, by message id."""
    given_up: SpectronError | None = None
    """Why none of it is known to be in the memory."""

    @property
    def done(self) -> bool:
        """Whether all of it is in the memory, but for what was refused."""
        return self.settled.is_set() and self.given_up is None

    def begin(self) -> None:
        """Be patient anew."""
        self.taken_on, self.tries = time.monotonic(), 0

    def settle(self) -> None:
        """Let nobody wait for it any longer."""
        self.settled.set()
        self.tried.set()


def stamped(write: Write) -> Write:
    """The write, each message with the time when it was said, now where none is told: it may be sent much later."""
    now = datetime.now(UTC).isoformat()
    return replace(write, messages=[_at(now, message) for message in write.messages])


def _at(now: str, message: Message) -> Message:
    said_at = message.get("said_at", now)
    return {**message, "said_at": said_at.isoformat() if isinstance(said_at, datetime) else said_at}


def _key_of(session_id: str, batch: Sequence[Message]) -> str:
    """The `Idempotency-Key` of messages: the same however often they are sent, another for anything else."""
    return hashlib.sha256(encoded([session_id, batch])).hexdigest()


def deliver(memory: Client, write: Write) -> dict[str, SpectronError]:
    """
    Put messages into their session; gives those that the service will never take, by id, with its reason.

    Raises SpectronError where none could be written.
    """
    _open(memory, write)
    refused: dict[str, SpectronError] = {}
    for start in range(0, len(write.messages), MOST_IN_BATCH):
        batch = write.messages[start : start + MOST_IN_BATCH]
        try:
            memory.remember(batch, write.session_id, key=_key_of(write.session_id, batch))
        except OF_ONE_MESSAGE:
            refused |= _one_by_one(memory, batch, write.session_id)
    return refused


def _one_by_one(memory: Client, batch: Sequence[Message], session_id: str) -> dict[str, SpectronError]:
    refused: dict[str, SpectronError] = {}
    for message in batch:
        try:
            memory.remember(message, session_id, key=_key_of(session_id, [message]))
        except OF_ONE_MESSAGE as error:
            refused[message.get("id", "")] = error
    return refused


def _open(memory: Client, write: Write) -> None:
    """Open the session, or see that it is the one meant: words never go where another scope reads them."""
    if check_scope(memory, write.session_id, write.scope) is None:
        same_scope(_created(memory, write), write.scope)


def _created(memory: Client, write: Write) -> Session:
    try:
        return memory.create_session(write.scope, write.metadata, write.session_id)
    except SessionConflict:  # somebody was faster; or it is not for this key, which the next line is told
        return memory.session(write.session_id)
