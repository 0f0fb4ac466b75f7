"""Reading facts: listed by what they say, shown, with their evidence and history."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import neo4j

from extraction.records import FactKind
from graph.access import Access
from graph.engine.queries import run
from graph.errors import Invalid, NotFound
from graph.memory import Memory
from graph.model import Category, EntityRef, Fact, Page, Source, Status
from graph.reading import asof, paging
from graph.reading.shapes import fact, source
from graph.writing import referents

STATUSES: tuple[Status, ...] = ("current", "past", "planned", "denied", "held")
ALL = "all"


@dataclass(frozen=True, slots=True)
class FactFilter:
    """Which facts are asked for; what is None is not asked. `subject` and `object` are ids or names."""

    subject: str | None = None
    predicate: str | None = None
    object: str | None = None
    kind: FactKind | None = None
    categories: tuple[Category, ...] | None = None
    status: str = "current"
    session_id: str | None = None
    as_of: datetime | None = None
    valid_at: datetime | None = None

    def statuses(self) -> list[str] | None:
        """The statuses asked for; a moment of validity also asks for what has ended since. Raises Invalid."""
        if self.status == ALL:
            return None
        if self.status not in STATUSES:
            raise Invalid(f"status is one of {', '.join(STATUSES)}, or all.")
        ended = ["past"] if self.valid_at and self.status == "current" else []
        return [self.status, *ended]

    def params(self, context: str) -> dict[str, Any]:
        """As `fact/list` takes it."""
        return {
            "context": context,
            "subject": self.subject,
            "subject_lookup": referents.lookup(context, self.subject or ""),
            "predicate": self.predicate,
            "object": self.object,
            "object_lookup": referents.lookup(context, self.object or ""),
            "kind": self.kind,
            "categories": list(self.categories) if self.categories else None,
            "statuses": self.statuses(),
            "session_id": self.session_id,
        }


def listed(
    memory: Memory, access: Access, wanted: FactFilter, limit: int = 100, cursor: str | None = None
) -> Page[Fact]:
    """Facts in the order in which they became known. Raises Invalid, Malformed."""
    place = paging.place(cursor, limit, "facts", wanted)
    rows = memory.graph.read(lambda tx: find(tx, access, wanted, place))
    return paging.page(place, rows, shape, "fact")


def find(tx: neo4j.Transaction, access: Access, wanted: FactFilter, place: paging.Place) -> list[dict[str, Any]]:
    """Rows with `fact`, `subject`, `object` and `position`, as they are or as they were known at a moment."""
    if wanted.as_of:
        return asof.find(tx, access, wanted, place)
    params = {**wanted.params(access.context_id), **access.lens.params(), **place.params()}
    rows = run(tx, "fact/list", **params)
    return rows if wanted.valid_at is None else _holding(tx, rows, params, wanted)


def show(memory: Memory, access: Access, fact_id: str) -> Fact:
    """A fact. Raises NotFound, also where the key does not see it."""
    asked = {"fact": fact_id, "context": access.context_id, **access.lens.params()}
    rows = memory.graph.read(lambda tx: run(tx, "fact/show", **asked))
    if not rows:
        raise NotFound("There is no such fact.")
    return shape(rows[0])


def evidence(memory: Memory, access: Access, fact_id: str) -> list[Source]:
    """The turns that support a fact, in the order of saying. Raises NotFound."""
    show(memory, access, fact_id)
    asked = {"fact": fact_id, "context": access.context_id, **access.lens.params()}
    rows = memory.graph.read(lambda tx: run(tx, "fact/sources", **asked))
    return [_source(row) for row in rows]


def history(memory: Memory, access: Access, fact_id: str) -> list[Fact]:
    """Everything held in the slot of a fact, in the order of saying: what came before and after it. Raises NotFound."""
    show(memory, access, fact_id)
    asked = {"fact": fact_id, "context": access.context_id, **access.lens.params()}
    rows = memory.graph.read(lambda tx: run(tx, "fact/history", **asked))
    return [shape(row) for row in rows]


def shape(row: Mapping[str, Any]) -> Fact:
    """A fact from a row with `fact`, `subject` and `object`."""
    object_ = EntityRef(**row["object"]) if row["object"] else None
    return fact(row["fact"], EntityRef(**row["subject"]), object_)


def _holding(
    tx: neo4j.Transaction, rows: list[dict[str, Any]], params: dict[str, Any], wanted: FactFilter
) -> list[dict[str, Any]]:
    """Rows that hold at the moment asked for, fetched on until a page is full."""
    moment = wanted.valid_at
    held: list[dict[str, Any]] = []
    while moment and rows:
        held += [row for row in rows if asof.holds(row["fact"], moment)]
        if len(held) >= params["limit"] or len(rows) < params["limit"]:
            break
        params |= {"after_ms": rows[-1]["position"], "after_id": rows[-1]["fact"]["id"]}
        rows = run(tx, "fact/list", **params)
    return held[: params["limit"]]


def _source(row: Mapping[str, Any]) -> Source:
    turn = row["turn"]
    told = {"turn_id": turn["id"], "session_id": turn["session_id"], "speaker": turn["speaker"]}
    return source({**row["evidence"], **told, "said_at": turn["said_at"]})
