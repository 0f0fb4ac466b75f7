"""Statements that somebody typed, run so that they can only read."""

import math
import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any, LiteralString, TypeVar, cast

import neo4j
from neo4j.exceptions import BrokenRecordError, Neo4jError
from neo4j.graph import Node, Path, Relationship
from neo4j.time import Date, Duration, Time

from graph import ids
from graph.engine import plainreads
from graph.engine.driver import Graph, Work
from graph.engine.faults import out_of_memory
from graph.engine.queries import native
from graph.errors import GraphFault, GraphUnavailable, Invalid, SpectronError

OF_THE_STATEMENT = tuple(
    f"Neo.ClientError.{kind}"
    for kind in ("Statement.", "Procedure.", "Security.Forbidden", "Database.DatabaseNotFound")
)
"""How the codes begin of what is wrong with the statement itself, a write among reads included."""
CUT_SHORT = ("Neo.ClientError.Transaction.Terminated", "Neo.ClientError.Transaction.TransactionTimedOut")
"""How the codes begin of a statement that was ended because it took too long."""

OUT_OF_TIME = "A value of the answer cannot be shown, such as a time before the year 1; ask for toString(…) of it."

AGAIN_SECONDS = 0.2
GRACE_SECONDS = 1.0
"""How much later than its time a statement is given up that the engine has not ended."""

T = TypeVar("T")


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
    return _in_time(asked, lambda: _answer(graph, asked))


def _in_time(asked: Question, work: Callable[[], Answer]) -> Answer:
    """What `work` returns, given up where an engine sends without end; the thread ends with its connection."""
    answered: Future[Answer] = Future()

    def answer() -> None:
        try:
            answered.set_result(work())
        except BaseException as error:  # noqa: BLE001  # raised again where the result is waited for
            answered.set_exception(error)

    threading.Thread(target=answer, name="ask", daemon=True).start()
    try:
        return answered.result(asked.seconds + GRACE_SECONDS)
    except TimeoutError as error:
        raise _too_long(asked) from error


def _answer(graph: Graph, asked: Question) -> Answer:
    if not graph.embedded:
        return _once(graph, asked, lambda tx: _read(tx, graph, asked))
    # The embedded engine keeps no time of its own, and tells whether a statement writes only where it runs one.
    mark = ids.new("ask")
    marked = f"{asked.statement}\n// {mark}"
    _once(graph, asked, lambda tx: _check(tx, graph, asked))
    with _ended_after(asked.seconds, graph, mark) as ended:
        try:
            graph.embedded.check_reads(marked, asked.params, asked.seconds)
        except Invalid as error:
            raise (_too_long(asked) if ended.is_set() else error) from error
        # Taken back at the end, should the check ever let a write through.
        return _once(graph, asked, lambda tx: _rows(tx, asked, marked))


def _once(graph: Graph, asked: Question, work: Work[T]) -> T:
    with _told(asked):
        return graph.once(work, asked.seconds, asked.rows + 1)


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
    plainreads.check(tx, graph.engine, graph.database, asked.statement, asked.params)


def _rows(tx: neo4j.Transaction, asked: Question, statement: str) -> Answer:
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
    except (GraphUnavailable, GraphFault) as error:
        cause = error.__cause__
        if isinstance(cause, BrokenRecordError):
            raise Invalid(OUT_OF_TIME) from error
        if not isinstance(cause, Neo4jError):
            raise
        code, said = cause.code or "", cause.message or ""
        if code.startswith(CUT_SHORT):
            raise _too_long(asked) from error
        if out_of_memory(f"{code} {said}"):
            raise Invalid(plainreads.NO_MEMORY) from error
        if code.startswith(OF_THE_STATEMENT):
            raise Invalid(said or "The engine does not take this statement.") from error
        raise


def _too_long(asked: Question) -> Invalid:
    return Invalid(f"The statement took longer than {asked.seconds:g} s and was ended; nothing was changed.")


def _plain(value: Any) -> Any:
    """A value as JSON has it, which knows no number that is none or has no end: these become text."""
    match value:
        case Node() | Relationship() | Path():
            return _of_graph(value)
        case Date() | Time() | Duration():
            return value.iso_format()
        case float() if not math.isfinite(value):
            return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
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
