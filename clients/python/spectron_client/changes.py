"""What a write did, item by item."""

from typing import Literal, TypedDict

from spectron_client.records import EntityRef, EntityType, Fact, Link, Source


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
