"""The engines under a service, to be killed and kept away."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from graph.engine import neo4jjars
from graph.engine.enginefiles import Folder
from graph.engine.faults import EngineName
from graph.engine.filelock import Shared, alone
from graph.engine.ports import free
from tests.neo4j import server
from torture.served import Served

HOLD_SECONDS = 10.0


class Engine(Protocol):
    """What keeps the graph of a service."""

    @property
    def env(self) -> dict[str, str]:
        """Settings of a service that uses it, without their prefix."""
        ...

    def kill(self, served: Served) -> None:
        """End it with no warning; it comes back."""
        ...

    def keep_away(self, served: Served, seconds: float) -> None:
        """End it with no warning and see that it is not there for so long."""
        ...


class Embedded:
    """The engine that the service starts itself, and starts again when it is gone."""

    env: dict[str, str] = {}  # noqa: RUF012 - there are none

    def kill(self, served: Served) -> None:
        running = _folder(served).running()
        if running:
            os.kill(running.pid, signal.SIGKILL)

    def keep_away(self, served: Served, seconds: float) -> None:
        with alone(_folder(served).start_lock, HOLD_SECONDS):
            self.kill(served)
            time.sleep(seconds)


@dataclass
class Neo4j:
    """A Neo4j of one's own, started from its jars."""

    home: Path
    ports: tuple[int, ...] = field(default_factory=lambda: free((0, 0)))
    process: subprocess.Popen[bytes] | None = None

    @property
    def env(self) -> dict[str, str]:
        return {"NEO4J_URI": f"bolt://127.0.0.1:{self.ports[0]}"}

    def start(self) -> None:
        self.process = server.launch(self.home)
        server.await_answer(self.env["NEO4J_URI"])

    def kill(self, served: Served) -> None:
        self.keep_away(served, 0)

    def keep_away(self, served: Served, seconds: float) -> None:
        assert self.process, f"started before {served.url}"
        self.process.kill()
        self.process.wait()
        time.sleep(seconds)
        self.start()


@contextmanager
def engine(name: EngineName) -> Generator[Engine]:
    """An engine, ended with the block."""
    if name == "arcadedb":
        yield Embedded()
        return
    neo4jjars.fetch()
    with tempfile.TemporaryDirectory(prefix="spectron-torture-", ignore_cleanup_errors=True) as folder:
        neo4j = Neo4j(Path(folder))
        server.configure(neo4j.home, *neo4j.ports)
        place = Shared(neo4j.home / "users.lock")
        neo4j.start()
        try:
            yield neo4j
        finally:
            place.leave()
            if neo4j.process:
                neo4j.process.wait(server.START_SECONDS)


def _folder(served: Served) -> Folder:
    return Folder(served.data.resolve() / "engine")
