"""What a write did, item by item."""

from typing import Literal

from pydantic import Field

from extraction.records import EntityType
from graph.model.conversations import Link, Skipped
from graph.model.knowledge import EntityRef, Fact, Source
from graph.model.shapes import Shape

Action = Literal["created", "confirmed", "superseded", "closed", "held", "revived", "erased"]
EntityAction = Literal["created", "confirmed", "merged"]


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


class InstructionChange(Shape):
    action: Literal["created", "confirmed", "reversed", "revived", "erased"]
    id: str
    label: str
    description: str
    source: Source
    reversed_by: str | None = Field(default=None, description="The turn that took the rule back.")


class UncertaintyChange(Shape):
    action: Literal["created", "confirmed", "resolved", "reopened", "erased"]
    id: str
    about: str
    reason: str
    fact_ids: list[str]
    entity_ids: list[str] = []
    source: Source
    resolved_by: str | None = Field(default=None, description="The turn whose statement settled the doubt.")


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


class Remembered(Shape):
    """The reply to a write."""

    session_id: str
    trace_id: str | None
    turn_ids: list[str]
    preview: bool = False
    diff: Diff


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
