"""
What `kill -9` leaves: every acknowledged batch, no half one, and a memory that goes on by itself.

One blow each; `make torture PART=crash` strikes twenty times.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph import ids
from graph.engine.driver import Graph, open_graph
from graph.engine.enginefiles import Folder
from graph.engine.schema import apply_schema
from graph.errors import GraphUnavailable
from graph.settings import Settings
from tests.graph.crashing import BATCH
from tests.graph.pictures import Picture

ROOT = Path(__file__).parents[2]
WAIT = 120.0


class Writer:
    """A process that writes, and the lines that it has said."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.acknowledged: list[list[str]] = []
        self.refused = 0

    def wait_for(self, batches: int) -> None:
        """Read on until so many more batches are acknowledged."""
        wanted, until = len(self.acknowledged) + batches, time.monotonic() + WAIT
        while len(self.acknowledged) < wanted:
            assert self._read(), "the writer ended by itself"
            assert time.monotonic() < until

    def kill(self) -> None:
        """End it at once, and take in what it had said by then."""
        self.process.kill()
        while self._read():
            pass
        self.process.wait()

    def _read(self) -> bool:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if line.endswith("]\n"):
            self.acknowledged.append(json.loads(line))
        self.refused += line == "away\n"
        return bool(line)


@contextmanager
def writing(settings: Settings, context: str, name: str) -> Generator[Writer]:
    """A writer of the context in a process of its own."""
    told = {"DATA": str(settings.data), "NEO4J_URI": settings.neo4j_uri or "", "NEO4J_USER": settings.neo4j_user}
    if settings.neo4j_password:
        told["NEO4J_PASSWORD"] = settings.neo4j_password.get_secret_value()
    env = os.environ | {f"SPECTRON_{name}": text for name, text in told.items()}
    command = [sys.executable, "-m", "tests.graph.crashing", context, name]
    with subprocess.Popen(command, cwd=ROOT, env=env, text=True, stdout=subprocess.PIPE) as process:
        writer = Writer(process)
        try:
            yield writer
        finally:
            writer.kill()


def assert_whole(picture: Picture, writers: list[Writer]) -> None:
    """Nothing acknowledged is lost, no batch is there in part, and everything hangs together."""
    kept = {ident for (ident,) in picture.nodes("Turn", "id")}
    assert {turn for writer in writers for batch in writer.acknowledged for turn in batch} <= kept
    batches = picture.rows("MATCH (t:Turn {context: $context}) RETURN t.labels AS labels, count(t) AS turns")
    assert {row["turns"] for row in batches} == {BATCH}
    counts = picture.rows(
        "MATCH (s:Session {context: $context}) OPTIONAL MATCH (s)-[:HAS_TURN]->(t:Turn) "
        "RETURN s.id AS session, s.turn_count AS said, count(t) AS there, coalesce(max(t.seq), 0) AS last"
    )
    assert [row for row in counts if not row["said"] == row["there"] == row["last"]] == []
    assert picture.count("Trace") == len(batches)
    evidence = picture.rows(
        "MATCH (f:Fact {context: $context}) OPTIONAL MATCH (f)-[e:EVIDENCED_BY]->(t:Turn) "
        "RETURN f.id AS fact, f.evidence_count AS said, count(t) AS there"
    )
    assert evidence
    assert [row for row in evidence if row["said"] != row["there"]] == []
    claims = picture.rows(
        "MATCH (c:Claim {context: $context}) OPTIONAL MATCH (c)-[:EVIDENCED_BY]->(t:Turn) "
        "WITH c, count(t) AS turns WHERE turns <> 1 RETURN c.id AS claim"
    )
    assert claims == []


def test_a_killed_service_loses_nothing(settings: Settings, graph: Graph, context: str, picture: Picture):
    with writing(settings, context, "service") as writer:
        writer.wait_for(4)

    assert graph.engine
    assert_whole(picture, [writer])


def test_an_engine_killed_under_load_comes_back_by_itself_and_loses_nothing(tmp_path: Path):
    settings, context = Settings(data=tmp_path), ids.new("ctx")
    with open_graph(settings) as graph:
        apply_schema(graph)
        with writing(settings, context, "engine") as writer:
            writer.wait_for(2)
            kill_engine(settings)
            writer.wait_for(2)
        assert writer.refused
        picture = Picture(graph, context)
        await_answer(picture)
        assert_whole(picture, [writer])


def await_answer(picture: Picture) -> None:
    """Ask until the graph answers: the call that notices the loss has the engine brought back."""
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        with suppress(GraphUnavailable):
            picture.count("Turn")
            return
    raise TimeoutError("the graph did not come back")


def kill_engine(settings: Settings) -> None:
    running = Folder(settings.data.resolve() / "engine").running()
    assert running
    os.kill(running.pid, signal.SIGKILL)
