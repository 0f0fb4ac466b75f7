"""What the memory holds, as plain dictionaries with types. A field that holds nothing is there and is None."""

from typing import Any, Literal, TypedDict

Role = Literal["user", "assistant", "system", "tool"]
Status = Literal["current", "past", "planned", "denied", "held"]
Category = Literal["identity", "knowledge", "context"]
EntityType = Literal[
    "person", "organisation", "location", "project", "product", "event", "animal", "topic", "work", "group", "other"
]


class Span(TypedDict):
    """Code points of the content of a turn, end excluded."""

    start: int
    end: int


class EntityName(TypedDict):
    id: str
    name: str


class EntityRef(TypedDict):
    id: str
    name: str
    type: EntityType


class Entity(TypedDict):
    id: str
    name: str
    type: EntityType
    aliases: list[str]
    scope: list[str]
    created_at: str
    fact_count: int


class Source(TypedDict):
    """Where it was read: `content[span["start"]:span["end"]] == quote` of the turn in `ref`."""

    kind: Literal["turn", "upsert", "document", "derived"]
    ref: str
    session_id: str
    span: Span
    quote: str
    role: Role
    speaker: str
    said_at: str
    trust: float


class Fact(TypedDict):
    id: str
    kind: Literal["attribute", "relation", "action"]
    subject: EntityRef
    predicate: str
    object: EntityRef | None
    value: str | None
    status: Status
    category: Category
    confidence: float
    scope: list[str]
    labels: list[str]
    valid_from: str | None
    valid_until: str | None
    valid_precision: Literal["year", "season", "month", "week", "day", "hour", "minute"] | None
    occurred_at: str | None
    known_from: str
    known_until: str | None
    replaces: str | None
    replaced_by: str | None
    source: Source
    evidence_count: int


class Instruction(TypedDict):
    id: str
    label: str
    description: str
    active: bool
    source: Source
    reversed_by: str | None


class Uncertainty(TypedDict):
    id: str
    about: str
    reason: str
    status: Literal["open", "resolved"]
    fact_ids: list[str]
    entity_ids: list[str]
    source: Source
    resolved_by: str | None


class Session(TypedDict):
    id: str
    scope: list[str]
    metadata: dict[str, Any]
    created_at: str
    turn_count: int
    first_said_at: str | None
    last_said_at: str | None


class Antecedent(TypedDict):
    turn_id: str
    span: Span
    text: str


class Link(TypedDict):
    """What a piece of text points at, how that was found, and how sure it is."""

    id: str
    turn_id: str
    span: Span
    text: str
    kind: Literal["name", "nominal", "pronoun"]
    entity: EntityName
    method: str
    confidence: float
    runner_up: EntityName | None
    antecedent: Antecedent | None


class Turn(TypedDict):
    id: str
    message_id: str | None
    seq: int
    role: Role
    speaker: str
    content: str
    said_at: str
    recorded_at: str
    links: list[Link] | None
    fact_ids: list[str] | None
