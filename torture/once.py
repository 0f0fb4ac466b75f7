"""Fifty callers send one write under one Idempotency-Key at the same moment."""

import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from evaluate.table import Row, Table
from torture.engines import Engine
from torture.served import serving

CALLERS = 50
AGAIN_SECONDS = 0.1
REFUSED = (409, 429, 503)
"""Come again, these say."""


def measure(engine: Engine, trials: int) -> Iterator[Table]:
    wrong, unequal, retries = list[int](), 0, 0
    with (
        tempfile.TemporaryDirectory(prefix="spectron-torture-") as folder,
        serving(Path(folder), **engine.env) as served,
    ):
        context, key = served.context()
        with served.caller(context, key) as http:
            limits = httpx.Limits(max_connections=CALLERS)
            with httpx.Client(base_url=http.base_url, headers=http.headers, timeout=120, limits=limits) as wide:
                for trial in range(trials):
                    session = f"round{trial}"
                    http.post("/sessions", json={"id": session, "scope": ["org=acme"]}).raise_for_status()
                    replies = _all_at_once(wide, session)
                    written = http.get(f"/sessions/{session}").raise_for_status().json()["turn_count"]
                    wrong += [written] if written != 1 else []
                    unequal += len({text for text, _ in replies}) != 1
                    retries += sum(asked - 1 for _, asked in replies)
    yield Table(
        f"{CALLERS} callers with one Idempotency-Key at once, {trials} rounds",
        [
            Row("rounds with another number of writes than one", str(wrong or "none"), "none"),
            Row("rounds with unequal answers", str(unequal), "0"),
            Row("asked to come again", f"{retries / trials:.0f} a round"),
        ],
    )


def _all_at_once(http: httpx.Client, session: str) -> list[tuple[str, int]]:
    """What each caller was told in the end, and how often it had to ask."""
    together = threading.Barrier(CALLERS)
    body = {"session_id": session, "messages": [{"role": "user", "content": "I moved to Turin."}]}

    def ask(_: int) -> tuple[str, int]:
        together.wait()
        for asked in range(1, 1_000):
            reply = http.post("/facts/batch", json=body, headers={"Idempotency-Key": session})
            if reply.status_code not in REFUSED:
                return reply.text, asked
            time.sleep(AGAIN_SECONDS)
        raise TimeoutError("a caller was never let in")

    with ThreadPoolExecutor(CALLERS) as pool:
        return list(pool.map(ask, range(CALLERS)))
