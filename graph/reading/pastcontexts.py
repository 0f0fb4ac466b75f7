"""What a block of context is made of, as it was known at a moment, or as it held at one."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import neo4j

from graph.access import Access
from graph.engine.queries import run
from graph.reading import asof, pastfacts
from graph.reading.asof import Row, Until

ENDING = ("ended", "negated")
"""Claims that say of a fact that it does not hold."""


def turns_of_session(tx: neo4j.Transaction, access: Access, session: str, point: Until, limit: int) -> list[Row]:
    """The last turns of a session that were recorded by then, in order."""
    asked = {"session": session, "recorded_ms": point.recorded_ms, "limit": limit}
    return [row["turn"] for row in run(tx, "turn/last_of_session", **asked, **access.lens.params())][::-1]


def latest_turns(tx: neo4j.Transaction, access: Access, point: Until, limit: int) -> list[Row]:
    """The turns that were said last of those recorded by then, the latest first, as `turn/recent` gives them."""
    asked = {"context": access.context_id, "recorded_ms": point.recorded_ms, "limit": limit}
    return run(tx, "turn/last_of_context", **asked, **access.lens.params())


def facts(
    tx: neo4j.Transaction, access: Access, entities: Collection[str], point: Until, valid_at: datetime | None
) -> list[Row]:
    """What was known of some entities, the latest said first, as `fact/of_entities` gives it.

    Asked for a moment of validity, it is what held at that moment, what has ended since among it.
    """
    asked = {"entities": sorted(entities), "context": access.context_id}
    slots = {row["slot"] for row in run(tx, "entity/slots", **asked, **access.lens.params())}
    held = asof.held(tx, access, slots, point).facts.values()
    chosen = [row for row in held if row["subject_id"] in entities and _is_told(row, valid_at)]
    chosen.sort(key=lambda row: (-row["said_ms"], row["id"]))
    return pastfacts.rows(tx, access, chosen, point)


def overtaken(tx: neo4j.Transaction, access: Access, turns: Sequence[str], point: Until) -> list[Row]:
    """What some turns said and was believed no longer then, as `turn/overtaken` gives it."""
    slots = {row["slot"] for row in run(tx, "turn/slots", turns=list(turns), **access.lens.params())}
    held = asof.held(tx, access, slots, point).facts.values()
    current = {row["slot"]: row for row in held if row["status"] == "current"}
    pairs = list(_pairs(held, current, set(turns)))
    shown = {row["fact"]["id"]: row for row in pastfacts.rows(tx, access, [told for _, told, _ in pairs], point)}
    found = {(turn, *_words(shown[told["id"]]), replaced) for turn, told, replaced in pairs}
    names = ("turn", "predicate", "end", "subject", "replaced")
    return [dict(zip(names, row, strict=True)) for row in sorted(found)]


def _is_told(row: Mapping[str, Any], valid_at: datetime | None) -> bool:
    known = row["status"], row["known_until"], valid_at
    return is_told(*known) and asof.holds(row, valid_at)


def is_told(status: str, known_until: object, valid_at: datetime | None) -> bool:
    """Whether a fact is told: it holds, is planned, is known not to be so, or held at the moment asked for."""
    denied = status == "denied" and known_until is None
    return status in ("current", "planned") or denied or (status == "past" and valid_at is not None)


def _pairs(
    held: Collection[Row], current: Mapping[str, Row], turns: Collection[str]
) -> Iterator[tuple[str, Row, bool]]:
    """Turns whose statements hold no longer, each with what is to be told of that and whether it replaced them."""
    for row in held:
        if row["status"] not in ("past", "held") or row["kind"] == "action":
            continue
        now = current.get(row["slot"])
        for claim in row["evidence"]:
            said = claim.turn_id in turns and claim.modality not in ENDING
            if said and (row["status"] == "past" or (now and now["said_ms"] > claim.said_ms)):
                yield claim.turn_id, now or row, now is not None


def _words(row: Row) -> tuple[str, str, str]:
    end = row["object"]["name"] if row["object"] else row["fact"]["value"] or ""
    return row["fact"]["predicate"], end, row["subject"]["name"]
