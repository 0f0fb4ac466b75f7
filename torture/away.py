"""The engine is away for half a minute while eight writers go on."""

import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import httpx

from evaluate.table import Row, Table
from torture.engines import Engine
from torture.served import serving
from torture.writers import Writers, damage

AWAY_SECONDS = 30.0
BEFORE_SECONDS = AFTER_SECONDS = 3.0


def measure(engine: Engine, trials: int) -> Iterator[Table]:
    rows: list[Row] = []
    with (
        tempfile.TemporaryDirectory(prefix="spectron-torture-") as folder,
        serving(Path(folder), **engine.env) as served,
    ):
        for trial in range(trials):
            with served.caller(*served.context()) as http:
                writers = Writers(http, f"trial{trial}")
                with writers.writing():
                    time.sleep(BEFORE_SECONDS)
                    keeping = threading.Thread(target=engine.keep_away, args=(served, AWAY_SECONDS))
                    keeping.start()
                    health = _health(served.url, keeping)
                    back = served.await_ready()
                    before = writers.statuses[HTTPStatus.OK]
                    time.sleep(AFTER_SECONDS)
                found = damage(http, writers)
            others = {status: n for status, n in writers.statuses.items() if status not in (200, 201, 503)}
            rows += [
                Row("replies meanwhile", f"{writers.statuses[503]} x 503"),
                Row("replies that were neither a success nor 503", str(others or "none"), "none"),
                Row("/health meanwhile", ", ".join(f"{n} x {status}" for status, n in health.items()), "200 alone"),
                Row("engine back until a write works", f"{back:.1f} s"),
                Row("batches in the three seconds after", str(writers.statuses[HTTPStatus.OK] - before), "> 0"),
                Row("lost, half batches", f"{found.lost}, {found.torn}", "0, 0"),
            ]
    yield Table(f"Engine away for {AWAY_SECONDS:.0f} s under eight writers", rows)


def _health(url: str, keeping: threading.Thread) -> Counter[int]:
    """What the service says of its own life while the engine is away."""
    told = Counter[int]()
    while keeping.is_alive():
        told[httpx.get(f"{url}/health", timeout=10).status_code] += 1
        time.sleep(1)
    return told
