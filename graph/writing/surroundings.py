"""The scopes in which somebody is spoken of, and which of them lie around one or within it.

A name matters to those of its own scope, of one around it and of one within it, and to nobody else. Each scope is kept
under every tag that it has, so that what a write looks for does not grow with scopes that are not of its business:
"London" of one user is not looked for among five thousand others.
"""

from collections.abc import Iterable
from typing import Any

import neo4j

from graph import scopes
from graph.engine.queries import run
from graph.scopes import Scope

MOST = 32
"""Scopes within one that are asked for one by one."""


def enter(tx: neo4j.Transaction, context: str, entered: Iterable[Scope]) -> None:
    """Keep scopes in which somebody is spoken of."""
    run(tx, "scope/enter", kept=[row(context, scope, tag) for scope in sorted(set(entered)) for tag in scope])


def leave(tx: neo4j.Transaction, context: str, left: Iterable[Scope]) -> None:
    """Let go of those of some scopes in which nobody is spoken of any more."""
    run(tx, "scope/leave", places=[scopes.place(context, scope) for scope in sorted(set(left))])


def near(tx: neo4j.Transaction, context: str, scope: Scope) -> set[Scope] | None:
    """The scopes that lie around one or within it, itself among them; None where too many lie within it."""
    within = inner(tx, context, scope)
    return None if within is None else within | outer(tx, context, scope)


def outer(tx: neo4j.Transaction, context: str, scope: Scope) -> set[Scope]:
    """The scopes that lie around one, with itself and the one without a tag, which lies around all others."""
    around: set[Scope] = {(), scope}
    if len(scope) > scopes.MOST_PARTED:
        rows = run(tx, "scope/outer", context=context, scope=list(scope))
        return around.union(tuple(row["scope"]) for row in rows)
    parts = [part for part in scopes.parts(scope) if 0 < len(part) < len(scope)]
    rows = run(tx, "scope/known", places=[scopes.place(context, part) for part in parts])
    return around.union(tuple(row["scope"]) for row in rows)


def inner(tx: neo4j.Transaction, context: str, scope: Scope) -> set[Scope] | None:
    """The scopes that lie within one, itself among them if it is kept; None where there may be more than MOST.

    They are among those of each of its tags, so a tag that few scopes have is enough.
    """
    for tag in scope:
        bears = {"tag": scopes.place(context, (tag,)), "scope": list(scope), "most": MOST + 1}
        found = run(tx, "scope/bearing", **bears)[0]
        if found["count"] <= MOST:
            return {tuple(one) for one in found["scopes"]}
    return None


def row(context: str, scope: Scope, tag: str) -> dict[str, Any]:
    """A scope as it is kept under one of its tags: a row of `scope/enter`."""
    place = scopes.place(context, scope)
    key = f"{place}|{tag}"
    properties = {
        "id": key,
        "context": context,
        "place": place,
        "tag": tag,
        "tag_key": scopes.place(context, (tag,)),
        "scope": list(scope),
        "display": tag,
    }
    return {"key": key, "properties": properties}
