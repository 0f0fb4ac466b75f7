"""A disk that takes no writes is told as such; what was acknowledged is there, and writing works when there is room.

Here a limit on the size of files stands for a full disk; `make torture PART=faults` fills a real one.
"""

import json
import resource
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph import contexts
from graph.access import authorise
from graph.engine import storage
from graph.engine.driver import open_graph
from graph.engine.schema import apply_schema
from graph.errors import StorageFailed
from graph.memory import Memory, Reader
from graph.settings import Settings

SIZE = resource.RLIMIT_FSIZE
OURS = 1024 * 1024
"""Bytes that a file of this process may have: too few for what is to fit on a disk, enough for a log."""


@contextmanager
def full(engine: int) -> Generator[None]:
    """No file of the engine grows, and none of this process beyond a little."""
    before = {process: resource.prlimit(process, SIZE) for process in (0, engine)}
    try:
        for process, (_, most) in before.items():
            resource.prlimit(process, SIZE, (1 if process else OURS, most))
        yield
    finally:
        for process, limits in before.items():
            resource.prlimit(process, SIZE, limits)


@pytest.mark.skipif(sys.platform != "linux", reason="limits of other processes can be set on Linux alone")
def test_a_full_disk_is_told_loses_nothing_and_takes_writes_when_there_is_room(tmp_path: Path):
    def write(number: int) -> None:
        graph.write(lambda tx: tx.run("CREATE (:Note {number: $number})", number=number).consume())

    settings = Settings(data=tmp_path)
    with open_graph(settings) as graph:
        apply_schema(graph)
        memory = Memory(settings, graph, "root", Reader())
        made = contexts.create(memory, None, "").reply
        write(1)
        engine = json.loads((tmp_path / "engine" / "engine.json").read_text())["pid"]
        with full(engine):
            with pytest.raises(StorageFailed, match="is full; make room"):
                write(2)
            assert graph.storage_failure()
            assert graph.read(lambda tx: tx.run("MATCH (n:Note) RETURN n.number").value()) == [1]
            assert authorise(memory, made.id, made.key, "read").key_name == "first"
        write(3)
        assert graph.storage_failure() is None
        assert graph.read(lambda tx: tx.run("MATCH (n:Note) RETURN n.number ORDER BY n.number").value()) == [1, 3]


def test_a_folder_that_takes_no_files_is_named_with_the_reason(tmp_path: Path):
    assert storage.failure(tmp_path) is None
    assert "cannot be written (No such file or directory)" in str(storage.failure(tmp_path / "gone"))
