"""What was said, and whom it speaks of."""

from datetime import datetime
from typing import Any, Literal

from extraction.records import MentionKind, Role
from graph.model.knowledge import EntityName
from graph.model.shapes import Shape, Span

Infer = Literal["full", "none", "preview"]


class Message(Shape):
    """One message to remember, checked."""

    role: Role
    content: str
    id: str | None = None
    speaker: str | None = None
    addressees: list[str] = []
    said_at: datetime | None = None
    name: str | None = None


class Session(Shape):
    id: str
    scope: list[str]
    metadata: dict[str, Any]
    created_at: datetime
    turn_count: int
    first_said_at: datetime | None = None
    last_said_at: datetime | None = None


class Antecedent(Shape):
    turn_id: str
    span: Span
    text: str


class Link(Shape):
    """What a piece of text points at, how that was found, and how sure it is."""

    id: str
    turn_id: str
    span: Span
    text: str
    kind: MentionKind
    entity: EntityName
    method: str
    confidence: float
    runner_up: EntityName | None = None
    antecedent: Antecedent | None = None


class Turn(Shape):
    id: str
    message_id: str | None = None
    seq: int
    role: Role
    speaker: str
    content: str
    said_at: datetime
    recorded_at: datetime
    links: list[Link] | None = None
    fact_ids: list[str] | None = None


class Skipped(Shape):
    """A message that was in the record already."""

    message_id: str
    turn_id: str
