"""
The embedded engine: ArcadeDB as a child process on loopback, shared by every process that uses the data folder.

The first process starts it, the next ones join it through `engine.json`, and it ends with the last of them, whoever
started it: `release` waits for that, and for one who was killed `enginekeeper` sees to it. An engine that died is
started again by the next process that needs it; `start.lock` keeps two from doing so at once.
"""

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
from neo4j.exceptions import AuthError

from graph.engine import storage
from graph.engine.connection import Login, answers, connect
from graph.engine.enginefiles import DATABASE, Folder, Running
from graph.engine.filelock import Shared, alone
from graph.engine.plainreads import ONLY_READS
from graph.engine.ports import accepts, free
from graph.errors import Conflict, EngineFailed, GraphFault, Invalid, StorageFailed

log = logging.getLogger(__name__)

KEEPER = Path(__file__).with_name("enginekeeper.py")
USER = "root"
ATTEMPTS = 3
START_SECONDS = 60.0
STOP_SECONDS = 20.0
BACKUP_SECONDS = 3600.0
POLL_SECONDS = 0.02


class Embedded:
    """One process's hold on the engine of a data folder."""

    def __init__(self, data: Path, heap: str) -> None:
        self._folder = Folder(data.expanduser().resolve() / "engine")
        self._heap = heap
        self._place: Shared | None = None
        self._running = Running(0, 0, 0)

    @property
    def uri(self) -> str:
        return self._running.bolt_url

    @property
    def login(self) -> Login:
        return USER, self._folder.password()

    def acquire(self) -> None:
        """Join the engine, or start it; afterwards it answers. Raises EngineFailed."""
        try:
            self._folder.make()
            with alone(self._folder.start_lock, ATTEMPTS * START_SECONDS):
                self._running = self._joined_or_started()
        except OSError as error:
            raise EngineFailed(f"The folder {self._folder.path} cannot be used: {error.strerror}.") from error

    def release(self) -> None:
        """Leave the engine; the last one to leave waits until it has ended."""
        with alone(self._folder.start_lock, ATTEMPTS * START_SECONDS):
            last = self._place is not None and self._place.leave()
            self._place = None
            if last and not _within(STOP_SECONDS, lambda: not _alive(self._running.pid)):
                log.warning("engine_stop_slow", extra={"pid": self._running.pid})

    def alone(self) -> AbstractContextManager[None]:
        """Keeps other processes from changing the schema: the engine does not stand two at once."""
        return alone(self._folder.schema_lock, START_SECONDS)

    @contextmanager
    def stopped(self) -> Generator[Folder]:
        """The engine's folder while nobody uses it and no engine runs on it. Raises Conflict, EngineFailed."""
        self._folder.make()
        with alone(self._folder.start_lock, ATTEMPTS * START_SECONDS):
            try:
                with alone(self._folder.users_lock, 0):
                    pass
            except EngineFailed as error:
                raise Conflict("The memory is in use: stop the service and what else uses its folder.") from error
            # Without users its keeper ends an engine, at once.
            running = self._folder.running()
            if running and not _within(STOP_SECONDS, lambda: not (_alive(running.pid) and accepts(running.bolt))):
                raise EngineFailed("The engine does not stop; end its process.")
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
            writes = "NotIdempotent" in said.get("exception", "")
            raise Invalid(ONLY_READS if writes else said.get("detail") or f"HTTP status {reply.status_code}")

    def _post(self, verb: str, asked: Mapping[str, object], seconds: float) -> httpx.Response:
        url = f"{self._running.http_url}/{verb}/{DATABASE}"
        login = (USER, self._folder.password())
        try:
            return httpx.post(url, json=asked, auth=login, timeout=seconds, trust_env=False)
        except httpx.HTTPError as error:
            raise EngineFailed("The embedded engine does not answer over HTTP; try again in a moment.") from error

    def _joined_or_started(self) -> Running:
        for attempt in range(1, ATTEMPTS + 1):
            self._place = self._place or Shared(self._folder.users_lock)
            try:
                return self._joined() or self._started()
            except EngineFailed:
                # Without users, an engine that another process left behind unannounced ends by itself.
                self._place.leave()
                self._place = None
                if attempt == ATTEMPTS:
                    raise
                time.sleep(1)
        raise AssertionError("the last attempt returns or raises")

    def _joined(self) -> Running | None:
        """The engine that was started here before, if it lives.

        Who starts one holds the start lock until it answers. So one that does not answer now is no engine: its process
        has ended and the number is another's, or it was orphaned while it started, and its keeper will end it.
        """
        running = self._folder.running()
        if not running or not self._ready(running, seconds=0):
            return None
        log.info("engine_joined", extra={"pid": running.pid, "bolt": running.bolt})
        return running

    def _started(self) -> Running:
        before = time.monotonic()
        child, running = self._launched()
        if not self._ready(running, START_SECONDS):
            child.kill()
            raise EngineFailed(f"The embedded engine did not start; {self._folder.console} says why.")
        ms = round((time.monotonic() - before) * 1000)
        log.info("engine_started", extra={"pid": running.pid, "bolt": running.bolt, "ms": ms})
        return running

    def _launched(self) -> tuple[subprocess.Popen[bytes], Running]:
        """Start the process and announce it, so that nobody starts a second one even if we are killed now."""
        self._folder.password()
        # The ports of the last time if they are free, so that a viewer finds the graph again.
        last = self._folder.running()
        bolt, http = free((last.bolt, last.http) if last else (0, 0))
        command = self._folder.command(bolt, http, self._heap)
        with self._folder.console.open("wb") as console:
            child = subprocess.Popen(
                [sys.executable, "-I", "-S", str(KEEPER), str(self._folder.users_lock), *command],
                cwd=self._folder.path,
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=subprocess.STDOUT,
                # Ctrl-C in the terminal is for us; the engine ends after our last statement.
                start_new_session=True,
                umask=0o077,
            )
        running = Running(child.pid, bolt, http)
        self._folder.set_running(running)
        threading.Thread(target=_reap, args=(child,), name="engine-reaper", daemon=True).start()
        return child, running

    def _ready(self, running: Running, seconds: float) -> bool:
        """Wait until the engine's database answers on its own ports, or the process has ended."""
        with closing(connect(running.bolt_url, (USER, self._folder.password()), 1)) as driver:

            def answering() -> bool:
                return accepts(running.bolt) and answers(driver, DATABASE) and _answers_http(running)

            try:
                return _within(seconds, lambda: not _alive(running.pid) or answering()) and _alive(running.pid)
            except AuthError:
                return False


def _answers_http(running: Running) -> bool:
    try:
        return httpx.get(f"{running.http_url}/ready", trust_env=False).is_success
    except httpx.HTTPError:
        return False


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def _reap(child: subprocess.Popen[bytes]) -> None:
    """Wait for the engine, so that the system forgets its process when it ends."""
    log.info("engine_ended", extra={"pid": child.pid, "exit": child.wait()})


def _within(seconds: float, true: Callable[[], bool]) -> bool:
    until = time.monotonic() + seconds
    while not true():
        if time.monotonic() > until:
            return False
        time.sleep(POLL_SECONDS)
    return True
