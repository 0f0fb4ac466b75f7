"""
What a command can ask of a memory.

Each operation is written once: the decorator says where the service answers it, the body how the memory on
this machine does.
"""

from datetime import datetime
from typing import Any, Literal

from cli.backend import Local, operation
from extraction.records import EntityType
from graph import contexts, keys, sessions
from graph.model import (
    Context,
    ContextBlock,
    Corrected,
    Diff,
    Entity,
    Fact,
    Infer,
    Key,
    Message,
    NewContext,
    NewKey,
    Page,
    Receipt,
    Remembered,
    Session,
    Source,
    State,
    Trace,
    Turn,
    Uncertainty,
    Verb,
)
from graph.reading import contextblocks, diffs, doubts, entities, facts, states, traces, turns
from graph.reading.contextblocks import ContextFilter
from graph.reading.doubts import NoteFilter
from graph.reading.entities import EntityFilter
from graph.reading.facts import FactFilter
from graph.reading.states import StateFilter
from graph.reading.turns import TurnFilter
from graph.sessions import Opening
from graph.writing import erasing, ingest, merging
from graph.writing.forgetting import Forgetting
from graph.writing.ingest import Batch

PAGE = 100
"""Items asked for at a time."""


@operation("POST", "/{context_id}/sessions")
def create_session(here: Local, scope: list[str], metadata: dict[str, Any]) -> Session:
    return sessions.create(here.memory, here.access, Opening(scope, metadata)).reply


@operation("GET", "/{context_id}/sessions")
def list_sessions(here: Local, scope: list[str], cursor: str | None = None, limit: int = PAGE) -> Page[Session]:
    return sessions.listed(here.memory, here.access, scope, limit, cursor)


@operation("GET", "/{context_id}/sessions/{session_id}")
def show_session(here: Local, session_id: str) -> Session:
    return sessions.show(here.memory, here.access, session_id)


@operation("DELETE", "/{context_id}/sessions/{session_id}")
def delete_session(here: Local, session_id: str, *, dry_run: bool = False) -> Receipt:
    return erasing.forget(here.memory, here.access, Forgetting(session_id=session_id, dry_run=dry_run)).reply


@operation("GET", "/{context_id}/sessions/{session_id}/turns")
def list_turns(
    here: Local,
    session_id: str,
    include: list[str],
    as_of: datetime | None = None,
    cursor: str | None = None,
    limit: int = PAGE,
) -> Page[Turn]:
    return turns.listed(here.memory, here.access, session_id, TurnFilter(frozenset(include), as_of), limit, cursor)


@operation("POST", "/{context_id}/facts/batch")
def remember(here: Local, messages: list[Message], session_id: str | None = None, infer: Infer = "full") -> Remembered:
    return ingest.remember(here.memory, here.access, Batch(messages, session_id, None, infer)).reply


@operation("GET", "/{context_id}/facts")
def list_facts(
    here: Local,
    *,
    subject: str | None = None,
    predicate: str | None = None,
    session_id: str | None = None,
    status: str = "current",
    as_of: datetime | None = None,
    valid_at: datetime | None = None,
    cursor: str | None = None,
    limit: int = PAGE,
) -> Page[Fact]:
    asked = FactFilter(
        subject=subject,
        predicate=predicate,
        session_id=session_id,
        status=status,
        as_of=as_of,
        valid_at=valid_at,
    )
    return facts.listed(here.memory, here.access, asked, limit, cursor)


@operation("GET", "/{context_id}/facts/{fact_id}")
def show_fact(here: Local, fact_id: str, as_of: datetime | None = None) -> Fact:
    return facts.show(here.memory, here.access, fact_id, as_of)


@operation("GET", "/{context_id}/facts/{fact_id}/evidence")
def fact_evidence(here: Local, fact_id: str) -> list[Source]:
    return facts.evidence(here.memory, here.access, fact_id)


@operation("GET", "/{context_id}/facts/{fact_id}/history")
def fact_history(
    here: Local, fact_id: str, as_of: datetime | None = None, valid_at: datetime | None = None
) -> list[Fact]:
    return facts.history(here.memory, here.access, fact_id, as_of, valid_at)


@operation("GET", "/{context_id}/entities")
def list_entities(
    here: Local,
    *,
    type: EntityType | None = None,  # noqa: A002 - the route's word
    name: str | None = None,
    as_of: datetime | None = None,
    cursor: str | None = None,
    limit: int = PAGE,
) -> Page[Entity]:
    return entities.listed(here.memory, here.access, EntityFilter(type, name, as_of), limit, cursor)


