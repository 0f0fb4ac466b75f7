"""Where a batch of lines goes: its session, and those of its messages that are not there yet, as turns."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import neo4j

from graph import clock, ids, scopes, sessions
from graph.access import Access
from graph.engine.queries import run
from graph.errors import Invalid, MessageConflict, SessionConflict
from graph.memory import Memory
from graph.model import Session
from graph.moving import naming
from graph.moving.batches import Batch
from graph.moving.corrections import SHAPES
from graph.moving.lines import MessageLine, told_at
from graph.moving.naming import Called
from graph.sessions import Opening
from graph.writing import upsert
from graph.writing.hearing import Hearing
from graph.writing.ingest import heard_before
from graph.writing.meanings import RELINK
from graph.writing.triples import check_shape
from graph.writing.turns import Draft, speaker_of

SAME = ("role", "content", "session")
"""What a message has in common with the turn that it is, if it was stored before."""


TIMED = len("turn_") + 10
"""So much of an id says when it was given."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What is known of a batch before its transaction."""

    session: Session
    revision: int
    opening: Opening | None
    """How the session is opened where it is not there yet."""
    turns: list[Draft]
    hearing: Hearing
    """What was said in the session before."""
    cast: Mapping[str, Called]
    """Whom a correction names."""


def place(tx: neo4j.Transaction, memory: Memory, access: Access, batch: Batch) -> Placed:
    """Finds where a batch goes. Raises SessionConflict, MessageConflict, Invalid, Forbidden, TooLarge."""
    session, revision, opening = _session(tx, memory, access, batch)
    turns = _turns(tx, access, session, batch) if batch.messages else []
    to_read = any(turn.to_read for turn in turns)
    hearing = heard_before(tx, access, session, turns) if to_read else Hearing()
    return Placed(session, revision, opening, turns, hearing, _cast(access, batch) if turns else {})


def _cast(access: Access, batch: Batch) -> Mapping[str, Called]:
    line = batch.messages[0][1]
    return naming.translated(access.context_id, line.correction, line.referents)[1] if line.correction else {}


def _session(
    tx: neo4j.Transaction, memory: Memory, access: Access, batch: Batch
) -> tuple[Session, int, Opening | None]:
    """The session of a batch, its revision, and how it is opened; it is described before it exists."""
    line = batch.session
    if run(tx, "session/find", session=sessions.key_of(access, line.id), **access.lens.params()):
        session, revision = sessions.find_revision(tx, access, line.id)
        if batch.described and scopes.parse(line.scope) != scopes.parse(session.scope):
            raise SessionConflict("A session of this id and another scope is there already.")
        return session, revision, None
    opening = sessions.checked(memory, access, Opening(line.scope, line.metadata, line.id, line.created_at))
    fresh = Session(id=line.id, scope=opening.scope, metadata={}, created_at=clock.now(), turn_count=0)
    return fresh, 0, opening


def _turns(tx: neo4j.Transaction, access: Access, session: Session, batch: Batch) -> list[Draft]:
    """The turns of the messages that are not there yet, numbered after the last of the session."""
    scope = sessions.write_scope(access, session, batch.messages[0][1].scope)
    new, now, turns = _new(tx, access, session, batch), clock.now(), list[Draft]()
    for place, (number, line, turn_id) in enumerate(new, 1):
        with told_at(number):
            draft = Draft(
                id=turn_id,
                seq=session.turn_count + place,
                role=line.role,
                speaker=speaker_of(line.role, line.speaker, session.scope),
                content=line.content,
                said_at=line.said_at or now - timedelta(milliseconds=len(new) - place),
                message_id=line.id,
                addressees=tuple(line.addressees),
                name=line.name,
                kind=line.kind,
                scope=scope,
                to_read=line.kind == "message" and line.infer == "full",
                payload=_payload(tx, access, line, scope),
                recorded_at=line.recorded_at or now,
                labels=tuple(line.labels),
            )
            turns.append(draft)
    return turns


def _payload(tx: neo4j.Transaction, access: Access, line: MessageLine, scope: scopes.Scope) -> str | None:
    """What a statement or a correction says exactly, as its turn keeps it. Raises Invalid."""
    if line.triples:
        for triple in line.triples:
            check_shape(triple)
        if line.content != upsert.told(line.triples):
            raise Invalid("the content of triples is a line for each: subject, predicate, object or value.")
        return upsert.payload_of(line.triples)
    if line.correction is None:
        return None
    told, cast = naming.translated(access.context_id, line.correction, line.referents)
    if naming.missing(tx, access, told, cast) and told.get("operation") in SHAPES:
        raise Invalid("the correction names somebody of whom nothing is said here; what is said comes before it.")
    if told.get("operation") == RELINK:
        told["turn"] = _turn_of_words(tx, access, told, scope)
    return json.dumps(told, sort_keys=True)


def _turn_of_words(tx: neo4j.Transaction, access: Access, told: dict[str, Any], scope: scopes.Scope) -> str:
    """The id that the turn has here whose words a correction is about. Raises Invalid where there are no such words."""
    session = sessions.key_of(access, told["session"])
    ids = [told["turn"], _copied(access.context_id, told["turn"])]
    for turn in (row["turn"] for row in run(tx, "turn/same", turns=ids, message_keys=[])):
        here = (turn["session"], tuple(turn["scope"])) == (session, scope)
        if here and turn["to_read"] and 0 <= told["start"] < told["end"] <= len(turn["content"]):
            return turn["id"]
    raise Invalid("the words that the correction is about are not there; what is said comes before it.")


def _new(tx: neo4j.Transaction, access: Access, session: Session, batch: Batch) -> list[tuple[int, MessageLine, str]]:
    """The messages that are not there yet, each with its number and the id of the turn that it becomes.

    Raises MessageConflict where an id stands for another text, role or session.
    """
    key = sessions.key_of(access, session.id)
    names = [_names(access, line) for _, line in batch.messages]
    asked = [name for own in names for name in own]
    rows = [row["turn"] for row in run(tx, "turn/same", turns=asked, message_keys=asked)]
    taken = {row["id"] for row in rows}
    there = {
        name: row for row in rows if row["context"] == access.context_id for name in (row["id"], row["message_key"])
    }
    found, seen = list[tuple[int, MessageLine, str]](), set[str]()
    for (number, line), own in zip(batch.messages, names, strict=True):
        before = next((there[name] for name in own if name in there), None)
        if before is None and seen.isdisjoint(own):
            free = (name for name in own if name.startswith("turn_") and name not in taken)
            found.append((number, line, next(free, None) or ids.new("turn")))
        elif before is None or tuple(map(before.get, SAME)) != (line.role, line.content, key):
            raise MessageConflict(f"Line {number}: a message of this id is there with another text, role or session.")
        seen.update(own)
    return found


def _names(access: Access, line: MessageLine) -> list[str]:
    """By what a message may be there: its turn, under an id of its own where another context has that, and its key."""
    context = access.context_id
    turns = [line.turn_id, _copied(context, line.turn_id)] if line.turn_id else []
    return [*turns, *([f"{context}|id|{line.id}"] if line.id else [])]


def _copied(context_id: str, turn_id: str) -> str:
    """The id of a turn in a context where another one has its own: as old as that one."""
    return turn_id[:TIMED] + ids.derived("turn", context_id, turn_id)[TIMED:]
