"""Service, engine, or both are killed at random moments under eight writers."""

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from evaluate.table import Row, Table
from torture.engines import Engine
from torture.served import Served, serving
from torture.writers import Writers, damage

EARLIEST, LATEST = 0.3, 2.5
"""Seconds of writing before the blow."""
VICTIMS = ("service", "engine", "both")


def measure(engine: Engine, trials: int) -> Iterator[Table]:
    lost = torn = acknowledged = 0
    took: dict[str, list[float]] = {victim: [] for victim in VICTIMS}
    with (
        tempfile.TemporaryDirectory(prefix="spectron-torture-") as folder,
        serving(Path(folder), **engine.env) as served,
    ):
        context, key = served.context()
        for trial in range(trials):
            victim = VICTIMS[trial % len(VICTIMS)]
            with served.caller(context, key) as http:
                writers = Writers(http, f"trial{trial}")
                with writers.writing():
                    time.sleep(random.uniform(EARLIEST, LATEST))
                    took[victim].append(_strike(engine, served, victim))
                found = damage(http, writers)
            lost, torn, acknowledged = lost + found.lost, torn + found.torn, acknowledged + len(writers.acknowledged)
    yield Table(
        f"Killed under eight writers, {trials} times",
        [
            Row("acknowledged turns lost", f"{lost} of {acknowledged}", "0"),
            Row("half batches", str(torn), "0"),
            *(Row(f"{name} killed, longest until a write works", f"{max(all_):.1f} s", "<= 5 s")
              for name, all_ in took.items() if all_),
        ],
    )  # fmt: skip


def _strike(engine: Engine, served: Served, victim: str) -> float:
    """Kill, start again what does not come back by itself; gives the seconds until a write works."""
    if victim in ("service", "both"):
        served.kill()
    if victim in ("engine", "both"):
        engine.kill(served)
    return served.start() if victim in ("service", "both") else served.await_ready()
