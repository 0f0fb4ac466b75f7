"""Backups while others write: each is whole, holds what was acknowledged before, and comes back; a bad one does not."""

import tempfile
import threading
import zipfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from evaluate.table import Row, Table
from graph import sessions
from graph.access import local_access
from graph.engine import backups
from graph.errors import SpectronError
from graph.memory import Memory, open_memory
from graph.model import Message
from graph.settings import Settings
from graph.verifying.verify import verify
from graph.writing import ingest
from graph.writing.ingest import Batch
from torture.engines import Embedded, Engine

WRITERS, EACH = 4, 3
CONTEXT = "backup"


def measure(engine: Engine, trials: int) -> Iterator[Table]:
    if not isinstance(engine, Embedded):
        return
    lost = halves = wrong = 0
    with tempfile.TemporaryDirectory(prefix="spectron-torture-") as folder:
        data = Path(folder)
        settings = Settings(data=data / "data", neo4j_uri=None)
        with open_memory(settings) as memory, _writing(memory) as written:
            for trial in range(trials):
                file, acknowledged = data / f"{trial}.zip", len(written)
                backups.backup(memory.graph, file)
                there, findings = _restored(data / f"restored-{trial}", file)
                lost += max(acknowledged * EACH - there, 0)
                halves += there % EACH
                wrong += findings
        before = _held(settings)
        kept = _refused(settings, data / "bad.zip") and _held(settings) == before
    yield Table(
        f"{trials} backups under {WRITERS} writers",
        [
            Row("turns lost that were acknowledged before the backup", str(lost), "0"),
            Row("turns of half batches", str(halves), "0"),
            Row("findings of verify in what was restored", str(wrong), "0"),
            Row("a backup that does not open leaves the memory as it was", "yes" if kept else "no", "yes"),
        ],
    )


@contextmanager
def _writing(memory: Memory) -> Generator[list[str]]:
    """Writers at work; gives the sessions that they were told are stored."""
    access, done, written = local_access(memory, CONTEXT), threading.Event(), list[str]()
    batch = [Message(role="user", content=f"I moved to Turin, note {number}.") for number in range(EACH)]

    def write() -> None:
        while not done.is_set():
            written.append(ingest.remember(memory, access, Batch(batch)).reply.session_id)

    writers = [threading.Thread(target=write) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    try:
        yield written
    finally:
        done.set()
        for writer in writers:
            writer.join()


def _restored(folder: Path, file: Path) -> tuple[int, int]:
    """How many turns a backup holds, and what is wrong with it."""
    settings = Settings(data=folder, neo4j_uri=None)
    backups.restore(settings, file)
    with open_memory(settings) as memory:
        return _turns(memory), len(list(verify(memory, CONTEXT)))


def _held(settings: Settings) -> int:
    with open_memory(settings) as memory:
        return _turns(memory)


def _turns(memory: Memory) -> int:
    return sum(session.turn_count for session in sessions.every(memory, local_access(memory, CONTEXT)))


def _refused(settings: Settings, file: Path) -> bool:
    """Whether a file that only looks like a backup is refused once the engine has seen it."""
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("configuration.json", "{}")
        packed.writestr("schema.json", "none")
    try:
        backups.restore(settings, file, overwrite=True)
    except SpectronError:
        return True
    return False
