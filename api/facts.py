"""Facts over HTTP: written from messages and triples, listed, traced to their sources."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from api import examples, problems
from api.bodies.writing import BatchBody, FactsBody, TriplesBody
from api.deps import CONTEXT, MemoryDep, Reader, Writer, json_only
from api.fields import PathId
from api.idempotency import Repeatable, reply_of
from api.queries import At, FactsQuery, Known
from api.replies import Evidence, FactList, History
from graph.model import Fact, Inspection, Remembered
from graph.reading import facts, inspections
from graph.reading.facts import FactFilter
from graph.writing import ingest, upsert
from graph.writing.ingest import Batch
from graph.writing.upsert import Triples

router = APIRouter(prefix=f"{CONTEXT}/facts", tags=["facts"], dependencies=[Depends(json_only)])


@router.post("/batch", responses=problems.WRITE | examples.of(200, examples.REMEMBERED))
def remember_messages(
    body: BatchBody, memory: MemoryDep, access: Writer, request: Repeatable, response: Response
) -> Remembered:
    """Remember messages, in order, all or none, and tell what they changed."""
    messages = [message.message() for message in body.messages]
    batch = Batch(messages, body.session_id, body.scope, body.infer, body.labels)
    return reply_of(ingest.remember(memory, access, batch, request), response)


@router.post("", responses=problems.WRITE | examples.of(200, examples.REMEMBERED))
def remember_text(
    body: FactsBody, memory: MemoryDep, access: Writer, request: Repeatable, response: Response
) -> Remembered:
    """Remember one text, or facts that are stated as such."""
    if isinstance(body, TriplesBody):
        triples = [triple.triple() for triple in body.triples]
        stated = Triples(triples, body.session_id, body.scope, body.labels)
        written = upsert.assert_triples(memory, access, stated, request)
    else:
        batch = Batch([body.message()], body.session_id, body.scope, body.infer, body.labels)
        written = ingest.remember(memory, access, batch, request)
    return reply_of(written, response)


@router.get("", responses=problems.READ | examples.of(200, examples.page(facts=[examples.FACT])))
def list_facts(memory: MemoryDep, access: Reader, asked: Annotated[FactsQuery, Query()]) -> FactList:
    """List facts."""
    wanted = FactFilter(**asked.filters())
    page = facts.listed(memory, access, wanted, asked.limit, asked.cursor)
    return FactList(facts=page.items, page=page.page)


@router.get("/{fact_id}", responses=problems.READ | examples.of(200, examples.FACT))
def show_fact(fact_id: PathId, memory: MemoryDep, access: Reader, asked: Annotated[Known, Query()]) -> Fact:
    """Show a fact."""
    return facts.show(memory, access, fact_id, asked.as_of)


@router.get("/{fact_id}/evidence", responses=problems.READ | examples.of(200, {"evidence": [examples.SOURCE]}))
def list_evidence(fact_id: PathId, memory: MemoryDep, access: Reader, asked: Annotated[Known, Query()]) -> Evidence:
    """List every place that a fact was read in."""
    return Evidence(evidence=facts.evidence(memory, access, fact_id, asked.as_of))


@router.get("/{fact_id}/history", responses=problems.READ | examples.of(200, {"facts": [examples.FACT]}))
def show_history(fact_id: PathId, memory: MemoryDep, access: Reader, asked: Annotated[At, Query()]) -> History:
    """Show what was held in this fact's place over time, oldest first."""
    return History(facts=facts.history(memory, access, fact_id, asked.as_of, asked.valid_at))


@router.get(
    "/{fact_id}/inspection",
    responses=problems.READ | examples.of(200, examples.INSPECTION),
)
def inspect_fact(fact_id: PathId, memory: MemoryDep, access: Reader) -> Inspection:
    """Show what a fact rests on: its claims and the decisions, the words, who was meant, what stands against it."""
    return inspections.inspection(memory, access, fact_id)
