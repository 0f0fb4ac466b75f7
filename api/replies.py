"""Lists as callers get them: the items under what they are, and the page."""

from pydantic import Field

from graph.model import (
    Context,
    Entity,
    Fact,
    Instruction,
    Key,
    Link,
    PageInfo,
    Session,
    Shape,
    Source,
    Trace,
    Turn,
    Uncertainty,
)


class ContextList(Shape):
    contexts: list[Context]


class KeyList(Shape):
    keys: list[Key]


class SessionList(Shape):
    sessions: list[Session]
    page: PageInfo


class TurnList(Shape):
    turns: list[Turn]
    page: PageInfo


class FactList(Shape):
    facts: list[Fact]
    page: PageInfo


class History(Shape):
    facts: list[Fact] = Field(description="Versions of the fact, oldest first.")


class Evidence(Shape):
    evidence: list[Source] = Field(description="Every place that the fact was read in.")


class EntityList(Shape):
    entities: list[Entity]
    page: PageInfo


class MentionList(Shape):
    mentions: list[Link]
    page: PageInfo


class InstructionList(Shape):
    instructions: list[Instruction]
    page: PageInfo


class UncertaintyList(Shape):
    uncertainties: list[Uncertainty]
    page: PageInfo


class TraceList(Shape):
    traces: list[Trace]
    page: PageInfo


class Line(Shape):
    """A turn with what was read in it."""

    turn: Turn
    facts: list[Fact]


class Transcript(Shape):
    session: Session
    lines: list[Line]


class Health(Shape):
    status: str
    version: str
