"""
Measures what HTTP, the key and the checks of a body add to a write of one turn: `make bench PART=http`.

A service and this process share one embedded engine. Each write is done once over HTTP and once by a call in process,
turn about, in sessions of the same length with texts of the same build.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
from pydantic import SecretStr

from bench import bench
from cli.service import running_service
from graph import ids, sessions
from graph.access import local_access
from graph.memory import Memory, open_memory
from graph.model import Message
from graph.settings import Settings
from graph.writing import ingest
from graph.writing.ingest import Batch

WARM_UP = 20
PAIRS = 200
SCOPE = ["user=u_bench"]
GOAL = "4 ms"

Asking = Callable[[str], None]


def main() -> None:
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {PAIRS} pairs of writes")
    with tempfile.TemporaryDirectory(prefix="spectron-bench-") as folder, running_service(Path(folder)) as service:
        settings = Settings(data=service.data, root_key=SecretStr(service.root_key), neo4j_uri=None)
        with open_memory(settings, warm=True) as memory, bench.client(service) as http:
            over_http, in_process = compared(_over_http(http), _in_process(memory), bench.texts())
    added = [one - other for one, other in zip(over_http, in_process, strict=True)]
    for name, took in (("over HTTP", over_http), ("in process", in_process)):
        print(f"  {name + ', p50':24} {statistics.median(took):7.1f} ms")
    print(f"  {'added, p50 of pairs':24} {statistics.median(added):7.1f} ms   goal {GOAL}")
    print(f"  {'difference of p50':24} {statistics.median(over_http) - statistics.median(in_process):7.1f} ms")


def compared(one: Asking, other: Asking, texts: Iterator[str]) -> tuple[list[float], list[float]]:
    """Milliseconds of asking with each text, both ways; which of them comes first changes each time."""
    for _ in range(WARM_UP):
        one(next(texts))
        other(next(texts))
    took: tuple[list[float], list[float]] = ([], [])
    for number in range(PAIRS):
        text = next(texts)
        for way in (0, 1) if number % 2 else (1, 0):
            began = time.perf_counter()
            (one, other)[way](text)
            took[way].append((time.perf_counter() - began) * 1000)
    return took


def _over_http(http: httpx.Client) -> Asking:
    session = http.post("/sessions", json={"scope": SCOPE}).raise_for_status().json()["id"]

    def write(text: str) -> None:
        http.post("/facts", json={"session_id": session, "text": text}).raise_for_status().json()

    return write


def _in_process(memory: Memory) -> Asking:
    access = local_access(memory, ids.new("ctx"))
    session = sessions.create(memory, access, sessions.Opening(SCOPE)).reply.id

    def write(text: str) -> None:
        ingest.remember(memory, access, Batch([Message(role="user", content=text)], session))

    return write
