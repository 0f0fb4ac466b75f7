"""Idempotency: one key and one body, one write, one reply."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import neo4j
from pydantic import BaseModel

from graph import clock, ids
from graph.access import Access
from graph.engine.faults import OvertakenError
from graph.engine.queries import run
from graph.errors import IdempotencyConflict, IdempotencyInFlight
from graph.memory import Memory

Reply = TypeVar("Reply", bound=BaseModel)

SWEPT_AT_ONCE = 500
SWEPT_EVERY_S = 60.0


@dataclass(frozen=True, slots=True)
class Request:
    """An Idempotency-Key and a hash of what was asked under it."""

    key: str
    body_hash: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of one key holder in one context; it is unique there."""

    context: str
    holder: str
    request: Request

    @property
    def key(self) -> str:
        return f"{self.context}|{self.holder}|{self.request.key}"


def asked_by(access: Access, request: Request | None) -> Asked | None:
    """A request as that of a key holder; none without an Idempotency-Key."""
    return Asked(access.context_id, access.key_id, request) if request else None


@dataclass(frozen=True, slots=True)
class Written(Generic[Reply]):
    """A reply, and whether it was given before."""

    reply: Reply
    replayed: bool = False


def once(memory: Memory, asked: Asked | None, shape: type[Reply], work: Callable[[], Written[Reply]]) -> Written[Reply]:
    """The stored reply if there is one, else the work's. `work` must `store` its reply in its own transaction.

    Raises IdempotencyConflict for another body under the key, IdempotencyInFlight while the first still runs here.
    """
    if asked is None:
        return work()
    if not memory.in_flight.enter(asked.key):
        raise IdempotencyInFlight("The first request under this Idempotency-Key is still running; ask again shortly.")
    try:
        _sweep(memory)
        return memory.graph.read(lambda tx: found(tx, memory, asked, shape)) or work()
    finally:
        memory.in_flight.leave(asked.key)


def in_turn(
    memory: Memory,
    access: Access,
    request: Request | None,
    shape: type[Reply],
    make: Callable[[neo4j.Transaction], Reply],
) -> Written[Reply]:
    """`once`, in one transaction for which the writers of the context take turns.

    Raises IdempotencyConflict, IdempotencyInFlight, and what `make` raises.
    """
    asked = asked_by(access, request)
    return once(memory, asked, shape, lambda: alone(memory, access, asked, shape, make))


def alone(
    memory: Memory,
    access: Access,
    asked: Asked | None,
    shape: type[Reply],
    make: Callable[[neo4j.Transaction], Reply],
) -> Written[Reply]:
    """One transaction for which the writers of the context take turns: what `once` runs. Raises what `make` raises."""
    with memory.writers.of(access.context_id):
        return memory.graph.write(unit_of(memory, asked, shape, make))


def unit_of(
    memory: Memory,
    asked: Asked | None,
    shape: type[Reply],
    make: Callable[[neo4j.Transaction], Reply],
    kept: Callable[[Reply], Reply] = lambda reply: reply,
) -> Callable[[neo4j.Transaction], Written[Reply]]:
    """A unit of work for `once`: the stored reply if there is one, else what `make` makes, stored as `kept` has it."""

    def work(tx: neo4j.Transaction) -> Written[Reply]:
        replayed = found(tx, memory, asked, shape)
        if replayed:
            return replayed
        reply = make(tx)
        store(tx, memory, asked, kept(reply))
        return Written(reply)

    return work


def found(tx: neo4j.Transaction, memory: Memory, asked: Asked | None, shape: type[Reply]) -> Written[Reply] | None:
    """The reply stored under a key, if it is not too old. Raises IdempotencyConflict for another body."""
    rows = run(tx, "request/find", key=asked.key) if asked else []
    if not asked or not rows:
        return None
    stored = rows[0]["request"]
    if stored["recorded_ms"] <= _stale_ms(memory):
        return None
    if stored["body_hash"] != asked.request.body_hash:
        raise IdempotencyConflict("This Idempotency-Key was used with another body; use a new key for a new request.")
    return Written(shape.model_validate_json(stored["reply"]), replayed=True)


def store(
    tx: neo4j.Transaction, memory: Memory, asked: Asked | None, reply: BaseModel, *, further: bool = False
) -> None:
    """Keeps a reply under its key, in the transaction of the write that it answers.

    Work of several transactions keeps a `further` reply in the place of its last. Raises OvertakenError where another
    process has kept one meanwhile: the unit runs again, and finds it.
    """
    if asked is None:
        return
    kept = run(
        tx,
        "request/store",
        key=asked.key,
        id=ids.derived("req", asked.key),
        context=asked.context,
        body_hash=asked.request.body_hash,
        reply=reply.model_dump_json(),
        now_ms=clock.millis(clock.now()),
        stale_ms=clock.millis(clock.now()) if further else _stale_ms(memory),
    )
    if kept[0]["taken"]:
        raise OvertakenError


def _sweep(memory: Memory) -> None:
    """Deletes replies that are too old: now and then, and with every request for as long as there are many."""
    if time.monotonic() < memory.next_sweep or not memory.in_flight.enter("sweep"):
        return
    try:
        asked = {"stale_ms": _stale_ms(memory), "limit": SWEPT_AT_ONCE}
        swept = memory.graph.write(lambda tx: run(tx, "request/sweep", **asked))[0]["count"]
        if swept < SWEPT_AT_ONCE:
            memory.next_sweep = time.monotonic() + SWEPT_EVERY_S
    finally:
        memory.in_flight.leave("sweep")


def _stale_ms(memory: Memory) -> int:
    """A reply that was stored then, or before, is too old."""
    return clock.millis(clock.now()) - int(memory.settings.idempotency_hours * 3_600_000)
