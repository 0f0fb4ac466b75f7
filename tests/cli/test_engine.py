"""`spectron graph`: what keeps the memory, asked and looked into."""

import csv
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli.doors import of_local_neo4j, of_neo4j
from graph.engine.keptfolder import Running
from graph.settings import Settings
from tests.cli.command import COMMAND, Spectron


@pytest.mark.usefixtures("local")
def test_the_graph_is_asked_in_cypher(spectron: Spectron):
    session = spectron("sessions", "create").lines[0]["id"]

    found = spectron("graph", "query", f"MATCH (s:Session {{id: '{session}'}}) RETURN s.id AS id, s")

    assert (found.code, found.lines[0]["id"], found.lines[0]["s"]["labels"]) == (0, session, ["Session"])


@pytest.mark.usefixtures("local")
@pytest.mark.parametrize("statement", ["CREATE (n:Hidden) RETURN n", "MATCH (n) SET n.hidden = 1", "MATCH (n RETURN n"])
def test_a_statement_that_would_write_or_is_none_is_refused(spectron: Spectron, statement: str):
    ended = spectron("graph", "query", statement)

    assert (ended.code, ended.out, len(ended.err.splitlines())) == (1, "", 1)
    assert spectron("graph", "query", "MATCH (n:Hidden) RETURN n").lines == []


@pytest.mark.usefixtures("local")
def test_rows_end_at_the_limit_which_is_told_beside_the_pipe(spectron: Spectron):
    ended = spectron("graph", "query", "UNWIND range(1, 5) AS n RETURN n", "--limit", "2")

    assert [row["n"] for row in ended.lines] == [1, 2]
    assert "--limit" in ended.err


def test_rows_come_as_comma_separated_values_and_the_context_is_a_parameter(spectron: Spectron, local: str):
    asked = """UNWIND ['a, b', 'say "c"', null] AS said RETURN $context AS context, said, [1, null] AS list;"""

    ended = spectron("graph", "query", asked, "--csv")

    rows = list(csv.reader(ended.out.splitlines()))
    assert rows == [["context", "said", "list"], *([local, said, "[1,null]"] for said in ("a, b", 'say "c"', ""))]


@pytest.mark.usefixtures("local")
def test_the_example_with_pandas_runs_on_moments_with_and_without_parts_of_a_second(spectron: Spectron):
    pytest.importorskip("pandas")
    page = (Path(__file__).parents[2] / "docs" / "cypher.md").read_text()
    found = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert found
    said = ("remember", "I live in Faro.", "--context", "book")
    assert spectron(*said, "--said-at", "2025-01-05T10:00:00Z").code == 0
    assert spectron(*said).code == 0

    example = found[1].replace('["spectron", ', f"[*{COMMAND!r}, ")
    ended = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert "2025-01" in ended.stdout


@pytest.mark.usefixtures("local")
def test_the_door_to_the_embedded_engine_is_its_bolt_address(spectron: Spectron):
    door = spectron("graph", "browser").lines[0]

    assert door["bolt"].startswith("bolt://127.0.0.1:")
    assert (door["user"], door["page"]) == ("root", None)


@pytest.mark.parametrize(
    ("uri", "page"),
    [
        ("neo4j://graph:7687", "http://graph:7474/browser/?dbms=neo4j://neo4j@graph:7687&db=neo4j"),
        ("bolt+s://graph.example", "https://graph.example:7473/browser/?dbms=bolt%2Bs://neo4j@graph.example&db=neo4j"),
    ],
)
def test_the_door_to_a_neo4j_is_the_page_of_its_browser(uri: str, page: str):
    assert of_neo4j(Settings(neo4j_uri=uri), "acme").page == page


def test_the_door_to_a_neo4j_says_what_to_type_for_the_style_and_the_guide():
    typed = of_neo4j(Settings(neo4j_uri="bolt://graph", port=9191), "acme").load

    assert typed[0] == ':param context => "acme"'
    assert [line.split("/")[-1] for line in typed[1:]] == ["style.grass", "guide.html"]
    assert all(":9191/browser/" in line for line in typed[1:])


def test_the_door_to_a_neo4j_of_ones_own_is_at_its_port_with_the_file_of_its_password(tmp_path: Path):
    door = of_local_neo4j(Running(1, bolt=7001, http=7002), Settings(data=tmp_path), "acme")

    assert door.page == "http://127.0.0.1:7002/browser/?dbms=bolt://neo4j@127.0.0.1:7001&db=neo4j"
    assert door.password == f"in the file {tmp_path}/neo4j/password"


def test_a_neo4j_of_ones_own_cannot_be_had_without_java_which_is_told(
    spectron: Spectron, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setenv("PATH", str(tmp_path))

    ended = spectron("graph", "up", "--neo4j")

    assert (ended.code, ended.out) == (3, "")
    assert "needs Java 17" in ended.err


@pytest.mark.usefixtures("http")
@pytest.mark.parametrize("words", [("query", "RETURN 1"), ("browser",), ("up",)])
def test_a_graph_behind_a_service_is_reached_where_it_is_kept(spectron: Spectron, words: tuple[str, ...]):
    assert spectron("graph", *words).code == 1


def test_a_neo4j_that_does_not_answer_is_told_with_how_to_start_one(
    spectron: Spectron, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SPECTRON_NEO4J_URI", "bolt://127.0.0.1:9")

    ended = spectron("graph", "up")

    assert ended.code == 3
    assert "docker compose up" in ended.err


@pytest.mark.usefixtures("local")
def test_an_engine_that_was_brought_up_stays_until_ctrl_c():
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
    try:
        child = subprocess.Popen([*COMMAND, "graph", "up"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    finally:
        signal.signal(signal.SIGINT, before)
    with child:
        assert child.stdout
        assert b'"arcadedb"' in child.stdout.readline()
        assert child.poll() is None
        child.send_signal(signal.SIGINT)
        _, told = child.communicate(timeout=30)

    assert (child.returncode, told) == (130, b"")
