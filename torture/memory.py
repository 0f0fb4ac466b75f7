"""What the service keeps in memory after ten thousand requests, against what it keeps after one thousand."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx

from evaluate.table import Row, Table
from graph.settings import MIB
from torture.engines import Engine
from torture.served import Served, serving

EARLY, TURNS_A_SESSION = 1_000, 20


def measure(engine: Engine, trials: int) -> Iterator[Table]:
    settings = {**engine.env, "RATE_PER_SECOND": "100000", "RATE_BURST": "100000", "LOG_LEVEL": "WARNING"}
    with (
        tempfile.TemporaryDirectory(prefix="spectron-torture-") as folder,
        serving(Path(folder), **settings) as served,
        served.caller(*served.context()) as http,
    ):
        _ask(http, 0, EARLY)
        early = resident(served)
        _ask(http, EARLY, trials)
        late = resident(served)
    yield Table(
        f"Memory of the service after {EARLY} requests and after {trials}",
        [
            Row("early", f"{early / MIB:.0f} MiB"),
            Row("late", f"{late / MIB:.0f} MiB"),
            Row("late by early", f"{late / early:.2f}", "<= 1.10"),
        ],
    )


def _ask(http: httpx.Client, since: int, until: int) -> None:
    """Writes with new words, and reads, turn about: one of four writes, one of four looks something up by name."""
    for number in range(since, until):
        session = f"session{number // (4 * TURNS_A_SESSION)}"
        match number % 4:
            case 0:
                if number % (4 * TURNS_A_SESSION) == 0:
                    http.post("/sessions", json={"id": session, "scope": ["org=acme"]}).raise_for_status()
                text = f"My colleague Ben{number % 997} lives in Porto and works for Firm {number % 89}."
                http.post("/facts", json={"session_id": session, "text": text}).raise_for_status()
            case 1:
                http.get(f"/sessions/{session}/context", params={"query": f"Ben{number % 997}"}).raise_for_status()
            case 2:
                http.get("/entities", params={"name": f"Ben{number % 997}"}).raise_for_status()
            case _:
                http.get("/facts", params={"limit": 20}).raise_for_status()


def resident(served: Served) -> int:
    """Bytes that the process keeps in memory."""
    assert served.process
    pages = int(Path(f"/proc/{served.process.pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
