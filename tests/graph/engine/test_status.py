"""What a graph says of itself."""

from graph.engine.driver import Graph
from graph.engine.status import status


def test_a_graph_says_what_it_is_and_how_much_it_holds(graph: Graph, context: str):
    before = status(graph)
    graph.write(lambda tx: tx.run("CREATE (:Fact:Action {id: $id})", id=context).consume())
    after = status(graph)

    assert before.engine == graph.engine
    assert before.engine in before.version.lower()
    assert before.address.startswith("127.0.0.1:")
    assert before.database == graph.database
    assert before.schema_versions == [f"V{number:04}" for number in range(1, 12)]
    assert after.counts["Fact"] == before.counts["Fact"] + 1
    assert after.counts["Action"] == before.counts["Action"] + 1
    assert after.counts["Merge"] == before.counts["Merge"]
