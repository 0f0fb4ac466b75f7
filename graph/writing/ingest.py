"""Writing: messages go in, turns, facts, a trace and a diff come out.

Find the reply or reserve the key, read the session's tail, read the text, then one transaction: append the turns,
resolve entities, keep the claims, settle their slots, record the trace, store the reply. Reading happens before the
transaction because the transaction may run again; if another writer appended in between, it is read again.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

import neo4j

from graph import clock, ids, scopes, sessions
from graph.access import Access
from graph.engine.queries import run
from graph.errors import Invalid, TooLarge
from graph.memory import Memory
from graph.model import Infer, Message, Remembered, Session, Skipped
from graph.requests import Asked, Request, Written, asked_by, found, once, store
from graph.writing import gazetteer
from graph.writing.drafting import known_messages, session_of
from graph.writing.hearing import WINDOW, Hearing
from graph.writing.holding import Moved, hold
from graph.writing.perusing import read_turns
from graph.writing.reads import Read
from graph.writing.recording import record
from graph.writing.turns import Draft, drafts, last, stored, turn_key
from graph.writing.unit import Place, Unit


@dataclass(frozen=True, slots=True)
class Batch:
    """Messages to remember, in order, all or none."""

    messages: list[Message]
    session_id: str | None = None
    scope: list[str] | None = None
    infer: Infer = "full"
    labels: list[str] = field(default_factory=list[str])


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is known before the transaction: the session, and the new turns with what was read in them."""

    session: Session
    revision: int
    reads: list[Read]
    skipped: list[Skipped]


def remember(memory: Memory, access: Access, batch: Batch, request: Request | None = None) -> Written[Remembered]:
    """Stores messages and what they say, in one transaction, or nothing.

    Raises NotFound for an unknown session, Forbidden, Invalid, TooLarge, MessageConflict, IdempotencyConflict,
    IdempotencyInFlight, GraphUnavailable.
    """
    _check(memory, batch)
    asked = asked_by(access, request)
    return once(memory, asked, Remembered, lambda: _remember(memory, access, batch, asked))


def _remember(memory: Memory, access: Access, batch: Batch, asked: Asked | None) -> Written[Remembered]:
    batch = replace(batch, session_id=batch.session_id or _begun(memory, access, batch))
    session_id = batch.session_id or ids.new("sess")
    with ExitStack() as turns:
        turns.enter_context(memory.sessions.of(f"{access.context_id}|{session_id}"))
        while True:
            prepared = _prepare(memory, access, batch, session_id)
            try:
                with memory.writers.of(access.context_id):
                    return _write(memory, access, batch, prepared, asked)
            except Moved:
                continue


def _begun(memory: Memory, access: Access, batch: Batch) -> str | None:
    """The session that an earlier sending of these messages opened, of which the caller may have had no reply."""
    if not any(message.id for message in batch.messages):
        return None
    return memory.graph.read(lambda tx: session_of(tx, access, batch.messages, batch.scope))


def _prepare(memory: Memory, access: Access, batch: Batch, session_id: str) -> Prepared:
    """Reads what is needed from the graph, then the text."""

    def fetch(tx: neo4j.Transaction) -> tuple[Prepared, Place, Hearing]:
        session, revision = _session(tx, access, batch, session_id)
        scope = _scope(access, batch, session)
        new, skipped = known_messages(tx, access, session, batch.messages)
        made = drafts(new, session, scope, clock.now())
        hearing = Hearing() if batch.infer == "none" else heard_before(tx, access, session, made)
        unread = Prepared(session, revision, [Read(draft) for draft in made], skipped)
        return unread, Place(access.context_id, scope, session_id), hearing

    prepared, place, hearing = memory.graph.read(fetch)
    made = [replace(read.turn, to_read=batch.infer != "none") for read in prepared.reads]
    return replace(prepared, reads=read_turns(memory.reader, place, hearing, made))


def heard_before(tx: neo4j.Transaction, access: Access, session: Session, made: Sequence[Draft]) -> Hearing:
    """What was said in a session before new turns of one scope, as far as it matters to their reading."""
    if not made:
        return Hearing()
    key, scope = sessions.key_of(access, session.id), made[0].scope
    hearing = Hearing({scope: gazetteer.gazetteer(tx, key, scope, made)})
    keys = [turn_key(key, seq) for seq in last(session.turn_count, WINDOW)]
    for row in run(tx, "turn/tail", keys=keys, **scopes.Lens(frozenset(scope)).params()):
        turn = stored(row["turn"])
        hearing.hear(turn, turn.cast)
    return hearing


def _session(tx: neo4j.Transaction, access: Access, batch: Batch, session_id: str) -> tuple[Session, int]:
    """The session to append to and its revision; one that the batch will open is described before it exists."""
    if batch.session_id:
        return sessions.find_revision(tx, access, batch.session_id)
    scope = access.lens.writable(scopes.parse(batch.scope or []))
    return Session(id=session_id, scope=list(scope), metadata={}, created_at=clock.now(), turn_count=0), 0


def _scope(access: Access, batch: Batch, session: Session) -> scopes.Scope:
    return sessions.write_scope(access, session, batch.scope)


def _write(
    memory: Memory, access: Access, batch: Batch, prepared: Prepared, asked: Asked | None
) -> Written[Remembered]:
    preview = batch.infer == "preview"

    def work(tx: neo4j.Transaction) -> Written[Remembered]:
        replayed = found(tx, memory, asked, Remembered)
        if replayed:
            return replayed
        unit = _unit(tx, access, batch, prepared)
        if not batch.session_id:
            sessions.open_one(tx, access, sessions.Opening(prepared.session.scope, {}, unit.session_id))
        hold(unit, prepared.session.turn_count, prepared.revision)
        diff, trace_id = record(unit, prepared.reads)
        reply = Remembered(
            session_id=unit.session_id,
            trace_id=None if preview else trace_id,
            turn_ids=[read.turn.id for read in prepared.reads],
            preview=preview,
            diff=diff.model_copy(update={"skipped": prepared.skipped}),
        )
        if not preview:
            store(tx, memory, asked, reply)
        return Written(reply)

    return memory.graph.preview(work) if preview else memory.graph.write(work)


def _unit(tx: neo4j.Transaction, access: Access, batch: Batch, prepared: Prepared) -> Unit:
    scope = _scope(access, batch, prepared.session)
    return Unit(tx, access.context_id, scope, prepared.session.id, clock.now(), tuple(batch.labels))


def _check(memory: Memory, batch: Batch) -> None:
    settings = memory.settings
    if not batch.messages:
        raise Invalid("A batch has at least one message.")
    if len(batch.messages) > settings.max_batch_messages:
        raise TooLarge(f"A batch has at most {settings.max_batch_messages} messages; send the rest in another one.")
    for place, message in enumerate(batch.messages):
        if len(message.content.encode()) > settings.max_message_bytes:
            raise TooLarge(f"Message {place} has more than {settings.max_message_bytes} bytes; split it.")
