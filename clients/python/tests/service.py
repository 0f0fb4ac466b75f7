"""A service of the tests' own, from the repository that the client lies in; it can be stopped and started again."""

import os
import secrets
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from spectron_client import Settings

ROOT = Path(__file__).parents[3]
PYTHON = ROOT / ".venv/bin/python"
READY_WITHIN = 60.0
"""Seconds; the engine's first start makes its files."""


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


@dataclass
class Service:
    """A service on the embedded engine, over a folder."""

    folder: Path
    root_key: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it takes writes. Raises TimeoutError."""
        own = {
            "SPECTRON_DATA": str(self.folder / "memory"),
            "SPECTRON_PORT": str(self.port),
            "SPECTRON_ROOT_KEY": self.root_key,
        }
        foreign = {name: value for name, value in os.environ.items() if not name.startswith("SPECTRON_")}
        with (self.folder / "service.log").open("ab") as log:
            command = [PYTHON, "-m", "cli.start", "serve"]
            self.process = subprocess.Popen(command, cwd=ROOT, env=foreign | own, stdout=log, stderr=log)
        self._await_ready()

    def stop(self) -> None:
        """End it, and wait until it has ended."""
        assert self.process
        self.process.terminate()
        self.process.wait(60)

    def context(self) -> Settings:
        """A context that nobody else uses."""
        headers = {"API-KEY": self.root_key}
        made = httpx.post(f"{self.url}/api/v1/contexts", json={}, headers=headers, timeout=60).raise_for_status().json()
        return Settings(self.url, made["id"], made["key"])

    def _await_ready(self) -> None:
        assert self.process
        until = time.monotonic() + READY_WITHIN
        while time.monotonic() < until and self.process.poll() is None:
            try:
                if httpx.get(f"{self.url}/ready", timeout=10).is_success:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.05)
        raise TimeoutError(f"The service did not get ready; {self.folder / 'service.log'} may say why.")
