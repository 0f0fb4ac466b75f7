"""What is to be forgotten: by turn, session, entity, scope or words, as the turns that this means."""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import neo4j

from graph import scopes, sessions
from graph.access import Access
from graph.engine.queries import run
from graph.errors import Invalid, NotFound
from graph.reading import entities
from graph.writing.meanings import RELINK, restored

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Forgetting:
    """What to forget, by exactly one of these; `query` is words that stand in a turn, in any case."""

    turn_ids: tuple[str, ...] = ()
    session_id: str | None = None
    entity_id: str | None = None
    scope: tuple[str, ...] | None = None
    query: str | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """The turns to forget by session, and the sessions that go as a whole."""

    turns: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    closed: set[str] = field(default_factory=set[str])
    last: set[str] = field(default_factory=set[str])
    """Sessions of corrections that go with what they correct: they go last, when words are read without them."""

    @property
    def every(self) -> set[str]:
        """The ids of all turns to forget."""
        return set[str]().union(*self.turns.values())

    def order(self) -> list[str]:
        """The sessions in the order in which they are forgotten."""
        return sorted(self.turns, key=lambda session_id: (session_id in self.last, session_id))


def chosen(tx: neo4j.Transaction, access: Access, wanted: Forgetting) -> Chosen:
    """What is meant. Raises Invalid unless one thing is named, NotFound where there is none, Forbidden."""
    named = (wanted.turn_ids, wanted.session_id, wanted.entity_id, wanted.scope, wanted.query)
    if sum(bool(one) for one in named) != 1:
        raise Invalid("Name what to forget by exactly one of turn_ids, session_id, entity_id, scope and query.")
    closed = _closed(tx, access, wanted)
    result = Chosen({session_id: set() for session_id in closed}, closed)
    for row in _writable(access, wanted, _rows(tx, access, wanted)):
        result.turns.setdefault(row["session_id"], set()).add(row["turn"])
    if not result.turns:
        raise NotFound("There is nothing such to forget.")
    _take_relinks(tx, access, result)
    return result


def _take_relinks(tx: neo4j.Transaction, access: Access, result: Chosen) -> None:
    """With words goes what corrections say of them; where such a correction goes, its words are read again."""
    rows = run(tx, "turn/relinks", turns=sorted(result.every))
    told = {one.by for row in rows for one in restored(row["meant"])}
    for row in _of_ids(tx, access, told) if told else ():
        result.turns.setdefault(row["session_id"], set()).add(row["turn"])
        result.last.add(row["session_id"])
    for row in rows:
        payload = json.loads(row["payload"] or "{}") if row["kind"] == "correction" else {}
        if payload.get("operation") == RELINK:
            result.turns.setdefault(payload["session"], set())
            result.last.add(row["session_id"])


def _closed(tx: neo4j.Transaction, access: Access, wanted: Forgetting) -> set[str]:
    if wanted.session_id:
        return {sessions.find_writable(tx, access, wanted.session_id).id}
    if wanted.scope:
        scope = list(access.lens.writable(scopes.parse(wanted.scope)))
        asked = {"context": access.context_id, "scope": scope, **access.lens.params()}
        return {row["session_id"] for row in run(tx, "session/of_scope", **asked)}
    return set()


def _rows(tx: neo4j.Transaction, access: Access, wanted: Forgetting) -> list[Row]:
    lens, context = access.lens.params(), access.context_id
    if wanted.turn_ids:
        return _of_ids(tx, access, set(wanted.turn_ids))
    if wanted.session_id:
        return run(tx, "turn/of_session", session=sessions.key_of(access, wanted.session_id), **lens)
    if wanted.entity_id:
        return run(tx, "turn/of_entity", entity=entities.find(tx, access, wanted.entity_id).id, **lens)
    if wanted.scope:
        return run(tx, "turn/of_scope", context=context, scope=list(scopes.parse(wanted.scope)), **lens)
    return run(tx, "turn/of_words", context=context, words=wanted.query, **lens)


def _writable(access: Access, wanted: Forgetting, rows: list[Row]) -> list[Row]:
    """The turns that the key may write; of words it is asked for those alone. Raises Forbidden for another turn."""
    if wanted.query:
        return [row for row in rows if access.lens.writes(row["scope"])]
    for row in rows:
        access.lens.writable(tuple(row["scope"]))
    return rows


def _of_ids(tx: neo4j.Transaction, access: Access, turn_ids: Collection[str]) -> list[Row]:
    """The turns of these ids. Raises NotFound unless all are there: one may have been forgotten already."""
    asked = {"context": access.context_id, **access.lens.params()}
    rows = run(tx, "turn/of_ids", turns=sorted(turn_ids), **asked)
    if len(rows) < len(turn_ids):
        raise NotFound("There is no such turn, or it has been forgotten already.")
    return rows
