"""What the service answers: the shapes of records and changes, and those that hold many of them."""

from typing import Literal, TypedDict

from spectron_client.changes import (
    Change,
    Corrected,
    Diff,
    EntityChange,
    InstructionChange,
    Previous,
    Receipt,
    Remembered,
    Skipped,
    UncertaintyChange,
)
from spectron_client.records import (
    Antecedent,
    Category,
    Entity,
    EntityName,
    EntityRef,
    EntityType,
    Fact,
    Instruction,
    Link,
    Role,
    Session,
    Source,
    Span,
    Status,
    Turn,
    Uncertainty,
)

__all__ = [
    "Answer",
    "Antecedent",
    "Category",
    "Change",
    "ContextBlock",
    "ContextItem",
    "Corrected",
    "Diff",
    "Entity",
    "EntityChange",
    "EntityName",
    "EntityRef",
    "EntityType",
    "Fact",
    "Facts",
    "Hit",
    "HitKind",
    "HitSource",
    "Instruction",
    "InstructionChange",
    "Link",
    "Me",
    "Previous",
    "Recalled",
    "Receipt",
    "Remembered",
    "Role",
    "Session",
    "Skipped",
    "Source",
    "Span",
    "State",
    "Status",
    "Turn",
    "Uncertainty",
    "UncertaintyChange",
    "Verb",
]

Verb = Literal["read", "write", "forget", "admin"]
HitKind = Literal["turn", "fact", "entity"]


class Facts(TypedDict):
    """Facts of one category, with the entities that they are about."""

    entities: list[EntityRef]
    attributes: list[Fact]
    relations: list[Fact]
    actions: list[Fact]


class State(TypedDict):
    """What holds: current and planned facts by category, instructions in force, open doubts."""

    identity: Facts
    knowledge: Facts
    context: Facts
    instructions: list[Instruction]
    uncertainties: list[Uncertainty]
    truncated: bool


class ContextItem(TypedDict):
    kind: Literal["turn", "fact", "instruction", "uncertainty"]
    id: str
    text: str
    status: str
    source: str
    score: float


class ContextBlock(TypedDict):
    """What an agent needs for its next answer: `context` is Markdown, `items` is what it is made of."""

    context: str
    items: list[ContextItem]
    trace_id: str | None


class HitSource(TypedDict):
    ref: str
    session_id: str | None
    span: Span | None
    quote: str | None
    role: Role | None
    speaker: str | None


class Hit(TypedDict):
    kind: HitKind
    id: str
    text: str
    score: float
    signals: dict[str, float]
    source: HitSource
    said_at: str | None
    message_id: str | None
    status: Status | None


class Answer(TypedDict):
    """What a question asks for, where it asks for one thing, and whether that is known."""

    predicates: list[str]
    known: bool
    fact_ids: list[str]


class Recalled(TypedDict):
    hits: list[Hit]
    answer: Answer | None
    trace_id: str
    query_ms: float


class Me(TypedDict):
    context_id: str
    key: str
    verbs: list[Verb]
    scope: list[str]
