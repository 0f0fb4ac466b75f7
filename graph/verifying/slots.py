"""Slots: what each holds is what follows from its claims."""

from collections.abc import Iterable, Iterator, Sequence

from graph.engine.queries import run
from graph.ids import derived
from graph.verifying.pages import Finding, Page, Records, Row
from graph.writing import reconcile, slotdoubts
from graph.writing.settlement import differences, fact_row
from graph.writing.slots import evidence, restanding
from graph.writing.verdicts import Verdict, Version


def slots(records: Records) -> Iterator[Finding]:
    """What is wrong with what slots hold. A slot that all its claims have left may stay: it holds nothing."""
    return records.walk(lambda tx, place: run(tx, "verify/slots", **place), _slots)


def _slots(page: Page) -> Iterator[Finding]:
    keys = sorted(row["record"]["key"] for row in page.rows)
    if not keys:
        return
    claims = _by_slot(row["claim"] for row in run(page.tx, "slot/claims", slots=keys))
    held = _by_slot(row["fact"] for row in run(page.tx, "slot/facts", slots=keys))
    doubts = _by_slot(row["uncertainty"] for row in run(page.tx, "slot/doubts", slots=keys))
    for row in page.rows:
        slot = row["record"]
        key = slot["key"]
        yield from _kept(slot, claims.get(key, []))
        verdict = reconcile.settle(key, map(evidence, claims.get(key, [])), single=slot["single"])
        yield from _held(slot, verdict, held.get(key, []))
        yield from _doubts(slot, verdict, doubts.get(key, []))
        yield from _one_at_a_time(slot, verdict.facts)


def _by_slot(rows: Iterable[Row]) -> dict[str, list[Row]]:
    grouped = dict[str, list[Row]]()
    for row in rows:
        grouped.setdefault(row["slot"], []).append(row)
    return grouped


def _kept(slot: Row, claims: Sequence[Row]) -> Iterator[Finding]:
    """A slot is as its claims would make it."""
    if slot["id"] != derived("slot", slot["key"]):
        yield Finding(check="key", id=slot["id"], says="The slot's id does not follow from its key.")
    for claim in claims[:1]:
        made = restanding(claim, claim["subject_id"], claim.get("object_id")).slot.properties()
        if names := [name for name, value in made.items() if name != "id" and slot[name] != value]:
            says = f"Other values follow from what its claims are about: {', '.join(names)}."
            yield Finding(check="slot", id=slot["id"], says=says)


def _held(slot: Row, verdict: Verdict, held: Sequence[Row]) -> Iterator[Finding]:
    """The facts that follow, and no others."""
    stored = {fact["id"]: fact for fact in held}
    for version in verdict.facts:
        row = fact_row(slot["context"], slot["key"], slot["scope"], version)
        fact = stored.pop(version.id, None)
        if fact is None:
            says = f"The fact {version.id} follows from its claims and is not there."
            yield Finding(check="refold", id=slot["id"], says=says)
        elif names := differences(fact, row):
            says = f"Other values follow from its claims: {', '.join(names)}."
            yield Finding(check="refold", id=version.id, says=says)
    for ident in stored:
        yield Finding(check="refold", id=ident, says="No claim supports the fact.")


def _doubts(slot: Row, verdict: Verdict, doubts: Sequence[Row]) -> Iterator[Finding]:
    """The doubts that follow, and no others."""
    stored = {doubt["id"]: doubt for doubt in doubts}
    for objection in verdict.objections:
        row = slotdoubts.row(slot["context"], slot["key"], slot["scope"], objection)
        doubt = stored.pop(row["id"], None)
        if doubt is None:
            says = f"Its claims raise the doubt {row['id']}, which is not there."
            yield Finding(check="doubt", id=slot["id"], says=says)
        elif names := slotdoubts.differences(doubt, row):
            says = f"Other values follow from the claims of its slot: {', '.join(names)}."
            yield Finding(check="doubt", id=doubt["id"], says=says)
    for ident in stored:
        yield Finding(check="doubt", id=ident, says="Nothing in its slot raises the doubt.")


def _one_at_a_time(slot: Row, facts: Sequence[Version]) -> Iterator[Finding]:
    """In a single-valued slot one fact is current, but for what was said to hold beside it."""
    alone = [fact for fact in facts if fact.status == "current" and not any(one.additive for one in fact.evidence)]
    if slot["single"] and len(alone) > 1:
        says = f"{len(alone)} facts are current in a slot that holds one at a time."
        yield Finding(check="single", id=slot["id"], says=says)
