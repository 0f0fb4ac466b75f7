"""Reading turns: in order, with what their words point at and the facts that they support."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import neo4j

from graph import sessions
from graph.access import Access
from graph.engine.queries import run
from graph.errors import Invalid
from graph.memory import Memory
from graph.model import Page, Turn
from graph.reading import asof, links, paging
from graph.reading.asof import Row

INCLUDED = frozenset({"links", "facts"})


@dataclass(frozen=True, slots=True)
class TurnFilter:
    """What is wanted of turns: `include` may name `links` and `facts`; as the memory knew them at `as_of`."""

    include: frozenset[str] = frozenset()
    as_of: datetime | None = None


def listed(
    memory: Memory,
    access: Access,
    session_id: str,
    wanted: TurnFilter,
    limit: int = 100,
    cursor: str | None = None,
) -> Page[Turn]:
    """The turns of a session in order. Raises NotFound, Invalid for another word in `include`."""
    if not wanted.include <= INCLUDED:
        raise Invalid("include takes links and facts.")
    place = paging.place(cursor, limit, "turns", session_id, sorted(wanted.include), wanted.as_of)

    def work(tx: neo4j.Transaction) -> Page[Turn]:
        sessions.find(tx, access, session_id)
        asked = {"session": sessions.key_of(access, session_id), "after": max(place.position, 0), "limit": limit + 1}
        until = asof.until(wanted.as_of).recorded_ms
        rows = run(tx, "turn/list", **asked, recorded_ms=until, **access.lens.params())
        rows = [{**row, "position": row["turn"]["seq"]} for row in rows]
        extras = _extras(tx, access, [row["turn"]["id"] for row in rows[:limit]], wanted)
        return paging.page(place, rows, lambda row: _turn(row["turn"], extras[row["turn"]["id"]]), "turn")

    return memory.graph.read(work)


def _turn(row: Row, extras: Row) -> Turn:
    shown = {name: value for name, value in row.items() if name not in ("kind", "addressees")}
    return Turn(**shown, **extras)


def _extras(tx: neo4j.Transaction, access: Access, turn_ids: list[str], wanted: TurnFilter) -> dict[str, Row]:
    """For each turn the links and fact ids that were asked for."""
    extras: dict[str, dict[str, Any]] = {turn_id: {} for turn_id in turn_ids}
    if "links" in wanted.include:
        for turn_id in turn_ids:
            extras[turn_id]["links"] = []
        for link in links.of_turns(tx, access, turn_ids, asof.until(wanted.as_of) if wanted.as_of else None):
            extras[link.turn_id]["links"].append(link)
    if "facts" in wanted.include:
        for turn_id in turn_ids:
            extras[turn_id]["fact_ids"] = []
        for turn_id, fact_id in _facts(tx, access, turn_ids, wanted.as_of):
            extras[turn_id]["fact_ids"].append(fact_id)
    return extras


def _facts(tx: neo4j.Transaction, access: Access, turn_ids: list[str], as_of: datetime | None) -> list[tuple[str, str]]:
    """Pairs of turn and fact, in the order in which the facts became known."""
    lens = access.lens.params()
    if as_of is None:
        return [(row["turn"], row["fact"]) for row in run(tx, "turn/facts", turns=turn_ids, **lens)]
    slots = {row["slot"] for row in run(tx, "turn/slots", turns=turn_ids, **lens)}
    held = asof.held(tx, access, slots, asof.until(as_of)).facts.values()
    pairs = {(row["known_ms"], row["id"], claim.turn_id) for row in held for claim in row["evidence"]}
    return [(turn, fact) for _, fact, turn in sorted(pairs) if turn in turn_ids]
