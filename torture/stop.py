"""The service is told to stop, callers go away, and callers drip: nothing is left in part, and nobody is held up."""

import signal
import socket
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

from evaluate.table import Row, Table
from torture.engines import Engine
from torture.served import Served, serving
from torture.writers import Damage, Writers, damage

WRITING_SECONDS = 1.5
LARGE = 1000
"""Messages of a batch that takes longer than a stop may."""
DRIPPING = 200
"""Callers whose bodies never end: more than the service takes on at once."""
LEAVING_SECONDS = 0.3


def measure(engine: Engine, trials: int) -> Iterator[Table]:
    stops: list[float] = []
    lost = torn = large = left = 0
    with (
        tempfile.TemporaryDirectory(prefix="spectron-torture-") as folder,
        serving(Path(folder), **engine.env) as served,
    ):
        context, key = served.context()
        for trial in range(trials):
            found, took = _stopped(served, context, key, trial)
            stops, lost, torn = [*stops, took], lost + found.lost, torn + found.torn
            large += _half(served, context, key, f"large{trial}")
            left += _left(served, context, key, f"left{trial}")
        beside = {path: _beside_dripping(served, context, key, path) for path in ("facts/batch", "import")}
    yield Table(
        f"Told to stop under eight writers and a batch of {LARGE} messages, {trials} times",
        [
            Row("longest until it has ended", f"{max(stops):.1f} s", "<= 10 s"),
            Row("acknowledged turns lost, half batches", f"{lost}, {torn + large}", "0, 0"),
            Row("half batches of callers who went away", str(left), "0"),
            *(
                Row(f"a read beside {DRIPPING} /{path} that never end", f"{took * 1000:.0f} ms")
                for path, took in beside.items()
            ),
        ],
    )


def _stopped(served: Served, context: str, key: str, trial: int) -> tuple[Damage, float]:
    """Stop under load and start again: what is damaged, and how long the stop took."""
    with served.caller(context, key) as http:
        http.post("/sessions", json={"id": f"large{trial}", "scope": ["org=acme"]}).raise_for_status()
        writers = Writers(http, f"stop{trial}")
        with writers.writing():
            sender = _send(served, context, key, f"large{trial}", LARGE)
            time.sleep(WRITING_SECONDS)
            served.signal(signal.SIGTERM)
            took = served.wait()
            sender.close()
            served.start()
        return damage(http, writers), took


def _left(served: Served, context: str, key: str, session: str) -> bool:
    """A caller sends a batch and goes away at once; whether a part of it is kept."""
    with served.caller(context, key) as http:
        http.post("/sessions", json={"id": session, "scope": ["org=acme"]}).raise_for_status()
    sender = _send(served, context, key, session, 20)
    time.sleep(LEAVING_SECONDS)
    sender.close()
    time.sleep(LEAVING_SECONDS)
    return _half(served, context, key, session, 20)


def _half(served: Served, context: str, key: str, session: str, whole: int = LARGE) -> bool:
    with served.caller(context, key) as http:
        return http.get(f"/sessions/{session}").raise_for_status().json()["turn_count"] not in (0, whole)


def _send(served: Served, context: str, key: str, session: str, count: int) -> socket.socket:
    """A batch on its way, by a caller who does not wait for the reply."""
    messages = [{"role": "user", "content": f"Ben moved to Porto and works for Acme, {n}."} for n in range(count)]
    request = httpx.Request("POST", f"{served.url}/facts", json={"session_id": session, "messages": messages})
    sender = socket.create_connection(("127.0.0.1", served.port))
    sender.sendall(_head(context, key, len(request.content)) + request.content)
    return sender


def _beside_dripping(served: Served, context: str, key: str, path: str) -> float:
    """Seconds that a read takes while many callers send bodies that never end."""
    senders = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(DRIPPING)]
    for sender in senders:
        sender.sendall(_head(context, key, 1000, path) + b'{"session_id":')
    with served.caller(context, key) as http:
        http.get("/me").raise_for_status()
        began = time.monotonic()
        http.get("/sessions").raise_for_status()
        took = time.monotonic() - began
    for sender in senders:
        sender.close()
    return took


def _head(context: str, key: str, length: int, path: str = "facts/batch") -> bytes:
    lines = [
        f"POST /api/v1/{context}/{path} HTTP/1.1",
        "Host: 127.0.0.1",
        f"API-KEY: {key}",
        f"Content-Type: application/{'x-ndjson' if path == 'import' else 'json'}",
        f"Content-Length: {length}",
    ]
    return "\r\n".join([*lines, "", ""]).encode()
