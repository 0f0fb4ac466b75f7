"""A service of one's own: started as a child process on a free port, ended with the block."""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from graph.engine.ports import free
from graph.errors import GraphUnavailable

READY_WITHIN = 60.0
"""Seconds until the service must take writes; the engine's first start makes its files."""


STOP_WITHIN = 15.0
"""Seconds for the requests that still run, before the process is killed."""


@dataclass(frozen=True, slots=True)
class Service:
    """A running service, its data folder, and the key that makes contexts in it."""

    url: str
    data: Path
    root_key: str


@contextmanager
def running_service(folder: Path) -> Generator[Service]:
    """
    Serve a memory of its own in `folder`, on the embedded engine whatever the caller's settings are.

    Raises GraphUnavailable when it does not come up.
    """
    (port,) = free((0,))
    service = Service(f"http://127.0.0.1:{port}", folder / "memory", secrets.token_urlsafe(32))
    foreign = {name: value for name, value in os.environ.items() if not name.startswith("SPECTRON_")}
    own = {
        "SPECTRON_DATA": str(service.data),
        "SPECTRON_PORT": str(port),
        "SPECTRON_ROOT_KEY": service.root_key,
        "SPECTRON_LOG_LEVEL": "WARNING",
    }
    console = folder / "service.log"
    with console.open("w") as log:
        child = subprocess.Popen(
            [sys.executable, "-m", "cli.start", "serve"], env=foreign | own, stdout=log, stderr=log
        )
    try:
        _wait(child, service.url, console)
        yield service
    finally:
        _stop(child)


def _stop(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(STOP_WITHIN)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _wait(child: subprocess.Popen[bytes], url: str, log: Path) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and child.poll() is None:
        try:
            if httpx.get(f"{url}/ready", timeout=1).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    last = (log.read_text().strip().splitlines() or ["it said nothing"])[-1]
    raise GraphUnavailable(f"The service did not start: {last}")
