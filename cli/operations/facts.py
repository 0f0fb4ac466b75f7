"""Facts, what they rest on, and their end."""

from datetime import datetime
from typing import Literal

from cli.backend import PAGE, Local, operation
from extraction.records import FactKind
from graph.model import Category, Corrected, Fact, Inspection, Page, Remembered, Source, Triple
from graph.reading import facts, inspections
from graph.reading.facts import FactFilter
from graph.writing import deciding, upsert
from graph.writing.upsert import Triples

Status = Literal["current", "past", "planned", "denied", "held", "all"]


@operation("GET", "/{context_id}/facts")
def listed(
    here: Local,
    *,
    subject: str | None = None,
    predicate: str | None = None,
    object: str | None = None,  # noqa: A002 - the route's word
    kind: FactKind | None = None,
    category: Category | None = None,
    session_id: str | None = None,
    status: Status = "current",
    as_of: datetime | None = None,
    valid_at: datetime | None = None,
    cursor: str | None = None,
) -> Page[Fact]:
    asked = FactFilter(
        subject=subject,
        predicate=predicate,
        object=object,
        kind=kind,
        categories=(category,) if category else None,
        session_id=session_id,
        status=status,
        as_of=as_of,
        valid_at=valid_at,
    )
    return facts.listed(here.memory, here.access, asked, PAGE, cursor)


@operation("GET", "/{context_id}/facts/{fact_id}")
def show(here: Local, fact_id: str, as_of: datetime | None = None) -> Fact:
    return facts.show(here.memory, here.access, fact_id, as_of)


@operation("GET", "/{context_id}/facts/{fact_id}/evidence")
def evidence(here: Local, fact_id: str) -> list[Source]:
    return facts.evidence(here.memory, here.access, fact_id)


@operation("GET", "/{context_id}/facts/{fact_id}/history")
def history(here: Local, fact_id: str, as_of: datetime | None = None, valid_at: datetime | None = None) -> list[Fact]:
    return facts.history(here.memory, here.access, fact_id, as_of, valid_at)


@operation("GET", "/{context_id}/facts/{fact_id}/inspection")
def inspect(here: Local, fact_id: str) -> Inspection:
    return inspections.inspection(here.memory, here.access, fact_id)


@operation("POST", "/{context_id}/facts")
def add(
    here: Local, triples: list[Triple], session_id: str | None = None, scope: list[str] | None = None
) -> Remembered:
    return upsert.assert_triples(here.memory, here.access, Triples(triples, session_id, scope)).reply


@operation("POST", "/{context_id}/facts/{fact_id}/close")
def close(here: Local, fact_id: str, at: datetime | None = None) -> Corrected:
    return deciding.close(here.memory, here.access, fact_id, at).reply
