"""What a graph says of itself."""

from graph.engine.driver import Graph
from graph.engine.queries import SCHEMA
from graph.engine.status import status


def test_a_graph_says_what_it_is_and_how_much_it_holds(graph: Graph, context: str):
    before = status(graph)
    graph.write(lambda tx: tx.run("CREATE (:Fact:Action {id: $id})", id=context).consume())
    after = status(graph)

    assert before.engine == graph.engine
    assert before.engine in before.version.lower()
    assert before.address.startswith("127.0.0.1:")
    assert before.database == graph.database
    files = [file for folder in ("common", graph.engine) for file in (SCHEMA / folder).iterdir()]
    assert before.schema_versions == sorted(file.name.partition("__")[0] for file in files)
    assert after.counts["Fact"] == before.counts["Fact"] + 1
    assert after.counts["Action"] == before.counts["Action"] + 1
    assert after.counts["Merge"] == before.counts["Merge"]
