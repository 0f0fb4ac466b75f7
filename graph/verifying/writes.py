"""What writes leave beside the record: traces, stored replies, merges."""

import json
from collections.abc import Iterator

import neo4j

from graph.engine.queries import run
from graph.ids import derived
from graph.verifying.pages import Finding, Page, Records, Row


def traces(records: Records) -> Iterator[Finding]:
    """What is wrong with traces."""
    return records.walk(lambda tx, place: run(tx, "verify/traces", **place), _traces)


def requests(records: Records) -> Iterator[Finding]:
    """What is wrong with replies that are kept under an Idempotency-Key."""
    return records.walk(lambda tx, place: run(tx, "verify/requests", **place), _requests)


def merges(records: Records) -> Iterator[Finding]:
    """What is wrong with merges."""
    return records.walk(lambda tx, place: run(tx, "verify/merges", **place), _merges)


def _traces(page: Page) -> Iterator[Finding]:
    for row in page.rows:
        trace = row["record"]
        for turn in row["turns"]:
            if turn["context"] != trace["context"] or turn["session_id"] != trace.get("session_id"):
                yield Finding(check="trace", id=trace["id"], says="The trace took in a turn of another session.")
            if sorted(turn["scope"]) != sorted(trace["scope"]):
                yield Finding(check="scope", id=trace["id"], says="The trace took in a turn of another scope.")


def _requests(page: Page) -> Iterator[Finding]:
    replies = {row["record"]["id"]: json.loads(row["record"]["reply"]) for row in page.rows}
    named = {ident: set[str](reply.get("turn_ids", ())) for ident, reply in replies.items()}
    there = _there(page.tx, set[str]().union(*named.values()))
    for request in page.records.values():
        ident = request["id"]
        if ident != derived("req", request["key"]):
            yield Finding(check="key", id=ident, says="The request's id does not follow from its key.")
        # The ids of what was forgotten stay: who asks again is told that it was done.
        gone = sorted(named[ident] - there)
        if gone and any(replies[ident].get("diff", {}).values()):
            says = f"The stored reply tells what was read in {gone[0]}, and there is no such turn."
            yield Finding(check="reply", id=ident, says=says)


def _there(tx: neo4j.Transaction, turns: set[str]) -> set[str]:
    return {row["id"] for row in run(tx, "verify/known", turns=sorted(turns))} if turns else set()


def _merges(page: Page) -> Iterator[Finding]:
    merged = sorted({row["record"]["from"] for row in page.rows})
    found = run(page.tx, "referent/find", referents=merged)
    referents = {row["referent"]["id"]: row["referent"] for row in found}
    for merge in page.records.values():
        yield from _merge(merge, referents.get(merge["from"]))


def _merge(merge: Row, merged: Row | None) -> Iterator[Finding]:
    """In force where it is active, and not where it was undone."""
    told = f"{merge['into']} {merge['merge_id']}"
    in_force = merged is not None and told in merged["merges"]
    if in_force != merge["active"]:
        says = f"The merge is {'active' if merge['active'] else 'undone'}, and {merge['from']} says otherwise."
        yield Finding(check="merge", id=merge["id"], says=says)
