"""Messages on their way to becoming turns: who speaks, when, under which number."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from extraction.records import Meant, Role, Utterance
from graph import clock, ids, scopes
from graph.model import Message, Session
from graph.recall import words
from graph.writing import meanings, spoken
from graph.writing.meanings import Meaning
from graph.writing.spoken import Spoken
from graph.writing.unit import Unit

SPEAKER_TAG = {"user": "user", "assistant": "agent"}
"""The dimension of the scope that names the speaker of a role, where the message does not."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A turn before it is stored. `kind` says what it records: a message, or a statement written as such."""

    id: str
    seq: int
    role: Role
    speaker: str
    content: str
    said_at: datetime
    message_id: str | None = None
    addressees: tuple[str, ...] = ()
    name: str | None = None
    kind: str = "message"
    scope: scopes.Scope = ()
    to_read: bool = True
    """Whether its words are to be read."""
    payload: str | None = None
    """What a statement written as such, or a correction, says exactly, as JSON: so a rebuild can repeat it."""
    cast: tuple[Spoken, ...] = ()
    """Whom and what a stored turn speaks of."""
    recorded_at: datetime | None = None
    """When a stored turn was recorded."""
    labels: tuple[str, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    """Whom some of its words mean, by corrections."""

    @property
    def meant(self) -> tuple[Meant, ...]:
        """Whom some of its words mean, for the reader."""
        return meanings.in_force(self.meanings)

    def utterance(self) -> Utterance:
        """As the reader sees it."""
        return Utterance(self.role, self.speaker, self.content, self.said_at, self.addressees, self.meant)

    def row(self, unit: Unit, cast: Sequence[Spoken] = ()) -> dict[str, Any]:
        """As `turn/append` takes it, with whom it speaks of."""
        own = f"{unit.context}|id|{self.message_id}" if self.message_id else f"{unit.context}|turn|{self.id}"
        properties = {
            "context": unit.context,
            "scope": list(unit.scope),
            "labels": list(unit.labels),
            "session": unit.session,
            "session_id": unit.session_id,
            "seq": self.seq,
            "role": self.role,
            "speaker": self.speaker,
            "addressees": list(self.addressees),
            "name": self.name,
            "content": self.content,
            "words": words.indexed(unit.context, unit.scope, self.content),
            "kind": self.kind,
            "message_id": self.message_id,
            "to_read": self.to_read,
            "payload": self.payload,
            "meant": meanings.stored(self.meanings),
            "said_ms": clock.millis(self.said_at),
            "recorded_ms": unit.now_ms,
            "cast": json.dumps([spoken.stored(one) for one in cast]),
            "display": f"{self.seq} {self.speaker}",
        }
        return {
            "id": self.id,
            "key": turn_key(unit.session, self.seq),
            "before": turn_key(unit.session, self.seq - 1),
            "message_key": own,
            "said_at": clock.iso(self.said_at),
            "properties": properties,
        }


def turn_key(session: str, seq: int) -> str:
    """The key of a turn by its session's key and its number."""
    return f"{session}|{seq}"


def last(count: int, most: int) -> range:
    """The numbers of up to `most` last turns of a session that has `count`; they have no gaps."""
    return range(max(count - most, 0) + 1, count + 1)


def speaker_of(role: Role, speaker: str | None, scope: Collection[str]) -> str:
    """Who speaks: as said, else the user or agent that the session's scope names, else the role itself."""
    return speaker or scopes.value(scope, SPEAKER_TAG.get(role, "")) or role


def drafts(messages: list[Message], session: Session, scope: scopes.Scope, now: datetime) -> list[Draft]:
    """Turns for messages of a session, numbered after its last; unsaid times are now, a millisecond apart."""
    return [
        Draft(
            id=ids.new("turn"),
            seq=session.turn_count + place,
            role=message.role,
            speaker=speaker_of(message.role, message.speaker, session.scope),
            content=message.content,
            said_at=message.said_at or now - timedelta(milliseconds=len(messages) - place),
            message_id=message.id,
            addressees=tuple(message.addressees),
            name=message.name,
            scope=scope,
        )
        for place, message in enumerate(messages, start=1)
    ]


def stored(row: dict[str, Any]) -> Draft:
    """A turn of the graph as a draft again, to be read as context."""
    return Draft(
        id=row["id"],
        seq=row["seq"],
        role=row["role"],
        speaker=row["speaker"],
        content=row["content"],
        said_at=row["said_at"],
        message_id=row["message_id"],
        addressees=tuple(row["addressees"] or ()),
        kind=row["kind"],
        scope=tuple(row["scope"]),
        to_read=row["to_read"],
        payload=row["payload"],
        recorded_at=row["recorded_at"],
        labels=tuple(row["labels"] or ()),
        meanings=meanings.restored(row["meant"]),
        cast=cast_of(row),
    )


def cast_of(row: dict[str, Any]) -> tuple[Spoken, ...]:
    """Whom and what a turn of the graph speaks of."""
    return tuple(map(spoken.restored, json.loads(row["cast"] or "[]")))
