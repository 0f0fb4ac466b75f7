"""What is read out of many records at once: states, context, neighbourhoods, traces."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from graph.model.conversations import Link
from graph.model.knowledge import EntityName, EntityRef, Fact, Instruction, Source, Status, Uncertainty
from graph.model.shapes import Shape, Span


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


class Neighbourhood(Shape):
    """Who and what an entity is related to: the entity first, then those near it."""

    entities: list[EntityRef]
    relations: list[Fact]
    truncated: bool


class Edge(Shape):
    """A relation as it is drawn: from one node to another."""

    id: str = Field(description="The fact's id.")
    source: str
    target: str
    predicate: str
    status: Status
    confidence: float
    valid_from: str | None = None
    valid_until: str | None = None


class Picture(Shape):
    """Entities and the relations between them, so many that they can be drawn."""

    nodes: list[EntityRef]
    edges: list[Edge]
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


class Support(Shape):
    """One place that says a fact."""

    source: Source
    sentence: str = Field(description="The sentence around the words, which stand between ⟦ and ⟧.")
    step: Step | None = Field(default=None, description="The claim and its decision, unless the trace is gone.")
    links: list[Link] = Field(description="The words in the sentence that mean the subject or the object.")


class Inspection(Shape):
    """Everything that a fact rests on and stands against."""

    fact: Fact
    support: list[Support]
    replaced: list[Fact] = Field(description="What it replaced.")
    replaced_by: list[Fact]
    beside: list[Fact] = Field(description="What else was ever held in its slot.")
    doubts: list[Uncertainty] = Field(description="The open ones about it.")


class Candidate(Shape):
    """Something that a question was held against: what spoke for it, and what that came to."""

    kind: Literal["turn", "fact", "entity"]
    id: str
    score: float
    signals: dict[str, float]


class Trace(Shape):
    id: str
    kind: Literal["write", "read"]
    operation: str
    extraction: str | None = Field(default=None, description="Of a write: the version of the reader that read.")
    session_id: str | None = None
    at: datetime
    turn_ids: list[str]
    decisions: list[Step]
    steps_ms: dict[str, float]
    records: dict[str, list[str]] = {}
    """Ids of what was CREATED, CONFIRMED, CLOSED and HELD."""
    question: str | None = Field(default=None, description="Of a read: what was asked.")
    candidates: list[Candidate] = Field(default=[], description="Of a read: what was looked at, best first.")
