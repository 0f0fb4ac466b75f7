"""State: what holds, by category, now or at an earlier moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import neo4j

from graph import scopes, sessions
from graph.access import Access
from graph.memory import Memory
from graph.model import Category, EntityRef, Fact, Facts, State
from graph.reading import facts, latestnotes, paging
from graph.reading.doubts import NoteFilter
from graph.reading.facts import FactFilter

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
    most = min(wanted.limit, paging.MOST)
    notes = NoteFilter("open", wanted.session_id, wanted.as_of)
    rules = latestnotes.rules(tx, access, notes, most + 1)
    open_ = latestnotes.open_doubts(tx, access, notes, most + 1)
    parts = {category: _part([*current, *planned], category) for category in CATEGORIES}
    truncated = more or more_plans or max(len(rules), len(open_)) > most
    return State(**parts, instructions=rules[-most:], uncertainties=open_[-most:], truncated=truncated)


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
