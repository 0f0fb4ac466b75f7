"""Facts: their edges say what their properties say."""

from collections.abc import Iterator

from graph.engine.queries import run
from graph.verifying import spans
from graph.verifying.pages import Finding, Page, Records, Row

REPEATED = ("start", "end", "quote", "role", "trust", "confidence", "origin")
"""What the evidence of a fact repeats of the claim that it is."""


def facts(records: Records) -> Iterator[Finding]:
    """What is wrong with facts."""
    return records.walk(lambda tx, place: run(tx, "verify/facts", **place), _facts)


def _facts(page: Page) -> Iterator[Finding]:
    yield from spans.evidence(page, "fact")
    claims = _claims(page)
    drawn = dict[str, list[Row]]()
    subjects = sorted({fact["subject_id"] for fact in page.records.values() if fact.get("object_id")})
    for row in run(page.tx, "verify/relates", facts=sorted(page.records), subjects=subjects):
        drawn.setdefault(row["edge"]["fact_id"], []).append(row)
    for row in page.rows:
        yield from _edges(row)
        yield from _support(row, claims)
        yield from _relates(row["record"], drawn.get(row["record"]["id"], []))
        yield from _intervals(row["record"])


def _claims(page: Page) -> dict[str, Row]:
    wanted = {edge.get("claim_id") for row in page.rows for edge in row["evidence"]} - {None}
    rows = run(page.tx, "verify/evidence", claims=sorted(wanted))
    return {row["claim"]["id"]: row["claim"] for row in rows}


def _edges(row: Row) -> Iterator[Finding]:
    fact = row["record"]
    tied = {
        "subject": (row["subjects"], fact["subject_id"]),
        "object": (row["objects"], fact.get("object_id")),
        "slot": (row["slots"], fact["slot"]),
        "successor": (row["replaced_by"], fact.get("replaced_by")),
    }
    for name, (found, kept) in tied.items():
        if found != ([kept] if kept else []):
            yield Finding(check="ends", id=fact["id"], says=f"The fact's {name} is not at the end of its edge.")


def _support(row: Row, claims: dict[str, Row]) -> Iterator[Finding]:
    """Supported by its claims, each once, as they are."""
    fact = row["record"]
    if sorted(edge.get("claim_id") or "" for edge in row["evidence"]) != sorted(fact["claims"]):
        yield Finding(check="evidence", id=fact["id"], says="The fact's evidence is not that of its claims.")
    for edge in row["evidence"]:
        claim = claims.get(edge.get("claim_id") or "")
        if claim is None:
            says = f"Its evidence in {edge['turn']} is of a claim that is not there."
            yield Finding(check="evidence", id=fact["id"], says=says)
        elif claim["turn_id"] != edge["turn"] or any(edge.get(name) != claim.get(name) for name in REPEATED):
            says = f"Its evidence in {edge['turn']} is not what {claim['id']} says."
            yield Finding(check="evidence", id=fact["id"], says=says)
        elif claim.get("slot") != fact["slot"]:
            says = f"It is supported by {claim['id']}, which competes elsewhere."
            yield Finding(check="evidence", id=fact["id"], says=says)


def _relates(fact: Row, drawn: list[Row]) -> Iterator[Finding]:
    """One edge from subject to object, which says what the fact says."""
    if len(drawn) != bool(fact.get("object_id")):
        says = f"The fact has {len(drawn)} edges from entity to entity."
        yield Finding(check="relates", id=fact["id"], says=says)
    for row in drawn:
        names = ("predicate", "status", "display", "valid_from", "valid_until")
        if row["object"] != fact.get("object_id") or any(row["edge"].get(name) != fact.get(name) for name in names):
            says = "The edge from its subject to its object says something else than the fact."
            yield Finding(check="relates", id=fact["id"], says=says)


def _intervals(fact: Row) -> Iterator[Finding]:
    """No end before its beginning; an end at the beginning says that it never held."""
    for start, end in (("valid_from", "valid_until"), ("known_from", "known_until")):
        if fact.get(start) and fact.get(end) and fact[end] < fact[start]:
            yield Finding(check="interval", id=fact["id"], says=f"The fact's {end} lies before its {start}.")