@operation("GET", "/{context_id}/entities/{entity_id}")
def show_entity(here: Local, entity_id: str, as_of: datetime | None = None) -> Entity:
    return entities.show(here.memory, here.access, entity_id, as_of)


@operation("POST", "/{context_id}/entities/merge")
def merge_entities(here: Local, into: str, from_: list[str]) -> Corrected:
    return merging.merge(here.memory, here.access, into, from_).reply


@operation("POST", "/{context_id}/merges/{merge_id}/undo")
def undo_merge(here: Local, merge_id: str) -> Corrected:
    return merging.undo(here.memory, here.access, merge_id).reply


@operation("POST", "/{context_id}/state")
def show_state(here: Local, as_of: datetime | None = None, valid_at: datetime | None = None) -> State:
    return states.of_scope(here.memory, here.access, StateFilter(as_of=as_of, valid_at=valid_at))


@operation("GET", "/{context_id}/sessions/{session_id}/state")
def session_state(
    here: Local, session_id: str, as_of: datetime | None = None, valid_at: datetime | None = None
) -> State:
    return states.of_session(here.memory, here.access, session_id, StateFilter(as_of=as_of, valid_at=valid_at))


@operation("POST", "/{context_id}/forget")
def forget(
    here: Local,
    *,
    turn_ids: list[str] | None = None,
    session_id: str | None = None,
    entity_id: str | None = None,
    scope: list[str] | None = None,
    query: str | None = None,
    dry_run: bool = False,
) -> Receipt:
    tags = None if scope is None else tuple(scope)
    wanted = Forgetting(tuple(turn_ids or ()), session_id, entity_id, tags, query, dry_run)
    return erasing.forget(here.memory, here.access, wanted).reply


@operation("GET", "/{context_id}/uncertainties")
def list_uncertainties(
    here: Local, status: str | None = None, cursor: str | None = None, limit: int = PAGE
) -> Page[Uncertainty]:
    return doubts.uncertainties(here.memory, here.access, NoteFilter(status), limit, cursor)


@operation("GET", "/{context_id}/traces")
def list_traces(here: Local, session_id: str, cursor: str | None = None, limit: int = PAGE) -> Page[Trace]:
    return traces.listed(here.memory, here.access, session_id, limit, cursor)


@operation("GET", "/{context_id}/sessions/{session_id}/state/diff")
def session_diff(here: Local, session_id: str, since_turn: str | None = None, until_turn: str | None = None) -> Diff:
    return diffs.of_session(here.memory, here.access, session_id, since_turn, until_turn)


@operation("POST", "/{context_id}/state/diff")
def state_diff(here: Local, since: datetime, until: datetime) -> Diff:
    return diffs.of_moments(here.memory, here.access, since, until)


@operation("POST", "/{context_id}/context")
def show_context(
    here: Local, query: str, scope: list[str] | None = None, limit: int = 20, max_chars: int = 8000
) -> ContextBlock:
    wanted = ContextFilter(query, tuple(scope or ()), limit, max_chars)
    return contextblocks.of_scope(here.memory, here.access, wanted)


@operation("GET", "/{context_id}/traces/{trace_id}")
def show_trace(here: Local, trace_id: str) -> Trace:
    return traces.show(here.memory, here.access, trace_id)


@operation("POST", "/contexts")
def create_context(here: Local, id: str | None, description: str) -> NewContext:  # noqa: A002 - the route's word
    return contexts.create(here.memory, id, description).reply


@operation("GET", "/contexts")
def list_contexts(here: Local) -> list[Context]:
    return contexts.listed(here.memory)


@operation("DELETE", "/contexts/{context_id}")
def delete_context(here: Local, context_id: str) -> None:
    return contexts.delete(here.memory, context_id)


@operation("POST", "/{context_id}/keys")
def create_key(
    here: Local, name: str, verbs: list[Verb], scope: list[str], expires_at: datetime | None = None
) -> NewKey:
    return keys.create(here.memory, here.access, keys.wanted(name, verbs, scope, expires_at)).reply


@operation("GET", "/{context_id}/keys")
def list_keys(here: Local) -> list[Key]:
    return keys.listed(here.memory, here.access)


@operation("DELETE", "/{context_id}/keys/{name}")
def revoke_key(here: Local, name: str) -> None:
    return keys.revoke(here.memory, here.access, name)


Status = Literal["current", "past", "planned", "denied", "held", "all"]
