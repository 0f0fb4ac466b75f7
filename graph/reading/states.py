"""State: what holds, by category, now or at an earlier moment; and the diff between two points of a session."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import neo4j

from graph import scopes, sessions
from graph.access import Access
from graph.engine.queries import run
from graph.errors import NotFound
from graph.memory import Memory
from graph.model import Category, Diff, EntityRef, Fact, Facts, State
from graph.reading import asof, doubts, facts, paging
from graph.reading.asof import Until
from graph.reading.facts import FactFilter
from graph.writing.diffing import change
from graph.writing.settlement import moves

CATEGORIES: tuple[Category, ...] = ("identity", "knowledge", "context")


@dataclass(frozen=True, slots=True)
class StateFilter:
    """Which state is asked for; `subject` is an entity's id or name, `limit` counts facts."""

    scope: tuple[str, ...] | None = None
    subject: str | None = None
    categories: tuple[Category, ...] | None = None
    session_id: str | None = None
    as_of: datetime | None = None
    valid_at: datetime | None = None
    limit: int = 500


def of_scope(memory: Memory, access: Access, wanted: StateFilter) -> State:
    """Current and planned facts, instructions in force and open doubts that a reader of the scope sees."""
    narrowed = access
    if wanted.scope is not None:
        narrowed = replace(access, lens=access.lens.narrowed(scopes.parse(wanted.scope)))
    return memory.graph.read(lambda tx: _state(tx, narrowed, wanted))


def of_session(memory: Memory, access: Access, session_id: str, wanted: StateFilter) -> State:
    """What one session said that holds. Raises NotFound."""

    def work(tx: neo4j.Transaction) -> State:
        sessions.find(tx, access, session_id)
        return _state(tx, access, replace(wanted, session_id=session_id))

    return memory.graph.read(work)


def diff(
    memory: Memory,
    access: Access,
    session_id: str,
    since_turn: str | None = None,
    until_turn: str | None = None,
) -> Diff:
    """What the turns after `since_turn` up to and with `until_turn` changed; from the first and to the last if unsaid.

    Raises NotFound for an unknown session or turn.
    """

    def work(tx: neo4j.Transaction) -> Diff:
        sessions.find(tx, access, session_id)
        since = _point(tx, access, session_id, since_turn)
        until = _point(tx, access, session_id, until_turn) or Until(asof.EVER)
        start = since or replace(until, session_id=session_id, seq=0)
        before = {key: {**row, **row["properties"]} for key, row in asof.facts_at(tx, access, start).items()}
        changed = moves(before, asof.facts_at(tx, access, until))
        named = asof.named(
            tx, [row.get("properties", row) for move in changed for row in (move.row, move.replaced) if row]
        )
        entities = {key: EntityRef(**row) for key, row in named.items()}
        changes = [change(move, entities) for move in changed]
        return Diff(
            attributes=[item for item in changes if item.fact.kind == "attribute"],
            relations=[item for item in changes if item.fact.kind == "relation"],
            actions=[item for item in changes if item.fact.kind == "action"],
        )

    return memory.graph.read(work)


def _point(tx: neo4j.Transaction, access: Access, session_id: str, turn_id: str | None) -> Until | None:
    """The point of the record right after a turn: that turn of its session, and all that was recorded by then."""
    if turn_id is None:
        return None
    key = sessions.key_of(access, session_id)
    rows = run(tx, "turn/find", turn=turn_id, session=key, **access.lens.params())
    if not rows:
        raise NotFound("There is no such turn in this session.")
    return Until(rows[0]["recorded_ms"], session_id, rows[0]["turn"]["seq"])


def _state(tx: neo4j.Transaction, access: Access, wanted: StateFilter) -> State:
    asked = FactFilter(
        subject=wanted.subject,
        categories=wanted.categories,
        session_id=wanted.session_id,
        as_of=wanted.as_of,
        valid_at=wanted.valid_at,
    )
    current, more = _facts(tx, access, asked, wanted.limit)
    planned, more_plans = _facts(tx, access, replace(asked, status="planned"), wanted.limit)
    place = paging.place(None, min(wanted.limit, paging.MOST), "state")
    rules = doubts.instructions_in(tx, access, place, wanted.session_id, wanted.as_of)
    open_ = doubts.uncertainties_in(tx, access, place, "open", wanted.session_id, wanted.as_of)
    parts = {category: _part([*current, *planned], category) for category in CATEGORIES}
    truncated = more or more_plans or rules.page.has_more or open_.page.has_more
    return State(
        **parts,
        instructions=[rule for rule in rules.items if rule.active],
        uncertainties=open_.items,
        truncated=truncated,
    )


def _facts(tx: neo4j.Transaction, access: Access, asked: FactFilter, limit: int) -> tuple[list[Fact], bool]:
    place = paging.place(None, min(limit, paging.MOST), "state")
    rows = facts.find(tx, access, asked, place)
    return [facts.shape(row) for row in rows[: place.limit]], len(rows) > place.limit


def _part(held: Iterable[Fact], category: Category) -> Facts:
    chosen = [fact for fact in held if fact.category == category]
    return Facts(
        entities=_entities(chosen),
        attributes=[fact for fact in chosen if fact.kind == "attribute"],
        relations=[fact for fact in chosen if fact.kind == "relation"],
        actions=[fact for fact in chosen if fact.kind == "action"],
    )


def _entities(chosen: Iterable[Fact]) -> list[EntityRef]:
    """Everyone and everything that the facts are about, each once."""
    ends: Mapping[str, EntityRef | Any] = {
        end.id: end for fact in chosen for end in (fact.subject, fact.object) if end is not None
    }
    return list(ends.values())
