"""A backup holds what was there when it was made; restored, it is that again, and never by accident."""

import threading
import zipfile
from pathlib import Path

import pytest

from graph import sessions
from graph.access import Access, local_access
from graph.engine.backups import backup, restore
from graph.errors import Conflict, Invalid
from graph.memory import Memory, open_memory
from graph.model import Message
from graph.settings import Settings
from graph.verifying.verify import verify
from graph.writing import ingest
from graph.writing.ingest import Batch


def write(memory: Memory, access: Access, text: str) -> None:
    ingest.remember(memory, access, Batch([Message(role="user", content=text)], infer="none"))


def turns(settings: Settings) -> int:
    with open_memory(settings) as memory:
        access = local_access(memory, "backed-up")
        assert list(verify(memory, "backed-up")) == []
        return sum(session.turn_count for session in sessions.every(memory, access))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Path, int]:
    """A memory, a backup that was made of it while others wrote, and how many turns it must have at least."""
    folder = tmp_path_factory.mktemp("backup")
    settings, file = Settings(data=folder / "data"), folder / "memory.zip"
    with open_memory(settings) as memory:
        access = local_access(memory, "backed-up")
        write(memory, access, "Before.")
        done = threading.Event()

        def go_on() -> None:
            while not done.is_set():
                write(memory, access, "Meanwhile.")

        writer = threading.Thread(target=go_on)
        writer.start()
        assert backup(memory.graph, file) == file.stat().st_size
        done.set()
        writer.join()
    return settings, file, 1


def test_what_a_backup_holds_comes_back_in_a_new_folder_or_over_what_is_there(
    kept: tuple[Settings, Path, int], tmp_path: Path
):
    _, file, least = kept
    settings = Settings(data=tmp_path)
    there = restore(settings, file).counts["Turn"]
    assert there == turns(settings) >= least
    with open_memory(settings) as memory:
        write(memory, local_access(memory, "backed-up"), "After.")
        with pytest.raises(Conflict, match="in use"):
            restore(settings, file, overwrite=True)
    with pytest.raises(Conflict, match="has records"):
        restore(settings, file)
    assert turns(settings) == there + 1
    assert restore(settings, file, overwrite=True).counts["Turn"] == there
    assert {one.name for one in (tmp_path / "engine").iterdir()} >= {"databases"}


def test_what_is_no_backup_changes_nothing(kept: tuple[Settings, Path, int], tmp_path: Path):
    settings, file, _ = kept
    before = turns(settings)
    damaged, foreign = tmp_path / "damaged.zip", tmp_path / "foreign.zip"
    damaged.write_bytes(file.read_bytes()[:-200])
    with zipfile.ZipFile(foreign, "w") as packed:
        packed.writestr("../escape", "x")
    for bad in (damaged, foreign, tmp_path / "nowhere"):
        with pytest.raises(Invalid, match="is no backup"):
            restore(settings, bad, overwrite=True)
    with zipfile.ZipFile(foreign, "w") as packed:
        packed.writestr("configuration.json", "{}")
        packed.writestr("schema.json", "none")
    with pytest.raises(Exception, match="."):
        restore(settings, foreign, overwrite=True)
    assert turns(settings) == before
