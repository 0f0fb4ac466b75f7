"""Statements that somebody typed, run so that they can only read."""

from dataclasses import dataclass
from itertools import islice
from typing import Any, LiteralString, cast

import neo4j
from neo4j.exceptions import ClientError
from neo4j.graph import Node, Path, Relationship
from neo4j.time import Date, Duration, Time

from graph.engine.driver import Graph
from graph.engine.queries import native
from graph.errors import Invalid

OF_THE_STATEMENT = "Neo.ClientError.Statement."
"""How the codes begin of what is wrong with the statement itself, a write among reads included."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows under the names of their columns, and whether there were more than were asked for."""

    columns: list[str]
    rows: list[list[Any]]
    more: bool


def ask(graph: Graph, statement: str, most: int) -> Answer:
    """The first `most` rows of a statement, over every context of the graph.

    Raises Invalid, in the engine's words, where it would write or cannot be read; GraphUnavailable.
    """
    if graph.embedded:
        graph.embedded.check_reads(statement)
    return graph.read(lambda tx: _rows(tx, statement, most))


def _rows(tx: neo4j.Transaction, statement: str, most: int) -> Answer:
    try:
        # Whoever holds the graph typed it; no part of it comes from a conversation.
        result = tx.run(cast("LiteralString", statement))
        rows = [[_plain(value) for value in record.values()] for record in islice(result, most + 1)]
        columns = list(result.keys())
        result.consume()
    except ClientError as error:
        if (error.code or "").startswith(OF_THE_STATEMENT):
            raise Invalid(error.message or "The engine does not take this statement.") from error
        raise
    return Answer(columns, rows[:most], len(rows) > most)


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    match value:
        case Node() | Relationship() | Path():
            return _of_graph(value)
        case Date() | Time() | Duration():
            return value.iso_format()
        case dict():
            return {key: _plain(item) for key, item in cast("dict[str, Any]", value).items()}
        case list():
            return [_plain(item) for item in cast("list[Any]", value)]
        case _:
            return native(value)


def _of_graph(found: Node | Relationship | Path) -> dict[str, Any]:
    if isinstance(found, Path):
        return {"nodes": _plain([*found.nodes]), "relationships": _plain([*found.relationships])}
    kind = {"labels": sorted(found.labels)} if isinstance(found, Node) else {"type": found.type}
    return {**kind, "properties": _plain(dict(found))}
