"""What is no plain read is refused, on both engines; the tricks are in `not_reads.toml`."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from graph.engine import plainreads
from graph.engine.asking import Question, ask
from graph.engine.driver import Graph
from graph.errors import Invalid

TRICKS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("not_reads.toml").read_text(encoding="utf-8"))
TABLE: dict[str, Any] = tomllib.loads(Path(plainreads.__file__).with_suffix(".toml").read_text(encoding="utf-8"))
PROCEDURES = TABLE["procedures"]
READS = [
    "MATCH (n:Context) WHERE n.id = 'LOAD CSV' RETURN n.id // TERMINATE TRANSACTION",
    "RETURN 'CREATE (n) CALL apoc.cypher.run(1) IN TRANSACTIONS' AS `LOAD CSVs`",
    "CALL db.labels() YIELD label RETURN label LIMIT 1",
    "CALL { MATCH (n:Context) RETURN n.id AS id LIMIT 1 } RETURN id",
    "RETURN COUNT { MATCH (n:Context) } > 0 AS some",
    "/* why */ RETURN 1 AS n UNION RETURN 2 AS n",
    "\n\tRETURN $given AS n",
]


def rows(graph: Graph, statement: str) -> list[list[Any]]:
    return ask(graph, Question(statement, {"given": 1}, 10, 20)).rows


@pytest.mark.parametrize("way", TRICKS)
def test_what_is_no_plain_read_is_refused_and_leaves_nothing(graph: Graph, way: str):
    for statement in TRICKS[way]:
        with pytest.raises(Invalid):
            pytest.fail(f"{statement} gave {rows(graph, statement)}")

    assert rows(graph, "MATCH (n) WHERE n:Hidden OR n.hidden RETURN n") == []


@pytest.mark.parametrize("statement", READS)
def test_a_read_is_taken_whatever_its_words(graph: Graph, statement: str):
    rows(graph, statement)


def test_files_are_refused_in_the_same_words_by_both_engines(graph: Graph):
    with pytest.raises(Invalid, match="reads files and addresses from where the server is"):
        rows(graph, TRICKS["files_and_addresses"][0])


@pytest.mark.parametrize("row", TABLE["refused"], ids=lambda row: row["pattern"])
def test_neo4j_refuses_the_examples_of_the_table_for_their_reason(graph: Graph, row: dict[str, Any]):
    if graph.embedded:
        pytest.skip("the table is of Neo4j's operators")
    for statement in row["examples"]:
        with pytest.raises(Invalid) as refused:
            rows(graph, statement)
        assert str(refused.value) == row["why"]


def test_neo4j_calls_no_procedure_but_those_of_the_table(graph: Graph):
    if graph.embedded:
        pytest.skip("the table is of Neo4j's procedures")
    for statement in PROCEDURES["examples"]:
        with pytest.raises(Invalid, match=r"The procedure db\.\w+ is none"):
            rows(graph, statement)
