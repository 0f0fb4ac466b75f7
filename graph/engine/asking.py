"""Statements that somebody typed, run so that they can only read."""

import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any, LiteralString, cast

import neo4j
from neo4j.exceptions import Neo4jError
from neo4j.graph import Node, Path, Relationship
from neo4j.time import Date, Duration, Time

from graph import ids
from graph.engine import plainreads
from graph.engine.driver import Graph
from graph.engine.queries import native
from graph.errors import Invalid, SpectronError

OF_THE_STATEMENT = tuple(
    f"Neo.ClientError.{kind}"
    for kind in ("Statement.", "Procedure.", "Security.Forbidden", "Database.DatabaseNotFound")
)
"""How the codes begin of what is wrong with the statement itself, a write among reads included."""
CUT_SHORT = ("Neo.ClientError.Transaction.Terminated", "Neo.ClientError.Transaction.TransactionTimedOut")
"""How the codes begin of a statement that was ended because it took too long."""

AGAIN_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Question:
    """A statement that reads, what its parameters are, and how many rows and seconds it may take."""

    statement: str
    params: dict[str, Any]
    rows: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows under the names of their columns, and whether there were more than were asked for."""

    columns: list[str]
    rows: list[list[Any]]
    more: bool


def ask(graph: Graph, asked: Question) -> Answer:
    """The first rows that a statement gives, over every context of the graph.

    Raises Invalid where it is no plain read, and, in the engine's words, where it would write, cannot be read or takes
    too long; GraphUnavailable.
    """
    if not graph.embedded:
        return graph.read(lambda tx: _read(tx, graph, asked), asked.seconds)
    # The embedded engine keeps no time of its own, and tells whether a statement writes only where it runs one.
    mark = ids.new("ask")
    marked = f"{asked.statement}\n// {mark}"
    graph.read(lambda tx: _check(tx, graph, asked))
    with _ended_after(asked.seconds, graph, mark) as ended:
        try:
            graph.embedded.check_reads(marked, asked.params, asked.seconds)
        except Invalid as error:
            raise (_too_long(asked) if ended.is_set() else error) from error
        # Taken back at the end, should the check ever let a write through.
        return graph.preview(lambda tx: _rows(tx, asked, marked))


@contextmanager
def _ended_after(seconds: float, graph: Graph, mark: str) -> Generator[threading.Event]:
    """Have the statement that carries a mark ended after so long, and tell whether that was done."""
    ended, over = threading.Event(), threading.Event()

    def end() -> None:
        wait = seconds
        # Again and again: between its check and its run the statement is nowhere to be found.
        while not over.wait(wait):
            ended.set()
            with suppress(SpectronError):
                graph.read(lambda tx: _end(tx, mark))
            wait = AGAIN_SECONDS

    threading.Thread(target=end, name="ask-end", daemon=True).start()
    try:
        yield ended
    finally:
        over.set()


def _end(tx: neo4j.Transaction, mark: str) -> None:
    for found in tx.run("SHOW TRANSACTIONS").data():
        if str(found["currentQuery"]).endswith(mark):
            # The engine takes no parameter here; it made this id itself.
            tx.run(cast("LiteralString", f"TERMINATE TRANSACTION '{found['transactionId']}'")).consume()


def _read(tx: neo4j.Transaction, graph: Graph, asked: Question) -> Answer:
    _check(tx, graph, asked)
    return _rows(tx, asked, asked.statement)


def _check(tx: neo4j.Transaction, graph: Graph, asked: Question) -> None:
    with _told(asked):
        plainreads.check(tx, graph.engine, graph.database, asked.statement, asked.params)


def _rows(tx: neo4j.Transaction, asked: Question, statement: str) -> Answer:
    with _told(asked):
        # Whoever holds the graph typed it; no part of it comes from a conversation.
        result = tx.run(cast("LiteralString", statement), asked.params)
        rows = [[_plain(value) for value in record.values()] for record in islice(result, asked.rows + 1)]
        columns = list(result.keys())
        result.consume()
    return Answer(columns, rows[: asked.rows], len(rows) > asked.rows)


@contextmanager
def _told(asked: Question) -> Generator[None]:
    """Tell what the engine has against a statement as Invalid, in its words."""
    try:
        yield
    except Neo4jError as error:
        if (error.code or "").startswith(CUT_SHORT):
            raise _too_long(asked) from error
        if (error.code or "").startswith(OF_THE_STATEMENT):
            raise Invalid(error.message or "The engine does not take this statement.") from error
        raise


def _too_long(asked: Question) -> Invalid:
    return Invalid(f"The statement took longer than {asked.seconds:g} s and was ended; nothing was changed.")


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
