"""What callers see: the shapes of the contract, shared by the API, the command line and the tests."""

from datetime import datetime
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from extraction.records import EntityType, FactKind, MentionKind, Precision, Role

Status = Literal["current", "past", "planned", "denied", "held"]
Category = Literal["identity", "knowledge", "context"]
Action = Literal["created", "confirmed", "superseded", "closed", "held", "revived", "erased"]
EntityAction = Literal["created", "confirmed", "merged"]
Infer = Literal["full", "none", "preview"]
Verb = Literal["read", "write", "forget", "admin"]
Item = TypeVar("Item")


class Shape(BaseModel):
    """A frozen record that refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PageInfo(Shape):
    has_more: bool
    next_cursor: str | None = None


class Page(Shape, Generic[Item]):
    """One page of a list; the API names `items` after what it lists."""

    items: list[Item]
    page: PageInfo


class Session(Shape):
    id: str
    scope: list[str]
    metadata: dict[str, Any]
    created_at: datetime
    turn_count: int
    first_said_at: datetime | None = None
    last_said_at: datetime | None = None


class Span(Shape):
    """Code points of the turn's content, end excluded."""

    start: int
    end: int


class EntityRef(Shape):
    id: str
    name: str
    type: EntityType


class Entity(Shape):
    id: str
    name: str
    type: EntityType
    aliases: list[str]
    scope: list[str]
    created_at: datetime
    fact_count: int


class Neighbourhood(Shape):
    """Who and what an entity is related to: the entity first, then those near it."""

    entities: list[EntityRef]
    relations: list["Fact"]
    truncated: bool


class EntityName(Shape):
    id: str
    name: str


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


class Previous(Shape):
    fact_id: str
    value: str | None = None
    object: EntityRef | None = None
    valid_until: str | None = None


class Change(Shape):
    action: Action
    reason: str
    fact: Fact
    previous: Previous | None = None


class EntityChange(Shape):
    action: EntityAction
    id: str
    name: str
    type: EntityType
    aliases_added: list[str] = []
    aliases_removed: list[str] = []
    merged_from: list[str] | None = None


class Instruction(Shape):
    id: str
    label: str
    description: str
    active: bool
    source: Source
    reversed_by: str | None = Field(default=None, description="The turn that took the rule back.")


class InstructionChange(Shape):
    action: Literal["created", "confirmed", "reversed", "revived", "erased"]
    id: str
    label: str
    description: str
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


class UncertaintyChange(Shape):
    action: Literal["created", "confirmed", "resolved", "reopened", "erased"]
    id: str
    about: str
    reason: str
    fact_ids: list[str]
    entity_ids: list[str] = []
    source: Source
    resolved_by: str | None = Field(default=None, description="The turn whose statement settled the doubt.")


class Skipped(Shape):
    """A message that was in the record already."""

    message_id: str
    turn_id: str


class Diff(Shape):
    """What a write did, item by item; or what changed between two points."""

    entities: list[EntityChange] = []
    attributes: list[Change] = []
    relations: list[Change] = []
    actions: list[Change] = []
    instructions: list[InstructionChange] = []
    uncertainties: list[UncertaintyChange] = []
    links: list[Link] = []
    skipped: list[Skipped] = []

    def changes(self) -> list[Change]:
        """Every change of a fact, whatever its kind."""
        return [*self.attributes, *self.relations, *self.actions]


class Corrected(Shape):
    """What a correction by hand came to."""

    trace_id: str
    diff: Diff
    merge_id: str | None = None


class Receipt(Shape):
    """What forgetting came to; it holds none of the words that are gone, but for the diff."""

    id: str
    dry_run: bool
    erased: dict[str, int] = {}
    """How many turns, links, claims, facts … are gone."""
    revived: list[str] = []
    """Ids of facts that hold again."""
    checks: dict[str, int] = {}
    """How many records of each kind still point at what was erased: none."""
    trace_ids: list[str] = []
    diff: Diff = Diff()


class Remembered(Shape):
    """The reply to a write."""

    session_id: str
    trace_id: str | None
    turn_ids: list[str]
    preview: bool = False
    diff: Diff


class Facts(Shape):
    """Facts of one category, with the entities they are about."""

    entities: list[EntityRef] = []
    attributes: list[Fact] = []
    relations: list[Fact] = []
    actions: list[Fact] = []


class State(Shape):
    """What holds: current and planned facts by category, instructions in force, open doubts."""

    identity: Facts
    knowledge: Facts
    context: Facts
    instructions: list[Instruction]
    uncertainties: list[Uncertainty]
    truncated: bool


class ContextItem(Shape):
    kind: Literal["turn", "fact", "instruction", "uncertainty"]
    id: str
    text: str
    status: str
    source: str
    score: float


class ContextBlock(Shape):
    context: str
    items: list[ContextItem]
    trace_id: str | None = None


class Step(Shape):
    """One decision: what was read where and by which rule, whom it was found to be about, what became of it, and why.

    `turn_id`, `span` and `quote` are as in a `Source`. `reason` is a code; `why` says it in a sentence, and `needed`
    what else it would have taken for a claim that became no fact.
    """

    claim: str
    rule: str
    modality: str
    confidence: float
    trust: float
    turn_id: str
    span: Span
    quote: str
    subject: EntityName
    object: EntityName | None = None
    decision: str
    reason: str
    why: str
    needed: str | None = None
    fact_id: str | None = None


class Trace(Shape):
    id: str
    kind: Literal["write", "read"]
    operation: str
    session_id: str | None = None
    at: datetime
    turn_ids: list[str]
    decisions: list[Step]
    steps_ms: dict[str, float]
    records: dict[str, list[str]] = {}
    """Ids of what was CREATED, CONFIRMED, CLOSED and HELD."""


class Key(Shape):
    id: str
    name: str
    verbs: list[Verb]
    scope: list[str]
    created_at: datetime
    expires_at: datetime | None = None


class NewKey(Key):
    key: str = Field(description="Shown once; only its hash is kept.")


class Context(Shape):
    id: str
    description: str
    created_at: datetime


class NewContext(Context):
    key: str = Field(description="Full rights in this context. Shown once; only its hash is kept.")


class Me(Shape):
    context_id: str
    key: str
    verbs: list[Verb]
    scope: list[str]


class Message(Shape):
    """One message to remember, checked."""

    role: Role
    content: str
    id: str | None = None
    speaker: str | None = None
    addressees: list[str] = []
    said_at: datetime | None = None
    name: str | None = None


class TripleEnd(Shape):
    name: str
    type: EntityType


class Triple(Shape):
    """A statement written as such; exactly one of `object` and `value`."""

    subject: TripleEnd
    predicate: str
    object: TripleEnd | None = None
    value: str | None = None
    confidence: float = 0.95
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    occurred_at: datetime | None = None
