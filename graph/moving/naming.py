"""Whom a correction names: ids that follow from the context, told so that they can be found again in another one."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

import neo4j

from graph import scopes
from graph.access import Access
from graph.engine.queries import run
from graph.errors import Invalid
from graph.fields import Scope, Text
from graph.ids import FORM, derived
from graph.model import Shape
from graph.writing import referents

Row = dict[str, Any]

REFERENT = re.compile(rf"ref_{FORM}")


class Called(Shape):
    """Somebody who is named, by what makes the id and does not change; without the context."""

    key: Text
    scope: Scope
    family: Text
    name: Text
    named: bool
    owner: Text | None = None
    relation: Text | None = None


Cast = Mapping[str, Called | None]
"""Who is named, by id; none of whom nothing is said any more."""


def cast_of(tx: neo4j.Transaction, access: Access, payload: Any) -> dict[str, Called | None] | None:
    """Whom a payload names, and their owners. None where one of them is outside of the key's scope."""
    found, waiting = dict[str, Called | None](), set(_named(payload))
    while waiting:
        rows = [row["referent"] for row in run(tx, "referent/find", referents=sorted(waiting))]
        if not all(access.lens.covers(row["scope"]) for row in rows):
            return None
        found |= dict.fromkeys(waiting) | {row["id"]: _called(access, row) for row in rows}
        waiting = {key for row in rows for key in REFERENT.findall(row["key"])} - found.keys()
    return found


def _called(access: Access, row: Row) -> Called:
    told = {name: row.get(name) for name in referents.LASTING}
    return Called.model_validate({**told, "key": row["key"].removeprefix(f"{access.context_id}|")})


def translated(context_id: str, payload: Any, cast: Cast) -> tuple[Any, dict[str, Called]]:
    """A payload as it names the same referents in a context, and these. Raises Invalid where it does not say who."""
    ids = {one: one for one, called in cast.items() if called is None}
    waiting = {one: called for one, called in cast.items() if called is not None}
    there = dict[str, Called]()
    while waiting:
        ready = [one for one, called in waiting.items() if ids.keys() >= set(REFERENT.findall(called.key))]
        if not ready:
            raise Invalid("the correction names somebody whose owner it does not name.")
        for one in ready:
            called = waiting.pop(one)
            key = f"{context_id}|{REFERENT.sub(lambda owner: ids[owner[0]], called.key)}"
            owner = ids.get(called.owner) if called.owner else None
            ids[one] = derived("ref", key)
            there[ids[one]] = called.model_copy(update={"key": key, "owner": owner})
    if not ids.keys() >= set(_named(payload)):
        raise Invalid("the correction names somebody of whom the line does not say who it is.")
    return _mapped(payload, lambda text: ids.get(text, text)), there


def missing(
    tx: neo4j.Transaction, access: Access, payload: Any, cast: Mapping[str, Called]
) -> list[tuple[str, Called]]:
    """Those of whom a payload alone speaks here. Raises Invalid where one is outside of the key's scope."""
    named = set(_named(payload)) & cast.keys()
    rows = {row["referent"]["id"]: row["referent"] for row in run(tx, "referent/find", referents=sorted(named))}
    scopes_of = [rows[one]["scope"] if one in rows else cast[one].scope for one in named]
    if not all(map(access.lens.covers, scopes_of)):
        raise Invalid("the correction names somebody of whom nothing is said here; what is said comes before it.")
    fresh = [(one, cast[one]) for one in sorted(named - rows.keys())]
    if any(
        not called.key.startswith(f"{access.context_id}|{scopes.text(tuple(called.scope))}|") for _, called in fresh
    ):
        raise Invalid("the correction names somebody who is not of the scope that it tells.")
    return fresh


def _named(payload: Any) -> Iterator[str]:
    """The referents that a payload names, wherever in it."""
    found = list[str]()
    _mapped(payload, lambda text: found.append(text) or text)
    return (text for text in found if REFERENT.fullmatch(text))


def _mapped(payload: Any, change: Callable[[str], str]) -> Any:
    """A payload with its texts changed."""
    match payload:
        case str():
            return change(payload)
        case list():
            return [_mapped(item, change) for item in cast("list[Any]", payload)]
        case dict():
            return {key: _mapped(item, change) for key, item in cast("dict[str, Any]", payload).items()}
        case _:
            return payload
