"""A service as its operator runs it: a process with settings of its own, that can be killed and started again."""

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from graph.engine.ports import free

START_SECONDS = 60.0
STOP_SECONDS = 60.0
MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Told:
    """How a command ended, and the last that it said."""

    code: int
    words: str


@dataclass
class Served:
    """A service over a data folder; `env` says which engine keeps the graph."""

    folder: Path
    env: dict[str, str] = field(default_factory=dict[str, str])
    root_key: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    port: int = 0
    process: subprocess.Popen[bytes] | None = None
    module: str = "cli.main"
    """What is run as `spectron`."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def data(self) -> Path:
        return self.folder / "memory"

    @property
    def log(self) -> Path:
        return self.folder / "service.log"

    def start(self) -> float:
        """Start it; gives the seconds until a write would work."""
        self.launch()
        return self.await_ready()

    def launch(self) -> None:
        """Start it, and wait for nothing."""
        self.port = self.port or free((0,))[0]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", self.module, "serve"], env=self._environment(), stdout=log, stderr=log
            )

    @property
    def ended(self) -> bool:
        """Whether it does not run."""
        return self.process is None or self.process.poll() is not None

    def run(self, *words: str, **settings: str) -> Told:
        """Run a command on the same memory to its end, with some settings changed."""
        ended = subprocess.run(
            [sys.executable, "-m", self.module, *words],
            env=self._environment(**settings),
            capture_output=True,
            text=True,
            timeout=START_SECONDS,
            check=False,
        )
        return Told(ended.returncode, _last(ended.stderr or ended.stdout))

    def last_words(self) -> str:
        """The last that the service said before it ended."""
        return _last(self.log.read_text())

    def await_ready(self) -> float:
        """Wait until it takes writes; gives the seconds. Raises TimeoutError, at once where it has ended."""
        began = time.monotonic()
        while time.monotonic() < began + START_SECONDS and not self.ended:
            try:
                if httpx.get(f"{self.url}/ready", timeout=10).is_success:
                    return time.monotonic() - began
            except httpx.TransportError:
                pass
            time.sleep(0.02)
        raise TimeoutError(f"The service did not get ready; {self.log} may say why.")

    def signal(self, number: signal.Signals) -> None:
        assert self.process
        self.process.send_signal(number)

    def wait(self) -> float:
        """Wait until it has ended; gives the seconds."""
        began = time.monotonic()
        assert self.process
        self.process.wait(STOP_SECONDS)
        return time.monotonic() - began

    def stop(self) -> None:
        """End it as an operator does."""
        self.signal(signal.SIGTERM)
        self.wait()

    def kill(self) -> None:
        """End it with no warning."""
        self.signal(signal.SIGKILL)
        self.wait()

    def get(self, path: str) -> httpx.Response:
        """What is there for everybody."""
        return httpx.get(f"{self.url}{path}", timeout=60).raise_for_status()

    def context(self) -> tuple[str, str]:
        """A new context and its key."""
        headers = {"API-KEY": self.root_key}
        made = httpx.post(f"{self.url}/api/v1/contexts", json={}, headers=headers, timeout=60).raise_for_status().json()
        return made["id"], made["key"]

    def caller(self, context: str, key: str) -> httpx.Client:
        """A client of a context."""
        return httpx.Client(base_url=f"{self.url}/api/v1/{context}", headers={"API-KEY": key}, timeout=120)

    def _environment(self, **settings: str) -> dict[str, str]:
        foreign = {name: value for name, value in os.environ.items() if not name.startswith("SPECTRON_")}
        own = {"DATA": str(self.data), "PORT": str(self.port), "ROOT_KEY": self.root_key}
        return foreign | {f"SPECTRON_{name}": value for name, value in (own | self.env | settings).items()}


def _last(said: str) -> str:
    """The last sentence of what a command said, without the frame of a box."""
    told = " ".join(" ".join(line.strip(" │") for line in said.splitlines() if line[:1] not in "╭╰{").split())
    return told[told.rfind("spectron: ") :] if "spectron: " in told else told[-MOST_WORDS:]


@contextmanager
def serving(folder: Path, **env: str) -> Generator[Served]:
    """A running service, ended with the block."""
    served = Served(folder, env)
    served.start()
    try:
        yield served
    finally:
        if not served.ended:
            served.stop()
