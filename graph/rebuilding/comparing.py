"""Two graphs of one context side by side, record by record, in the order of their ids."""

from collections.abc import Iterator
from functools import partial
from typing import Any, cast

import neo4j

from graph.engine.driver import Graph
from graph.engine.queries import run
from graph.model import Shape
from graph.verifying.pages import Page, Records

Row = dict[str, Any]
KINDS = (
    "turns",
    "mentions",
    "referents",
    "aliases",
    "entities",
    "claims",
    "slots",
    "facts",
    "instructions",
    "uncertainties",
)
"""Whose statements `verify/…` give records with what they are tied to."""
PASSING = frozenset({"made", "taken", "opening", "locked_ms", "traces"})
"""What tells of the write that made a record, not of the record."""
PAGE = 500
END: tuple[str, Row] = ("\uffff", {})
"""Behind every id."""


class Difference(Shape):
    """A record that is not the same in two graphs: its kind and id, and in what they differ, without its words."""

    kind: str
    id: str
    says: str


def differences(stored: Graph, rebuilt: Graph, context_id: str) -> Iterator[Difference]:
    """What differs between the stored graph of a context and one that was rebuilt. Raises GraphUnavailable."""
    for kind in KINDS:
        one, other = (_walk(Records(graph, context_id, PAGE), kind) for graph in (stored, rebuilt))
        yield from _beside(kind, one, other)


def _beside(kind: str, stored: Iterator[tuple[str, Row]], rebuilt: Iterator[tuple[str, Row]]) -> Iterator[Difference]:
    """Both are in the order of ids."""
    one, other = next(stored, END), next(rebuilt, END)
    while (one, other) != (END, END):
        if one[0] < other[0]:
            yield Difference(kind=kind, id=one[0], says="It is stored and does not follow from the record.")
            one = next(stored, END)
        elif other[0] < one[0]:
            yield Difference(kind=kind, id=other[0], says="It follows from the record and is not stored.")
            other = next(rebuilt, END)
        else:
            unlike = sorted(name for name in one[1].keys() | other[1].keys() if one[1].get(name) != other[1].get(name))
            if unlike:
                yield Difference(kind=kind, id=one[0], says=f"They differ in {', '.join(unlike)}.")
            one, other = next(stored, END), next(rebuilt, END)


def _walk(records: Records, kind: str) -> Iterator[tuple[str, Row]]:
    fetch = partial(_fetch, kind)
    for page in records.each(fetch, _rows):
        yield from page


def _fetch(kind: str, tx: neo4j.Transaction, place: Row) -> list[Row]:
    return run(tx, f"verify/{kind}", **place)


def _rows(page: Page) -> list[tuple[str, Row]]:
    return sorted((row["record"]["id"], _plain(row)) for row in page.rows)


def _plain(row: Row) -> Row:
    """A record with what it is tied to, as far as it follows from the record of what was said."""
    ties = {name: _sorted(value) for name, value in row.items() if name not in ("record", "place")}
    kept = {name: _sorted(value) for name, value in row["record"].items()}
    return {name: value for name, value in (ties | kept).items() if name not in PASSING and value is not None}


def _sorted(value: Any) -> Any:
    """The same whatever order an engine gives the items of a list, and the properties of one, in."""
    if isinstance(value, dict):
        return dict(sorted(cast("Row", value).items()))
    if isinstance(value, list):
        return sorted((_sorted(one) for one in cast("list[Any]", value)), key=repr)
    return value
