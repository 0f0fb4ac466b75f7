"""What the service answers, as plain dictionaries with types. A field that holds nothing is there and is None."""

from typing import Any, Literal, TypedDict

Role = Literal["user", "assistant", "system", "tool"]
Status = Literal["current", "past", "planned", "denied", "held"]
Category = Literal["identity", "knowledge", "context"]
Verb = Literal["read", "write", "forget", "admin"]
HitKind = Literal["turn", "fact", "entity"]
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


class Skipped(TypedDict):
    """A message that was in the record already."""

    message_id: str
    turn_id: str


class Previous(TypedDict):
    fact_id: str
    value: str | None
    object: EntityRef | None
    valid_until: str | None


class Change(TypedDict):
    action: Literal["created", "confirmed", "superseded", "closed", "held", "revived", "erased"]
    reason: str
    fact: Fact
    previous: Previous | None


class EntityChange(TypedDict):
    action: Literal["created", "confirmed", "merged"]
    id: str
    name: str
    type: EntityType
    aliases_added: list[str]
    aliases_removed: list[str]
    merged_from: list[str] | None


class InstructionChange(TypedDict):
    action: Literal["created", "confirmed", "reversed", "revived", "erased"]
    id: str
    label: str
    description: str
    source: Source
    reversed_by: str | None


class UncertaintyChange(TypedDict):
    action: Literal["created", "confirmed", "resolved", "reopened", "erased"]
    id: str
    about: str
    reason: str
    fact_ids: list[str]
    entity_ids: list[str]
    source: Source
    resolved_by: str | None


class Diff(TypedDict):
    """What a write did, item by item; or what changed between two points."""

    entities: list[EntityChange]
    attributes: list[Change]
    relations: list[Change]
    actions: list[Change]
    instructions: list[InstructionChange]
    uncertainties: list[UncertaintyChange]
    links: list[Link]
    skipped: list[Skipped]


class Remembered(TypedDict):
    """The reply to a write."""

    session_id: str
    trace_id: str | None
    turn_ids: list[str]
    preview: bool
    diff: Diff


class Corrected(TypedDict):
    """What a correction by hand came to."""

    trace_id: str
    diff: Diff
    merge_id: str | None


class Receipt(TypedDict):
    """What forgetting came to, or would come to."""

    id: str
    dry_run: bool
    erased: dict[str, int]
    revived: list[str]
    checks: dict[str, int]
    trace_ids: list[str]
    diff: Diff


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
