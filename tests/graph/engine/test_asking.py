"""Statements that somebody typed, on both engines."""

import pytest

from graph.engine.asking import ask
from graph.engine.driver import Graph
from graph.errors import Invalid


def test_nodes_edges_paths_and_times_come_as_json_has_them(graph: Graph, context: str):
    made = "CREATE (:Session {id: $id, at: datetime('2025-01-05T10:00:00Z')})-[:NEXT {n: 1}]->(:Turn {id: $id})"
    graph.write(lambda tx: tx.run(made, id=context).consume())

    asked = f"MATCH path = (s:Session {{id: '{context}'}})-[edge]->() RETURN s, edge, s.at AS at, [s] AS all, path"
    found = ask(graph, asked, 10)

    session = {"labels": ["Session"], "properties": {"id": context, "at": found.rows[0][2]}}
    edge = {"type": "NEXT", "properties": {"n": 1}}
    assert found.columns == ["s", "edge", "at", "all", "path"]
    assert found.rows[0][:2] == [session, edge]
    assert (found.rows[0][2].year, found.rows[0][3]) == (2025, [session])
    assert found.rows[0][4]["nodes"][0] == session
    graph.write(lambda tx: tx.run("MATCH (n {id: $id}) DETACH DELETE n", id=context).consume())


def test_more_rows_than_asked_for_are_told_and_left_out(graph: Graph):
    assert [ask(graph, "UNWIND range(1, 3) AS n RETURN n", most).more for most in (2, 3)] == [True, False]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (n:Hidden) RETURN n",
        "MERGE (n:Hidden {id: 'x'}) RETURN n",
        "MATCH (n) SET n.hidden = true",
        "MATCH (n) DETACH DELETE n",
        "CALL { CREATE (n:Hidden) RETURN n } RETURN n",
        "CREATE INDEX hidden FOR (n:Hidden) ON (n.id)",
        "MATCH (n RETURN n",
    ],
)
def test_a_statement_that_writes_or_is_none_is_refused_and_leaves_nothing(graph: Graph, statement: str):
    with pytest.raises(Invalid):
        ask(graph, statement, 10)

    assert ask(graph, "MATCH (n) WHERE n:Hidden OR n.hidden RETURN n", 10).rows == []
