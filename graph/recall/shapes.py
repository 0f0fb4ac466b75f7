"""What recall gives: hits with what speaks for each, and where they come from."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from extraction.records import Role
from graph.model import Shape, Span, Status

HitKind = Literal["turn", "fact", "entity"]


class HitSource(Shape):
    """Where a hit comes from: `ref` names the turn, or the entity itself."""

    ref: str
    session_id: str | None = None
    span: Span | None = None
    quote: str | None = None
    role: Role | None = None
    speaker: str | None = None


class Hit(Shape):
    kind: HitKind
    id: str
    text: str
    score: float
    signals: dict[str, float] = Field(description="What speaks for the hit, each from 0 to 1; the score weighs them.")
    source: HitSource
    said_at: datetime | None = None
    message_id: str | None = Field(default=None, description="The caller's own id of the turn.")
    status: Status | None = Field(default=None, description="Of a fact: whether it holds.")


class Answer(Shape):
    """What the memory says to a question that asks for one thing of somebody or something."""

    predicates: list[str] = Field(description="What is asked for, the surest reading first.")
    known: bool = Field(description="Whether the memory holds it; where not, no hit claims to be the answer.")
    fact_ids: list[str] = Field(description="The facts that say it: what holds first, else what was so before.")


class Recalled(Shape):
    hits: list[Hit]
    answer: Answer | None = Field(default=None, description="Only where the question asks for one thing.")
    trace_id: str
    query_ms: float
