"""The embedded engine: ArcadeDB as a child process on loopback, shared by every process that uses the data folder."""

from collections.abc import Generator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import httpx

from graph.engine import storage
from graph.engine.connection import Login
from graph.engine.enginefiles import DATABASE, Folder
from graph.engine.faults import out_of_memory
from graph.engine.filelock import alone
from graph.engine.keeping import START_SECONDS, Engine, Kept
from graph.engine.plainreads import NO_FILES, NO_MEMORY, ONLY_READS
from graph.errors import EngineFailed, GraphFault, Invalid, StorageFailed

USER = "root"
BACKUP_SECONDS = 3600.0
REFUSALS = {"QueryNotIdempotentException": ONLY_READS, "SecurityException": NO_FILES}
"""What is said where the engine refuses to read with one of its exceptions."""


class Embedded:
    """One process's hold on the engine of a data folder."""

    def __init__(self, data: Path, heap: str) -> None:
        folder = Folder(data.expanduser().resolve() / "engine")
        engine = Engine(
            name="The embedded engine",
            database=DATABASE,
            login=lambda: (USER, folder.password()),
            command=lambda bolt, http: folder.command(bolt, http, heap),
            ready="/api/v1/ready",
        )
        self._folder, self._kept = folder, Kept(folder, engine)

    @property
    def uri(self) -> str:
        return self._kept.running.bolt_url

    @property
    def login(self) -> Login:
        return USER, self._folder.password()

    def acquire(self) -> None:
        """Join the engine, or start it; afterwards it answers. Raises EngineFailed."""
        self._kept.acquire()

    def release(self) -> None:
        """Leave the engine; the last one to leave waits until it has ended."""
        self._kept.release()

    def alone(self) -> AbstractContextManager[None]:
        """Keeps other processes from changing the schema: the engine does not stand two at once."""
        return alone(self._folder.schema_lock, START_SECONDS)

    @contextmanager
    def stopped(self) -> Generator[Folder]:
        """The engine's folder while nobody uses it and no engine runs on it. Raises Conflict, EngineFailed."""
        with self._kept.stopped():
            yield self._folder

    def storage_failure(self) -> StorageFailed | None:
        """What keeps the engine's disk from taking writes now, if anything does."""
        return storage.failure(self._folder.path)

    def backup(self) -> Path:
        """A copy of the graph as it is now, a file in the engine's folder; others go on writing.

        Raises GraphFault, StorageFailed.
        """
        row = self.sql("BACKUP DATABASE", BACKUP_SECONDS)[0]
        return self._folder.backups / row["backupFile"]

    def sql(self, statement: str, seconds: float = START_SECONDS) -> list[dict[str, Any]]:
        """Rows of a statement in the engine's own language, which alone makes full-text indexes.

        Raises GraphFault, StorageFailed.
        """
        reply = self._post("command", {"language": "sql", "command": statement}, seconds)
        if reply.is_error:
            refused = GraphFault(f"The engine refused with HTTP status {reply.status_code}: {statement}")
            raise self.storage_failure() or refused
        return reply.json()["result"]

    def check_reads(self, statement: str, params: Mapping[str, object], seconds: float) -> None:
        """Run a Cypher statement for its first row where the engine lets nothing write; over Bolt it lets everything.

        `seconds` is how long it is let run. Raises Invalid, in the engine's words, where the statement would write,
        cannot be read or is ended.
        """
        asked = {"language": "opencypher", "command": statement, "params": params, "limit": 1}
        reply = self._post("query", asked, seconds + START_SECONDS)
        if reply.is_error:
            said = reply.json()
            what = str(said.get("exception", "")).rpartition(".")[2]
            if out_of_memory(f"{what} {said.get('detail')}"):
                raise Invalid(NO_MEMORY)
            raise Invalid(REFUSALS.get(what) or said.get("detail") or f"HTTP status {reply.status_code}")

    def _post(self, verb: str, asked: Mapping[str, object], seconds: float) -> httpx.Response:
        url = f"{self._kept.running.http_url}/api/v1/{verb}/{DATABASE}"
        login = (USER, self._folder.password())
        try:
            return httpx.post(url, json=asked, auth=login, timeout=seconds, trust_env=False)
        except httpx.HTTPError as error:
            raise EngineFailed("The embedded engine does not answer over HTTP; try again in a moment.") from error
