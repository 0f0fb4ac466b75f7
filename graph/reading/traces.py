"""Reading traces: what a write did, claim by claim, and why."""

import json
from typing import Any

import neo4j

from graph.access import Access
from graph.engine.queries import run
from graph.errors import NotFound
from graph.memory import Memory
from graph.model import EntityName, Page, Span, Step, Trace
from graph.reading import paging
from graph.reading.reasons import needed, reason_of
from graph.writing.verdicts import COMPETING


def show(memory: Memory, access: Access, trace_id: str) -> Trace:
    """A trace with every claim that was read and what became of it, or with what a read looked at. Raises NotFound.

    Reads are kept for a while by the process that answered them, and shown to the key that asked.
    """
    read = memory.reads.find(access.holder, trace_id)
    if read:
        return read

    def work(tx: neo4j.Transaction) -> Trace:
        rows = run(tx, "trace/show", trace=trace_id, context=access.context_id, **access.lens.params())
        if not rows:
            raise NotFound("There is no such trace.")
        row = rows[0]
        turns = _in_order(row["turns"])
        claims = sorted(run(tx, "claim/of_turns", turns=turns), key=_place)
        steps = _steps(row["trace"], claims)
        records = {name: sorted(row[name]) for name in ("created", "confirmed", "closed", "held")}
        return _trace(row["trace"], turns, steps, records)

    return memory.graph.read(work)


def _place(row: dict[str, Any]) -> tuple[int, int, str]:
    claim = row["claim"]
    return (claim["seq"], claim["start"], claim["id"])


def listed(
    memory: Memory, access: Access, session_id: str | None = None, limit: int = 100, cursor: str | None = None
) -> Page[Trace]:
    """Traces, oldest first, without their decisions."""
    place = paging.place(cursor, limit, "traces", session_id)
    asked = {"context": access.context_id, "session_id": session_id, **access.lens.params()}

    def work(tx: neo4j.Transaction) -> list[dict[str, Any]]:
        return paging.in_stretches(
            tx, access.context_id, place, lambda stretch: run(tx, "trace/list", **asked, **stretch)
        )

    return paging.page(
        place, memory.graph.read(work), lambda row: _trace(row["trace"], _in_order(row["turns"]), [], {}), "trace"
    )


def _in_order(turns: list[list[Any]]) -> list[str]:
    """Ids of turns by their number, from pairs of both."""
    return [turn_id for _, turn_id in sorted(turns)]


def _trace(row: dict[str, Any], turns: list[str], steps: list[Step], records: dict[str, list[str]]) -> Trace:
    return Trace(
        id=row["id"],
        kind=row["kind"],
        operation=row["operation"],
        extraction=row.get("extraction"),
        session_id=row["session_id"],
        at=row["at"],
        turn_ids=turns,
        decisions=steps,
        steps_ms=json.loads(row["steps_ms"]),
        records=records,
    )


def _steps(trace: dict[str, Any], claims: list[dict[str, Any]]) -> list[Step]:
    """The claims of the turns with their decisions; a claim that may not change a fact says so."""
    decided = {one["claim"]: one for one in json.loads(trace["decisions"])}
    return [_step(row, decided.get(row["claim"]["id"])) for row in claims]


def _step(row: dict[str, Any], decided: dict[str, Any] | None) -> Step:
    claim, subject, object_ = row["claim"], row["subject"], row["object"]
    end = object_["name"] if object_ else claim.get("value") or ""
    decision, reason = (decided["decision"], decided["reason"]) if decided else _undecided(claim)
    return Step(
        claim=f"{subject['name']} {claim['predicate']} {end}".strip(),
        **{name: claim[name] for name in ("rule", "modality", "confidence", "trust", "turn_id", "quote")},
        span=Span(start=claim["start"], end=claim["end"]),
        subject=EntityName(**subject),
        object=EntityName(**object_) if object_ else None,
        decision=decision,
        reason=reason,
        why=reason_of(reason).why,
        needed=needed(reason, claim["confidence"], claim["trust"]),
        fact_id=decided["fact"] if decided else None,
    )


def _undecided(claim: dict[str, Any]) -> tuple[str, str]:
    """What became of a claim that this write decided nothing about, and why."""
    if claim.get("slot"):
        return "decided_later", "read_again"
    competing = claim["modality"] in COMPETING
    return "not_a_fact", "ambiguous_name" if competing else claim["modality"]
