"""Schema files: applied once, in order, and never changed."""

import shutil
import subprocess
import sys
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, LiteralString, cast

import pytest
from neo4j import Transaction
from neo4j.exceptions import Neo4jError

from graph import scopes
from graph.engine.driver import Graph, open_graph
from graph.engine.queries import SCHEMA, run
from graph.engine.schema import apply_schema, read_migrations
from graph.errors import GraphFault
from graph.settings import Settings
from graph.writing import referents, surroundings

LABELS = [
    *("Context", "ApiKey", "Turn", "Mention", "Entity", "Alias", "Claim", "Slot", "Fact"),
    *("Instruction", "Uncertainty", "Trace", "Request", "Merge", "ScopeTag"),
]
IDS = sorted(file.name[:5] for folder in ("common", "arcadedb") for file in (SCHEMA / folder).iterdir())
"""The numbers of the schema files; both engines have the same."""
OPEN_AND_APPLY = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from graph.engine.driver import open_graph
from graph.engine.schema import apply_schema
from graph.settings import Settings

with open_graph(Settings(data=Path(sys.argv[1]))) as graph:
    apply_schema(graph)
"""


def applied(graph: Graph) -> list[dict[str, Any]]:
    return [row["migration"] for row in graph.read(lambda tx: run(tx, "migration/applied"))]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Generator[Graph, None, None]:
    """An embedded graph whose schema the tests of this module make, step by step."""
    with open_graph(Settings(data=tmp_path_factory.mktemp("empty"))) as graph:
        yield graph


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """The schema files, to be changed."""
    return shutil.copytree(SCHEMA, tmp_path / "schema")


def test_two_processes_that_make_the_schema_at_once_make_it_once(tmp_path: Path):
    command = [sys.executable, "-c", OPEN_AND_APPLY, str(tmp_path)]
    with open_graph(Settings(data=tmp_path)) as graph:
        both = [subprocess.Popen(command) for _ in range(2)]

        assert [process.wait(60) for process in both] == [0, 0]
        assert [migration["id"] for migration in applied(graph)] == IDS


def test_threads_that_apply_a_file_at_once_apply_it_once(graph: Graph, files: Path):
    later = "CREATE INDEX later_by_n IF NOT EXISTS FOR (x:Later) ON (x.n);"
    (files / graph.engine / "V9000__later.cypher").write_text(later)
    try:
        with ThreadPoolExecutor(4) as threads:
            done = [threads.submit(apply_schema, graph, files) for _ in range(4)]

        assert [each.exception() for each in done] == [None] * 4
        assert [migration["id"] for migration in applied(graph)] == [*IDS, "V9000"]
    finally:
        graph.write(lambda tx: tx.run("MATCH (m:Migration {id: 'V9000'}) DELETE m").consume())
        graph.write(lambda tx: tx.run("DROP INDEX later_by_n IF EXISTS").consume())


def test_files_are_applied_in_order_and_once(empty: Graph, files: Path):
    apply_schema(empty, files)
    first = applied(empty)
    apply_schema(empty, files)

    assert [migration["id"] for migration in first] == IDS
    assert applied(empty) == first


def test_a_new_file_is_applied_after_the_others(empty: Graph, files: Path):
    apply_schema(empty, files)
    later = files / "arcadedb" / "V9000__later.cypher"
    later.write_text("// Two statements.\nCREATE (:Later {n: 1});\nCREATE (:Later {n: 2});\n")
    apply_schema(empty, files)
    apply_schema(empty, files)

    assert [migration["id"] for migration in applied(empty)] == [*IDS, "V9000"]
    assert empty.read(lambda tx: tx.run("MATCH (n:Later) RETURN n.n ORDER BY n.n").value()) == [1, 2]


def test_a_schema_of_a_newer_version_is_refused(empty: Graph, files: Path):
    (files / "arcadedb" / "V9000__later.cypher").write_text("CREATE (:Later {n: 1});")
    with pytest.raises(GraphFault):
        apply_schema(empty, files)
    (files / "arcadedb" / "V9000__later.cypher").unlink()

    with pytest.raises(GraphFault, match=r"V9000.*newer"):
        apply_schema(empty, files)


def test_an_applied_file_that_was_changed_is_named(graph: Graph, files: Path):
    file = next((files / "common").glob("V0001*"))
    file.write_text(file.read_text() + "\n")

    with pytest.raises(GraphFault, match=r"V0001__keys_and_indexes was changed"):
        apply_schema(graph, files)


@pytest.mark.parametrize("name", ["V1__short.cypher", "V0003-dash.cypher", "V0003__text.txt"])
def test_a_file_of_another_name_is_refused(files: Path, name: str):
    (files / "neo4j" / name).write_text("")

    with pytest.raises(ValueError, match="is named V0001__what_it_makes"):
        read_migrations([files / "neo4j"])


def test_a_number_is_used_once(files: Path):
    (files / "neo4j" / "V0001__again.cypher").write_text("")

    with pytest.raises(ValueError, match="have the number V0001"):
        read_migrations([files / "common", files / "neo4j"])


def test_both_engines_have_files_of_the_same_names():
    names = [{file.stem for file in (SCHEMA / engine).iterdir()} for engine in ("arcadedb", "neo4j")]

    assert names[0] == names[1]


class RefusedError(Exception):
    """Tells the code with which the engine refused a statement."""


def refused(graph: Graph, statement: LiteralString, context: str) -> str | None:
    """The code with which the engine refuses a statement at once; the unit is not tried again."""

    def work(tx: Transaction) -> None:
        try:
            tx.run(statement, id=context).consume()
        except Neo4jError as error:
            raise RefusedError(error.code) from error

    with pytest.raises(RefusedError) as raised:
        graph.write(work)
    return raised.value.args[0]


@pytest.mark.parametrize("label", LABELS)
def test_an_id_is_unique(graph: Graph, context: str, label: str):
    twice = cast("LiteralString", f"UNWIND [1, 2] AS n CREATE (x:{label} {{id: $id}})")

    assert refused(graph, twice, context) == "Neo.ClientError.Schema.ConstraintValidationFailed"


@pytest.mark.parametrize("label", ["Session", "Turn", "Entity", "Alias", "Slot", "Request", "ApiKey", "ScopeTag"])
def test_a_key_is_unique(graph: Graph, context: str, label: str):
    twice = cast("LiteralString", f"UNWIND ['1', '2'] AS n CREATE (x:{label} {{id: $id + n, key: $id}})")

    assert refused(graph, twice, context) == "Neo.ClientError.Schema.ConstraintValidationFailed"


def test_two_contexts_may_have_sessions_of_one_id(graph: Graph, context: str):
    def work(tx: Transaction) -> int:
        tx.run("UNWIND ['1', '2'] AS n CREATE (:Session {id: $id, key: n + '|' + $id})", id=context).consume()
        return tx.run("MATCH (s:Session) WHERE s.id = $id RETURN count(s)", id=context).single(strict=True)[0]

    assert graph.preview(work) == 2


def test_a_fact_is_a_fact_whatever_its_kind(graph: Graph, context: str):
    def work(tx: Transaction) -> None:
        tx.run("CREATE (:Fact:Relation {id: $id})", id=context).consume()
        tx.run("CREATE (:Fact:Attribute {id: $id})", id=context).consume()

    with pytest.raises(GraphFault, match="ConstraintValidationFailed"):
        graph.write(work)


def test_many_turns_have_no_id_of_their_callers(graph: Graph, context: str):
    def work(tx: Transaction) -> int:
        tx.run(
            "UNWIND ['1', '2'] AS n CREATE (:Turn {id: $id + n, key: $id + n, message_key: null})", id=context
        ).consume()
        return tx.run("MATCH (t:Turn) WHERE t.id STARTS WITH $id RETURN count(t)", id=context).single(strict=True)[0]

    assert graph.preview(work) == 2


def test_turns_are_found_by_their_words(graph: Graph, context: str):
    word = context.removeprefix("ctx_")

    def work(tx: Transaction) -> list[str]:
        tx.run("CREATE (:Turn {id: $id, key: $id, words: $text})", id=context, text=f"the {word}").consume()
        found = "CALL db.index.fulltext.queryNodes('turn_words', $word) YIELD node RETURN node.id"
        return tx.run(found, word=word).value()

    assert graph.preview(work) == [context]


def test_what_an_older_schema_left_out_is_filled_in_however_much_it_is(graph: Graph, context: str, files: Path):
    def older(tx: Transaction) -> None:
        tx.run("CREATE (:Turn {id: $id, key: $id, recorded_ms: 7})", id=context).consume()
        tx.run(
            "UNWIND range(1, 10001) AS n CREATE (:Mention {id: $id + n, context: $id, turn_id: $id})", id=context
        ).consume()
        tx.run(
            "CREATE (:Fact:Attribute {id: $id, context: $id, predicate: 'title', value: 'nurse', status: 'past', "
            "evidence_count: 2, display: 'title'})",
            id=context,
        ).consume()

    graph.write(older)
    file = next((files / "common").glob("V0012*"))
    file.rename(file.with_name("V9000__again.cypher"))
    (file.parent / file.name).write_text((SCHEMA / "common" / file.name).read_text())
    try:
        apply_schema(graph, files)
    finally:
        graph.write(lambda tx: tx.run("MATCH (m:Migration {id: 'V9000'}) DELETE m").consume())

    mentions = (
        "MATCH (m:Mention {context: $id}) RETURN count(m) AS n, min(m.recorded_ms) AS low, max(m.recorded_ms) AS top"
    )
    looks = (
        "MATCH (f:Fact {id: $id}) RETURN f.display AS display, f:Past AS past, f:Repeated AS repeated, f:Held AS held"
    )
    told = graph.read(lambda tx: [*tx.run(mentions, id=context).data(), *tx.run(looks, id=context).data()])
    # So many would let Neo4j plan the statements of other tests by them.
    graph.write(lambda tx: tx.run("MATCH (m:Mention {context: $id}) DELETE m", id=context).consume())
    on_neo4j = graph.engine == "neo4j"
    assert told == [
        {"n": 10_001, "low": 7, "top": 7},
        {"display": "title nurse (past)", "past": on_neo4j, "repeated": on_neo4j, "held": False},
    ]


def test_records_of_an_older_schema_are_found_by_their_places(graph: Graph, context: str):
    file = next((SCHEMA / "common").glob("V0011*"))
    filling = [text for one in read_migrations([file.parent]) if one.id == "V0011" for text in one.statements]

    def work(tx: Transaction) -> list[dict[str, Any]]:
        old = "{context: $id, scope: ['org=acme', 'user=ann'], normal: 'ann'"
        tx.run(f"CREATE (:Referent {old}, id: $id, key: $id}})", id=context).consume()
        tx.run(f"CREATE (:Alias {old}, id: $id, key: $id}})", id=context).consume()
        for text in filling:
            if text.startswith("MATCH"):
                tx.run(cast("LiteralString", text)).consume()
        kept = "MATCH (s:ScopeTag {context: $id}) RETURN s {.*} AS kept ORDER BY s.tag"
        places = "MATCH (r:Referent {id: $id}), (a:Alias {id: $id}) RETURN r.place AS referent, a.place AS alias"
        return [*tx.run(kept, id=context).value(), *tx.run(places, id=context).data()]

    scope = ("org=acme", "user=ann")
    rows = [surroundings.row(context, scope, tag) for tag in scope]
    assert graph.preview(work) == [
        *(row["properties"] | {"key": row["key"]} for row in rows),
        {"referent": scopes.place(context, scope), "alias": referents.name_place(context, scope, "ann")},
    ]
