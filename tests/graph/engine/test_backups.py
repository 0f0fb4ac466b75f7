"""A backup holds what was there when it was made; restored, it is that again, and never by accident."""

import zipfile
from pathlib import Path

import pytest

from graph.access import Access, local_access
from graph.engine.backups import backup, restore
from graph.errors import Conflict, Invalid
from graph.memory import Memory, open_memory
from graph.model import Message
from graph.moving import exporting
from graph.moving.lines import MessageLine
from graph.settings import Settings
from graph.verifying.verify import verify
from graph.writing import ingest
from graph.writing.ingest import Batch


def write(memory: Memory, access: Access, text: str) -> None:
    ingest.remember(memory, access, Batch([Message(role="user", content=text)], infer="none"))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a memory with one turn, in which another was written after it."""
    folder = tmp_path_factory.mktemp("backup")
    with open_memory(Settings(data=folder / "data")) as memory:
        access = local_access(memory, "kept")
        write(memory, access, "Before.")
        assert backup(memory.graph, folder / "memory.zip") == (folder / "memory.zip").stat().st_size
        write(memory, access, "After.")
    return folder / "memory.zip"


def test_a_backup_comes_back_as_it_was_and_replaces_nothing_by_accident(file: Path, tmp_path: Path):
    settings = Settings(data=tmp_path)
    assert restore(settings, file).counts["Turn"] == 1
    with open_memory(settings) as memory:
        access = local_access(memory, "kept")
        assert [line.content for line in exporting.record(memory, access) if isinstance(line, MessageLine)] == [
            "Before."
        ]
        write(memory, access, "Later.")
        assert list(verify(memory, "kept")) == []
        with pytest.raises(Conflict, match="in use"):
            restore(settings, file, overwrite=True)
    with pytest.raises(Conflict, match="has records"):
        restore(settings, file)


def test_what_is_no_backup_is_refused_before_anything_is_touched(file: Path, tmp_path: Path):
    damaged, foreign = tmp_path / "damaged.zip", tmp_path / "foreign.zip"
    damaged.write_bytes(file.read_bytes()[:-200])
    with zipfile.ZipFile(foreign, "w") as packed:
        packed.writestr("../schema.json", "{}")
    settings = Settings(data=tmp_path / "data")
    for bad in (damaged, foreign, tmp_path / "nowhere"):
        with pytest.raises(Invalid, match="is no backup"):
            restore(settings, bad, overwrite=True)
    assert not settings.data.exists()
