"""Whom a correction names: ids that follow from the context, told so that they can be found again in another one."""

import re
from collections.abc import Callable, Iterator
from typing import Any, cast

import neo4j

from graph.access import Access
from graph.engine.queries import run
from graph.errors import Invalid
from graph.ids import derived

REFERENT = re.compile(r"ref_[0-9a-z]{26}")


def keys_of(tx: neo4j.Transaction, access: Access, payload: Any) -> dict[str, str] | None:
    """What the ids of all referents that a payload names follow from, without the context.

    None where one is outside of the key's scope.
    """
    found, waiting = dict[str, str](), set(_named(payload))
    while waiting:
        rows = [row["referent"] for row in run(tx, "referent/find", referents=sorted(waiting))]
        if not all(access.lens.covers(row["scope"]) for row in rows):
            return None
        found |= {row["id"]: row["key"].removeprefix(f"{access.context_id}|") for row in rows}
        waiting = {key for row in rows for key in REFERENT.findall(row["key"])} - found.keys()
    return found


def translated(context_id: str, payload: Any, keys: dict[str, str]) -> Any:
    """A payload as it names the same referents in a context. Raises Invalid where it does not say who they are."""
    ids, waiting = dict[str, str](), dict(keys)
    while waiting:
        ready = [one for one, key in waiting.items() if ids.keys() >= set(REFERENT.findall(key))]
        if not ready:
            raise Invalid("the correction names somebody whose owner it does not name.")
        for one in ready:
            key = REFERENT.sub(lambda owner: ids[owner[0]], waiting.pop(one))
            ids[one] = derived("ref", f"{context_id}|{key}")
    if not ids.keys() >= set(_named(payload)):
        raise Invalid("the correction names somebody of whom the line does not say who it is.")
    return _mapped(payload, lambda text: ids.get(text, text))


def check(tx: neo4j.Transaction, access: Access, payload: Any) -> None:
    """Raises Invalid where a payload names somebody of whom nothing is said, as far as the key sees."""
    named = set(_named(payload))
    rows = [row["referent"] for row in run(tx, "referent/find", referents=sorted(named))]
    if {row["id"] for row in rows if access.lens.covers(row["scope"])} != named:
        raise Invalid("the correction names somebody of whom nothing is said here; what is said comes before it.")


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
