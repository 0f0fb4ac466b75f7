"""
An engine as a child process on loopback, shared by every process that uses its folder.

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
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from neo4j.exceptions import AuthError

from graph.engine.connection import Login, answers, connect
from graph.engine.filelock import Shared, alone
from graph.engine.keptfolder import KeptFolder, Running
from graph.engine.ports import accepts, free
from graph.errors import Conflict, EngineFailed

log = logging.getLogger(__name__)

KEEPER = Path(__file__).with_name("enginekeeper.py")
ATTEMPTS = 3
START_SECONDS = 60.0
STOP_SECONDS = 20.0
POLL_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Engine:
    """What runs in a folder: its name in a sentence, how it is started, and how it is asked whether it is there."""

    name: str
    database: str
    login: Callable[[], Login]
    command: Callable[[int, int], list[str]]
    """The command line for a port of Bolt and one of HTTP."""
    ready: str
    """The path that answers over HTTP once the engine does."""
    ports: tuple[int, int] = (0, 0)
    """Bolt and HTTP at the first start, where they are free; later those of the last time."""


class Kept:
    """One process's hold on the engine of a folder."""

    def __init__(self, folder: KeptFolder, engine: Engine) -> None:
        self._folder = folder
        self._engine = engine
        self._place: Shared | None = None
        self.running = Running(0, 0, 0)

    def acquire(self) -> None:
        """Join the engine, or start it; afterwards it answers. Raises EngineFailed."""
        try:
            self._folder.make()
            with alone(self._folder.start_lock, ATTEMPTS * START_SECONDS):
                self.running = self._joined_or_started()
        except OSError as error:
            raise EngineFailed(f"The folder {self._folder.path} cannot be used: {error.strerror}.") from error

    def release(self) -> None:
        """Leave the engine; the last one to leave waits until it has ended."""
        with alone(self._folder.start_lock, ATTEMPTS * START_SECONDS):
            last = self._place is not None and self._place.leave()
            self._place = None
            if last and not _within(STOP_SECONDS, lambda: not _alive(self.running.pid)):
                log.warning("engine_stop_slow", extra={"pid": self.running.pid})

    @contextmanager
    def stopped(self) -> Generator[None]:
        """Keeps the folder while nobody uses it and no engine runs on it. Raises Conflict, EngineFailed."""
        self._folder.make()
        with alone(self._folder.start_lock, ATTEMPTS * START_SECONDS):
            if self._folder.is_used():
                raise Conflict("The memory is in use: stop the service and what else uses its folder.")
            # Without users its keeper ends an engine, at once.
            running = self._folder.running()
            if running and not _within(STOP_SECONDS, lambda: not (_alive(running.pid) and accepts(running.bolt))):
                raise EngineFailed("The engine does not stop; end its process.")
            yield

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
            raise EngineFailed(f"{self._engine.name} did not start; {self._folder.console} says why.")
        ms = round((time.monotonic() - before) * 1000)
        log.info("engine_started", extra={"pid": running.pid, "bolt": running.bolt, "ms": ms})
        return running

    def _launched(self) -> tuple[subprocess.Popen[bytes], Running]:
        """Start the process and announce it, so that nobody starts a second one even if we are killed now."""
        self._engine.login()
        # The ports of the last time if they are free, so that a viewer finds the graph again.
        last = self._folder.running()
        bolt, http = free((last.bolt, last.http) if last else self._engine.ports)
        command = self._engine.command(bolt, http)
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
        engine = self._engine
        with closing(connect(running.bolt_url, engine.login(), 1)) as driver:

            def answering() -> bool:
                return (
                    accepts(running.bolt)
                    and answers(driver, engine.database)
                    and _answers_http(f"{running.http_url}{engine.ready}")
                )

            try:
                return _within(seconds, lambda: not _alive(running.pid) or answering()) and _alive(running.pid)
            except AuthError:
                return False


def _answers_http(url: str) -> bool:
    try:
        return httpx.get(url, trust_env=False).is_success
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
