"""Claims: each says what its turn says, of whom its referents are, in the slot that follows from both."""

from collections.abc import Iterator

from graph.engine.queries import run
from graph.ids import derived
from graph.verifying import spans
from graph.verifying.pages import Finding, Page, Records, Row, by_id
from graph.writing import names
from graph.writing.slots import competes, restanding

TURNED = ("scope", "session_id", "seq", "said_ms", "role", "speaker")
"""What a claim repeats of its turn."""


def claims(records: Records) -> Iterator[Finding]:
    """What is wrong with claims."""
    return records.walk(lambda tx, place: run(tx, "verify/claims", **place), _claims)


def _claims(page: Page) -> Iterator[Finding]:
    yield from spans.evidence(page, "claim")
    turns = by_id(page.tx, (row["record"]["turn_id"] for row in page.rows))
    ends = {row["record"].get(end) for row in page.rows for end in ("subject_ref", "object_ref")} - {None}
    found = run(page.tx, "referent/find", referents=sorted(ends))
    referents = {row["referent"]["id"]: row["referent"] for row in found}
    for row in page.rows:
        yield from _of_turn(row, turns.get(row["record"]["turn_id"]))
        yield from _ends(row, referents)
        yield from _place(row, referents)


def _of_turn(row: Row, turn: Row | None) -> Iterator[Finding]:
    claim = row["record"]
    yield from spans.own(claim, turn)
    if [edge["turn"] for edge in row["evidence"]] != [claim["turn_id"]]:
        says = f"The claim's evidence is not its turn, {claim['turn_id']}."
        yield Finding(check="evidence", id=claim["id"], says=says)
    for name in TURNED:
        if turn and claim.get(name) != turn[name]:
            yield Finding(check="repeated", id=claim["id"], says=f"The claim's {name} is not that of its turn.")
    value = claim.get("object_ref") or names.normal(claim.get("value") or "")
    parts = [claim["turn_id"], str(claim["start"]), str(claim["end"]), claim["subject_ref"], claim["predicate"], value]
    if claim["id"] != derived("claim", *parts, claim["modality"]):
        yield Finding(check="key", id=claim["id"], says="The claim's id does not follow from what it says.")


def _ends(row: Row, referents: dict[str, Row]) -> Iterator[Finding]:
    """About the entities that its referents are, by property and by edge."""
    claim = row["record"]
    for end, tied in (("subject", row["subjects"]), ("object", row["objects"])):
        entity, name = claim.get(f"{end}_id"), claim.get(f"{end}_ref")
        if tied != ([entity] if entity else []):
            yield Finding(check="ends", id=claim["id"], says=f"The claim's {end} is not at the end of its edge.")
        if name and name not in referents:
            yield Finding(check="referent", id=claim["id"], says=f"Its {end} is {name}, and there is no such referent.")
        elif entity != (referents[name]["entity"] if name else None):
            says = f"Its {end} is {entity}, and {name} is another entity."
            yield Finding(check="referent", id=claim["id"], says=says)


def _place(row: Row, referents: dict[str, Row]) -> Iterator[Finding]:
    """In its slot where it competes, and in none where not."""
    claim = row["record"]
    ends = [claim["subject_ref"], claim.get("object_ref")]
    clear = not any(referents[end]["rivals"] for end in ends if end in referents)
    where = restanding(claim, claim["subject_id"], claim.get("object_id"))
    slot = where.slot.key if competes(claim["modality"], clear=clear) else None
    if claim.get("slot") != slot:
        yield Finding(check="slot", id=claim["id"], says="The claim is not in the slot that follows from what it says.")
    if row["slots"] != ([claim["slot"]] if claim.get("slot") else []):
        yield Finding(check="slot", id=claim["id"], says="The claim's slot is not at the end of its edge.")
    if claim["content"] != where.content:
        yield Finding(check="content", id=claim["id"], says="The claim's content does not follow from what it says.")
