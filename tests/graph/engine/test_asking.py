"""Statements that somebody typed, on both engines."""

import time
from contextlib import suppress

import pytest

from graph.engine.asking import Answer, Question, ask
from graph.engine.driver import Graph
from graph.errors import Invalid

WIDE = "UNWIND range(1, 1500) AS a RETURN a, range(1, 1500000) AS r"
HEAVY = {
    "arcadedb": "RETURN reduce(s = 'x', i IN range(1, 29) | s + s) AS s",
    "neo4j": "UNWIND range(1, 100000000) AS n RETURN collect(n) AS c",
}
ENDLESS = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a + b < 0 RETURN count(*)"


def answer(graph: Graph, statement: str, rows: int = 10, seconds: float = 20, **params: object) -> Answer:
    return ask(graph, Question(statement, params, rows, seconds))


def test_nodes_edges_paths_and_times_come_as_json_has_them(graph: Graph, context: str):
    made = "CREATE (:Session {id: $id, at: datetime('2025-01-05T10:00:00Z')})-[:NEXT {n: 1}]->(:Turn {id: $id})"
    graph.write(lambda tx: tx.run(made, id=context).consume())

    asked = "MATCH path = (s:Session {id: $context})-[edge]->() RETURN s, edge, s.at AS at, [s] AS all, path"
    found = answer(graph, asked, context=context)

    session = {"labels": ["Session"], "properties": {"id": context, "at": found.rows[0][2]}}
    edge = {"type": "NEXT", "properties": {"n": 1}}
    assert found.columns == ["s", "edge", "at", "all", "path"]
    assert found.rows[0][:2] == [session, edge]
    assert (found.rows[0][2].year, found.rows[0][3]) == (2025, [session])
    assert found.rows[0][4]["nodes"][0] == session
    graph.write(lambda tx: tx.run("MATCH (n {id: $id}) DETACH DELETE n", id=context).consume())


def test_more_rows_than_asked_for_are_told_and_left_out(graph: Graph):
    assert [answer(graph, "UNWIND range(1, 3) AS n RETURN n", most).more for most in (2, 3)] == [True, False]


@pytest.mark.parametrize("seconds", [0.5, 0.001])
def test_a_statement_that_does_not_end_is_ended_and_the_graph_goes_on(graph: Graph, seconds: float):
    with pytest.raises(Invalid, match="took longer"):
        answer(graph, ENDLESS, seconds=seconds)

    assert answer(graph, "RETURN 1 AS n").rows == [[1]]


def test_of_a_million_rows_those_asked_for_come(graph: Graph):
    found = answer(graph, "UNWIND range(1, 1000000) AS n RETURN n", rows=3)

    assert (found.rows, found.more) == ([[1], [2], [3]], True)


def test_rows_of_any_width_come_in_their_time_or_not_at_all(graph: Graph):
    begun = time.monotonic()

    with suppress(Invalid):
        answer(graph, WIDE, rows=3, seconds=2)

    assert time.monotonic() - begun < 10
    assert answer(graph, "RETURN 1 AS n").rows == [[1]]


def test_a_statement_that_the_memory_is_too_small_for_is_told_so_and_not_sent_again(graph: Graph):
    with pytest.raises(Invalid, match=r"more memory|took longer"):
        answer(graph, HEAVY[graph.engine])

    assert answer(graph, "RETURN 1 AS n").rows == [[1]]


def test_numbers_that_json_does_not_know_come_as_text(graph: Graph):
    assert answer(graph, "RETURN 0.0 / 0.0 AS none, [1.0 / 0.0] AS endless, 0.5 AS half").rows == [
        ["NaN", ["Infinity"], 0.5]
    ]


def test_of_a_time_before_the_year_1_it_is_said_what_to_ask_for(graph: Graph):
    with pytest.raises(Invalid, match="toString"):
        answer(graph, "RETURN date('-0044-03-15') AS ides")
