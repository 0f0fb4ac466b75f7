"""Words whose meaning was corrected: their turn keeps what corrections say of them, and they mean that."""

import json
from collections.abc import Iterator

from graph.engine.queries import run
from graph.verifying.pages import Finding, Page, Records, Row, by_id
from graph.writing.meanings import RELINK, in_force, restored
from graph.writing.rewording import meaning_of
from graph.writing.spoken import id_of
from graph.writing.unit import Place

Spans = dict[tuple[int, int], str | None]
"""Whom words mean, by where they stand in their turn."""


def relinks(records: Records) -> Iterator[Finding]:
    """What is wrong with corrections of whom words mean, and with the words."""
    return records.walk(lambda tx, place: run(tx, "verify/turns", **place), _relinks)


def _relinks(page: Page) -> Iterator[Finding]:
    yield from _kept(page)
    told = {ident: turn for ident, turn in page.records.items() if turn.get("meant")}
    by = {one.by for turn in told.values() for one in restored(turn["meant"])}
    there = {row["id"] for row in run(page.tx, "verify/known", turns=sorted(by))} if by else set[str]()
    found: dict[str, Spans] = {ident: {} for ident in told}
    for row in run(page.tx, "mention/of_turns", turns=sorted(told)) if told else ():
        mention = row["mention"]
        found[mention["turn_id"]][mention["start"], mention["end"]] = mention.get("referent")
    for ident, turn in told.items():
        for gone in sorted({one.by for one in restored(turn["meant"])} - there):
            yield Finding(check="relink", id=ident, says=f"It keeps what {gone} said, and there is no such correction.")
        yield from _obeyed(turn, found[ident])


def _kept(page: Page) -> Iterator[Finding]:
    """Corrections of which the turn of the words knows nothing, or something else."""
    payloads = {
        turn["id"]: json.loads(turn["payload"]) for turn in page.records.values() if turn["kind"] == "correction"
    }
    relinking = {ident: payload for ident, payload in payloads.items() if payload["operation"] == RELINK}
    turns = by_id(page.tx, (payload["turn"] for payload in relinking.values()))
    for ident, payload in relinking.items():
        turn = turns.get(payload["turn"])
        if turn is None or meaning_of(ident, payload) not in restored(turn["meant"]):
            says = f"{payload['turn']} does not keep what this correction says of its words."
            yield Finding(check="relink", id=ident, says=says)


def _obeyed(turn: Row, found: Spans) -> Iterator[Finding]:
    """Words that do not mean what they were corrected to mean."""
    place = Place(turn["context"], tuple(turn["scope"]), turn["session_id"])
    for meant in in_force(restored(turn["meant"])):
        wanted = id_of(place, meant.referent) if meant.referent else None
        if found.get((meant.start, meant.end), "") != wanted:
            says = f"Characters {meant.start} to {meant.end} mean somebody else than a correction says."
            yield Finding(check="relink", id=turn["id"], says=says)
