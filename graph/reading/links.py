"""Links: what words point at, as callers see it."""

from typing import Any

from graph import ids
from graph.access import Access
from graph.engine.queries import run
from graph.memory import Memory
from graph.model import Antecedent, EntityName, Link, Page, Span
from graph.reading import paging


def link(row: dict[str, Any]) -> Link:
    """A link from a row with `mention`, `entity`, `link`, `runner_up` and `antecedent`."""
    mention, how, other, before = row["mention"], row["link"], row["runner_up"], row["antecedent"]
    return Link(
        id=ids.derived("link", mention["id"]),
        turn_id=mention["turn_id"],
        span=Span(start=mention["start"], end=mention["end"]),
        text=mention["text"],
        kind=mention["kind"],
        entity=EntityName(**row["entity"]),
        method=how["method"],
        confidence=how["confidence"],
        runner_up=EntityName(**other) if other else None,
        antecedent=_antecedent(before) if before else None,
    )


def of_entity(
    memory: Memory, access: Access, entity_id: str, limit: int = 100, cursor: str | None = None
) -> Page[Link]:
    """Where an entity is spoken of, in the order of saying."""
    place = paging.place(cursor, limit, "mentions", entity_id)
    rows = memory.graph.read(
        lambda tx: run(
            tx,
            "entity/mentions",
            entity=entity_id,
            context=access.context_id,
            **access.lens.params(),
            **place.params(),
        )
    )
    return paging.page(place, rows, link, "mention")


def _antecedent(row: dict[str, Any]) -> Antecedent:
    return Antecedent(turn_id=row["turn_id"], span=Span(start=row["start"], end=row["end"]), text=row["text"])
