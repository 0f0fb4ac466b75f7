"""The disk under the embedded engine: full while eight writers go on, and read-only when the service starts."""

import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

import httpx

from evaluate.table import Row
from torture.served import Served, serving
from torture.writers import Writers, damage

DISK = "96m"
"""Of a disk in memory: an empty graph takes a third of it."""
WRITING_SECONDS = 2.0
FULL_SECONDS = 4.0
PAUSE_SECONDS = 0.1
PIECE = bytes(64 * 1024)
NO_DISK = "not tried: no small disk can be mounted here"


@dataclass
class Seen:
    """What was seen while the disk was full, and after."""

    statuses: Counter[int] = field(default_factory=Counter[int])
    ready: Counter[str] = field(default_factory=Counter[str])
    told: Counter[str] = field(default_factory=Counter[str])
    back: list[float] = field(default_factory=list[float])
    damage: list[str] = field(default_factory=list[str])


@contextmanager
def served_on_small_disk() -> Generator[tuple[Served, Path] | None]:
    """A service whose data folder is on a small disk of its own, its log elsewhere; None without such a disk."""
    with small_disk() as disk, tempfile.TemporaryDirectory(prefix="spectron-torture-") as folder:
        if disk is None:
            yield None
            return
        with serving(Path(folder), DATA=str(disk / "memory")) as served:
            yield served, disk


@contextmanager
def small_disk() -> Generator[Path | None]:
    """A folder on a small disk of its own; None where it may not be mounted."""
    with tempfile.TemporaryDirectory(prefix="spectron-torture-") as name:
        if not _mounted("-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", name):
            yield None
            return
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", "--lazy", name], check=True)


def full(trials: int) -> Iterator[Row]:
    """The disk fills up, and has room again, under writers; the last time the service is killed meanwhile."""
    with served_on_small_disk() as there:
        if there is None:
            yield Row("disk full", NO_DISK)
            return
        (served, disk), seen = there, Seen()
        with served.caller(*served.context()) as http:
            for trial in range(trials):
                _fill(served, http, disk, seen, kill=trial == trials - 1)
        told = ", ".join(f"{count} x {status}" for status, count in sorted(seen.statuses.items()))
        yield Row(f"disk full, {trials} times: lost, half batches", "; ".join(seen.damage), "0, 0")
        yield Row(
            "disk full: replies (0: none, from a killed service)",
            told,
            "no 500",
            "room may come back between answer and look",
        )
        yield Row("disk full: /ready meanwhile", ", ".join(seen.ready), "storage_failed")
        yield Row("disk full: what is told", " | ".join(seen.told), "sentences")
        yield Row("disk full: room again until a write works", f"{max(seen.back):.1f} s")


def read_only() -> Iterator[Row]:
    """A service is started on a data folder that takes no writes, and again on one that does."""
    with served_on_small_disk() as there:
        if there is None:
            yield Row("read-only data folder", NO_DISK)
            return
        served, disk = there
        with served.caller(*served.context()) as http:
            writers = Writers(http, "before")
            with writers.writing():
                time.sleep(WRITING_SECONDS)
            served.stop()
            _remount(disk, "ro")
            told = served.run("serve")
            _remount(disk, "rw")
            served.start()
            found = damage(http, writers)
        yield Row("read-only data folder: what is told", told.words, "a sentence")
        yield Row("read-only data folder: exit; lost, half batches", f"{told.code}; {found.told}", "3; 0, 0")


def _fill(served: Served, http: httpx.Client, disk: Path, seen: Seen, *, kill: bool) -> None:
    """Fill the disk under writers and make room again."""
    writers = Writers(http, f"full{len(seen.back)}")
    with writers.writing():
        time.sleep(WRITING_SECONDS)
        with _no_room(disk):
            time.sleep(FULL_SECONDS)
            seen.ready[_code(httpx.get(f"{served.url}/ready", timeout=30))] += 1
            seen.told[_detail(http)] += 1
            http.get("/sessions").raise_for_status()
            if kill:
                served.kill()
                seen.ready[_begun(served)] += 1
        seen.back.append(served.start() if served.ended else served.await_ready())
        time.sleep(WRITING_SECONDS)
    seen.statuses += writers.statuses
    seen.damage.append(damage(http, writers).told)


def _begun(served: Served) -> str:
    """What a service that is started now says of itself, or said before it ended."""
    served.launch()
    while not served.ended:
        try:
            return _code(httpx.get(f"{served.url}/ready", timeout=30))
        except httpx.TransportError:
            time.sleep(PAUSE_SECONDS)
    return served.last_words()


@contextmanager
def _no_room(disk: Path) -> Generator[None]:
    """A disk without a byte left, as long as the block lasts: what is freed meanwhile is filled too."""
    filler, over = disk / "filler", threading.Event()

    def fill() -> None:
        with filler.open("wb", buffering=0) as file:
            while not over.wait(PAUSE_SECONDS):
                with suppress(OSError):
                    while file.write(PIECE):
                        pass

    filling = threading.Thread(target=fill)
    filling.start()
    try:
        yield
    finally:
        over.set()
        filling.join()
        filler.unlink()


def _code(reply: httpx.Response) -> str:
    return str(reply.json().get("code", reply.status_code))


def _detail(http: httpx.Client) -> str:
    """What a write of some hundred kilobytes is told."""
    messages = [{"role": "user", "content": "x" * 8192}] * 64
    reply = http.post("/facts/batch", json={"scope": ["org=acme"], "infer": "none", "messages": messages})
    told = reply.json()
    return f"{told['status']} {told['detail']}" if reply.status_code >= HTTPStatus.BAD_REQUEST else "taken"


def _mounted(*words: str) -> bool:
    return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0


def _remount(disk: Path, how: str) -> None:
    assert _mounted("-o", f"remount,{how}", str(disk)), f"{disk} is not in use"
