"""Links: what words point at, as callers see it."""

from collections.abc import Sequence

import neo4j

from graph.access import Access
from graph.engine.queries import run
from graph.model import Antecedent, EntityName, Link, Page, Span
from graph.reading import asof, naming, paging
from graph.reading.asof import Row, Until

MENTION, LINK = "mention_", "link_"
"""A link is called like the mention that it starts from."""


def mention_of(link_id: str) -> str:
    """The id of the mention that a link starts from."""
    return link_id.replace(LINK, MENTION, 1)


def link(row: Row) -> Link:
    """A link from a row with `mention`, `entity`, `link`, `runner_up` and `antecedent`."""
    mention, how, other, before = row["mention"], row["link"], row["runner_up"], row["antecedent"]
    return Link(
        id=mention["id"].replace(MENTION, LINK, 1),
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


def of_turns(tx: neo4j.Transaction, access: Access, turn_ids: Sequence[str], point: Until | None = None) -> list[Link]:
    """What the words of some turns point at, in their order; with the names that were known at a point."""
    rows = run(tx, "turn/links", turns=list(turn_ids), **access.lens.params())
    return [link(row) for row in _named(tx, access, rows, point)]


def of_entity(
    tx: neo4j.Transaction, access: Access, entity_id: str, place: paging.Place, point: Until | None = None
) -> Page[Link]:
    """Where an entity is spoken of, in the order of saying, as the memory knew it at a point of its record."""
    asked = {"entity": entity_id, "context": access.context_id, "recorded_ms": (point or asof.NOW).recorded_ms}
    rows = run(tx, "entity/mentions", **asked, **access.lens.params(), **place.params())
    return paging.page(place, _named(tx, access, rows, point), link, "mention")


def _named(tx: neo4j.Transaction, access: Access, rows: list[Row], point: Until | None) -> list[Row]:
    """The rows with the names of their entities as these were called at a point of the record."""
    if point is None:
        return rows
    ends = {row[end]["id"] for row in rows for end in ("entity", "runner_up") if row[end]}
    called = naming.looks(tx, access, ends, point)

    def renamed(end: Row | None) -> Row | None:
        return {"id": end["id"], "name": called[end["id"]].name} if end else None

    return [{**row, "entity": renamed(row["entity"]), "runner_up": renamed(row["runner_up"])} for row in rows]


def _antecedent(row: Row) -> Antecedent:
    return Antecedent(turn_id=row["turn_id"], span=Span(start=row["start"], end=row["end"]), text=row["text"])
