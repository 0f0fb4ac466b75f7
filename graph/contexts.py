"""Contexts: the units of isolation, each with its own sessions, graph and keys."""

import re
from typing import Any

import neo4j

from graph import access as keys_of
from graph import clock, ids
from graph.engine.queries import run
from graph.errors import ContextConflict, Invalid, NotFound
from graph.memory import Memory
from graph.minting import mint, sealed, seed, shown
from graph.model import Context, NewContext
from graph.requests import Asked, Request, Written, once, unit_of

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,127}")
SWEEP = 2_000
RESERVED = frozenset({"contexts", "health"})


def create(
    memory: Memory, context_id: str | None, description: str, request: Request | None = None
) -> Written[NewContext]:
    """A new context and its first key, with full rights. Raises ContextConflict where the id is taken, Invalid."""
    name = context_id or ids.new("ctx")
    if not NAME.fullmatch(name) or name in RESERVED:
        raise Invalid("A context id has 1 to 128 letters, digits, '_', '-' or '.', and begins with a letter or digit.")
    asked = Asked("", "root", request) if request else None

    key_id = ids.new("key").removeprefix("key_")
    minted = seed(key_id)
    key = mint(memory, minted, asked)
    work = unit_of(
        memory,
        asked,
        NewContext,
        lambda tx: _open(tx, name, description, key, key_id),
        lambda reply: sealed(reply, minted),
    )
    return shown(memory, asked, once(memory, asked, NewContext, lambda: memory.graph.write(work)))


def listed(memory: Memory) -> list[Context]:
    """Every context, oldest first."""
    rows = memory.graph.read(lambda tx: run(tx, "context/list"))
    return [Context(**row["context"]) for row in rows]


def delete(memory: Memory, context_id: str) -> None:
    """Erases a context with all that is in it: first its keys, then its records, part by part. Raises NotFound."""

    def close(tx: neo4j.Transaction) -> list[dict[str, Any]]:
        known = run(tx, "context/find", context=context_id)
        run(tx, "context/remove", context=context_id)
        return known

    known = memory.graph.write(close)
    keys_of.forget_checked(memory)
    memory.reads.forget(context_id)
    while memory.graph.write(lambda tx: run(tx, "context/sweep", context=context_id, most=SWEEP))[0]["swept"]:
        pass
    if not known:
        raise NotFound("There is no such context.")


def _open(tx: neo4j.Transaction, context_id: str, description: str, key: str, key_id: str) -> NewContext:
    now = clock.iso(clock.now())
    row = run(tx, "context/create", context=context_id, description=description, now=now, key=key_id)[0]
    if not row["created"]:
        raise ContextConflict("A context with this id exists; choose another id or leave it out.")
    run(
        tx,
        "key/create",
        key=f"{context_id}|first",
        id=key_id,
        context=context_id,
        name="first",
        hash=keys_of.digest(key),
        verbs=list(keys_of.ALL_VERBS),
        scope=[],
        now=now,
        expires_at=None,
    )
    return NewContext(**row["context"], key=key)
