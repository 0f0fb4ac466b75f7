"""Units of work on both engines."""

import threading
from contextlib import suppress
from pathlib import Path

import neo4j
import pytest

from graph.engine.driver import Graph, open_graph
from graph.engine.faults import OvertakenError
from graph.engine.ports import free
from graph.errors import GraphFault, GraphUnavailable, NotFound
from graph.settings import Settings


def count(graph: Graph, context: str) -> int:
    return graph.read(lambda tx: count_in(tx, context))


def count_in(tx: neo4j.Transaction, context: str) -> int:
    return tx.run("MATCH (s:Slot {context: $c}) RETURN count(s)", c=context).single(strict=True)[0]


def add(tx: neo4j.Transaction, context: str, name: str) -> None:
    tx.run("CREATE (:Slot {id: $id, key: $id, context: $c})", id=f"{context}|{name}", c=context).consume()


def test_what_is_written_can_be_read(graph: Graph, context: str):
    graph.write(lambda tx: add(tx, context, "one"))

    assert count(graph, context) == 1


def test_a_preview_sees_its_own_writes_and_keeps_none(graph: Graph, context: str):
    def work(tx: neo4j.Transaction) -> int:
        add(tx, context, "one")
        return count_in(tx, context)

    assert graph.preview(work) == 1
    assert count(graph, context) == 0


def test_an_error_of_ours_takes_the_unit_back_and_passes_unchanged(graph: Graph, context: str):
    error = NotFound("There is no such session.")

    def work(tx: neo4j.Transaction) -> None:
        add(tx, context, "one")
        raise error

    with pytest.raises(NotFound) as raised:
        graph.write(work)

    assert raised.value is error
    assert count(graph, context) == 0


def test_a_unit_that_was_overtaken_runs_again(graph: Graph, context: str):
    runs = list[int]()

    def work(tx: neo4j.Transaction) -> None:
        add(tx, context, "one")
        runs.append(count_in(tx, context))
        if len(runs) < 3:
            raise OvertakenError

    graph.write(work)

    assert (runs, count(graph, context)) == ([1, 1, 1], 1)


def test_writers_that_collide_all_succeed(graph: Graph, context: str):
    together = threading.Barrier(4)

    def write() -> None:
        together.wait()
        for number in range(10):
            graph.write(lambda tx, number=number: meet(tx, number))

    def meet(tx: neo4j.Transaction, number: int) -> None:
        tx.run(
            "MERGE (s:Slot {key: $key}) ON CREATE SET s.id = $key, s.context = $c, s.met = 0 SET s.met = s.met + 1",
            key=f"{context}|{number}",
            c=context,
        ).consume()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    met = graph.read(lambda tx: tx.run("MATCH (s:Slot {context: $c}) RETURN s.met", c=context).value())
    assert met == [4] * 10


def test_a_taken_key_is_a_fault_that_names_no_value(graph: Graph, context: str):
    graph.write(lambda tx: add(tx, context, "secret"))

    with pytest.raises(GraphFault) as raised:
        graph.write(lambda tx: add(tx, context, "secret"))

    assert "secret" not in str(raised.value)
    assert "ConstraintValidationFailed" in str(raised.value)


def test_a_statement_that_is_no_cypher_is_a_fault(graph: Graph):
    with pytest.raises(GraphFault, match="SyntaxError"):
        graph.read(lambda tx: tx.run("MATCH MATCH").consume())


def test_a_unit_that_goes_on_after_an_error_is_a_fault(graph: Graph):
    def work(tx: neo4j.Transaction) -> None:
        with suppress(neo4j.exceptions.ClientError):
            tx.run("MATCH MATCH").consume()

    with pytest.raises(GraphFault, match="TransactionError"):
        graph.write(work)


def test_a_lasting_conflict_is_a_fault_only_after_all_tries(graph: Graph, context: str):
    tries: list[int] = []

    def work(tx: neo4j.Transaction) -> None:
        tries.append(1)
        add(tx, context, "one")
        add(tx, context, "one")

    with pytest.raises(GraphFault):
        graph.write(work)

    assert len(tries) == (10 if graph.engine == "arcadedb" else 1)


def test_a_graph_that_is_not_there_is_unavailable(tmp_path: Path):
    (port,) = free((0,))

    with (
        pytest.raises(GraphUnavailable),
        open_graph(Settings(data=tmp_path, neo4j_uri=f"bolt://127.0.0.1:{port}")),
    ):
        pytest.fail("nothing listens there")


def test_a_wrong_database_is_unavailable(settings: Settings, engine: str):
    if engine != "neo4j":
        pytest.skip("the embedded engine has one database, and its name is no setting")

    with (
        pytest.raises(GraphUnavailable, match="DatabaseNotFound"),
        open_graph(settings.model_copy(update={"neo4j_database": "elsewhere"})),
    ):
        pytest.fail("there is no such database")
