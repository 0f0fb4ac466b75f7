"""Keyset paging: a cursor is the place of the last item, bound to the question that it belongs to."""

import base64
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import neo4j

from graph import clock, ids
from graph.engine.queries import run
from graph.errors import Invalid, Malformed
from graph.fields import keepable
from graph.model import Page, PageInfo

Item = TypeVar("Item")
Row = dict[str, Any]
MOST = 500
FARTHEST = 2**53
"""No position lies beyond: milliseconds and numbers of turns stay far below."""
SHORTEST_MS, GROWTH = 10_000, 8
"""A list that nobody wrote to for months is walked in eight stretches."""


@dataclass(frozen=True, slots=True)
class Place:
    """After which item a page begins; `limit` items are wanted."""

    question: str
    limit: int
    position: int = -FARTHEST
    last_id: str = ""

    def params(self) -> dict[str, Any]:
        """As list statements take it; one more than wanted is fetched, to know whether there is more."""
        return {"after_ms": self.position, "after_id": self.last_id, "limit": self.limit + 1}


def place(cursor: str | None, limit: int, *question: object) -> Place:
    """Where a page begins. Raises Malformed for a cursor of another question, Invalid for a limit out of 1 to 500."""
    if not 1 <= limit <= MOST:
        raise Invalid(f"limit is a number from 1 to {MOST}.")
    asked = hashlib.sha256(repr(question).encode()).hexdigest()[:12]
    if cursor is None:
        return Place(asked, limit)
    match _opened(cursor):
        case [str(of), int(position), str(last_id)] if of == asked and abs(position) <= FARTHEST:
            return Place(asked, limit, position, last_id)
        case _:
            raise Malformed("This cursor belongs to another question; begin again without a cursor.")


def _opened(cursor: str) -> Any:
    """What a cursor holds; nothing where it cannot be read, or holds a text that no database can look for."""
    try:
        return keepable(json.loads(base64.urlsafe_b64decode(cursor.encode())))
    except (ValueError, RecursionError):
        return None


def in_stretches(tx: neo4j.Transaction, context: str, place: Place, rows: Callable[[Row], list[Row]]) -> list[Row]:
    """The rows of a list statement up to one more than wanted, fetched by stretches of time, each longer than the last.

    So a page costs what lies in it, however long the list is. `rows` is given the parameters of a stretch.
    """
    found = list[Row]()
    for since_ms, until_ms in _stretches_after(tx, context, place):
        stretch = {"since": ids.listed(context, since_ms), "until": ids.listed(context, until_ms)}
        found += rows({**stretch, **replace(place, limit=place.limit - len(found)).params()})
        if len(found) > place.limit:
            break
    return found


def stretches(began_ms: int, now_ms: int) -> Iterator[tuple[int, int]]:
    """All time from a moment on, in stretches that grow until now; clocks that run ahead fall into the last."""
    since_ms, length = began_ms, SHORTEST_MS
    while since_ms < now_ms:
        yield since_ms, since_ms + length
        since_ms, length = since_ms + length, length * GROWTH
    yield since_ms, FARTHEST


def _stretches_after(tx: neo4j.Transaction, context: str, place: Place) -> Iterator[tuple[int, int]]:
    """From the last item of the page before, else from when the context was opened, and before that what moved in."""
    now_ms = clock.millis(clock.now())
    if place.position >= 0:
        yield from stretches(place.position, now_ms)
        return
    # Of a context that was deleted a moment ago there is no row, and nothing to list.
    for row in run(tx, "context/find", context=context):
        opened_ms = clock.millis(row["context"]["created_at"])
        yield 0, opened_ms
        yield from stretches(opened_ms, now_ms)


def page(place: Place, rows: Sequence[dict[str, Any]], item: Callable[[dict[str, Any]], Item], key: str) -> Page[Item]:
    """A page of the rows of a list statement; `key` names the column that holds the record with its id."""
    shown = rows[: place.limit]
    more = len(rows) > place.limit
    mark = [place.question, shown[-1]["position"], shown[-1][key]["id"]] if more else None
    cursor = base64.urlsafe_b64encode(json.dumps(mark).encode()).decode() if mark else None
    return Page(items=[item(row) for row in shown], page=PageInfo(has_more=more, next_cursor=cursor))


def every(page_at: Callable[[str | None], Page[Item]]) -> Iterator[Item]:
    """The items of a list page by page: `page_at` gives the page at a cursor, the first at None."""
    page = page_at(None)
    yield from page.items
    while page.page.next_cursor:
        page = page_at(page.page.next_cursor)
        yield from page.items


def filled(
    place: Place,
    key: str,
    rows_at: Callable[[Place], list[dict[str, Any]]],
    kept: Callable[[list[dict[str, Any]]], list[dict[str, Any]]],
) -> list[dict[str, Any]]:
    """The rows of a list statement that are kept, fetched on until a page is full, and one more."""
    found: list[dict[str, Any]] = []
    at = place
    while True:
        rows = rows_at(at)
        found += kept(rows)
        if len(found) > place.limit or len(rows) <= at.limit:
            return found[: place.limit + 1]
        at = replace(at, position=rows[-1]["position"], last_id=rows[-1][key]["id"])
