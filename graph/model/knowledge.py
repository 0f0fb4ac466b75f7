"""What the memory holds: entities, facts, instructions, doubts, and where each was read."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from extraction.records import EntityType, FactKind, Precision, Role
from graph.fields import Moment
from graph.model.shapes import Shape, Span

Status = Literal["current", "past", "planned", "denied", "held"]
Category = Literal["identity", "knowledge", "context"]


class EntityRef(Shape):
    id: str
    name: str
    type: EntityType


class EntityName(Shape):
    id: str
    name: str


class Entity(Shape):
    id: str
    name: str
    type: EntityType
    aliases: list[str]
    scope: list[str]
    created_at: datetime
    fact_count: int


class Source(Shape):
    """Where a fact was read: `content[span.start:span.end] == quote` of the turn in `ref`."""

    kind: Literal["turn", "upsert", "document", "derived"]
    ref: str
    session_id: str
    span: Span
    quote: str
    role: Role
    speaker: str
    said_at: datetime
    trust: float


class Fact(Shape):
    id: str
    kind: FactKind
    subject: EntityRef
    predicate: str
    object: EntityRef | None = None
    value: str | None = None
    status: Status
    category: Category
    confidence: float
    scope: list[str]
    labels: list[str]
    valid_from: str | None = None
    valid_until: str | None = None
    valid_precision: Precision | None = None
    occurred_at: str | None = None
    known_from: datetime
    known_until: datetime | None = None
    replaces: str | None = None
    replaced_by: str | None = None
    source: Source
    evidence_count: int


class TripleEnd(Shape):
    name: str
    type: EntityType


class Triple(Shape):
    """A statement written as such; exactly one of `object` and `value`."""

    subject: TripleEnd
    predicate: str
    object: TripleEnd | None = None
    value: str | None = None
    confidence: float = Field(default=0.95, ge=0, le=1)
    valid_from: Moment | None = None
    valid_until: Moment | None = None
    occurred_at: Moment | None = None


class Instruction(Shape):
    id: str
    label: str
    description: str
    active: bool
    source: Source
    reversed_by: str | None = Field(default=None, description="The turn that took the rule back.")


class Uncertainty(Shape):
    id: str
    about: str
    reason: str
    status: Literal["open", "resolved"]
    fact_ids: list[str]
    entity_ids: list[str] = []
    """Those who may be one, of a suggestion to merge (`possible_same`)."""
    source: Source
    resolved_by: str | None = Field(default=None, description="The turn whose statement settled the doubt.")
