"""What an operator and a machine may do to a service: each fault is told in a sentence, and nothing is lost."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from evaluate.table import Row, Table
from torture import disks
from torture.engines import Embedded, Engine
from torture.served import Served, serving
from torture.writers import Writers, damage

WRITING_SECONDS = 2.0
SETTINGS = (
    *(("PORT", "ninety"), ("LOG_LEVEL", "LOUD"), ("VECTORS", "/nowhere"), ("NEO4J_URI", "graph")),
    *(("NEO4J_URI", "bolt://127.0.0.1:9"), ("HOST", "256.1.1.1"), ("WORKERS", "0")),
)
"""Settings that are wrong, each by itself."""
OF_EMBEDDED = (("ENGINE_HEAP", "lots"), ("ENGINE_HEAP", "2m"), ("DATA", "/dev/null"))
FILES = ("engine.json", "java.args", "password", "config/server-users.jsonl")
"""Files of the embedded engine beside the graph, each of which somebody spoils."""


def measure(engine: Engine, trials: int) -> Iterator[Table]:
    embedded = isinstance(engine, Embedded)
    if embedded:
        yield Table("A disk that takes no writes", [*disks.full(trials), *disks.read_only()])
    with (
        tempfile.TemporaryDirectory(prefix="spectron-torture-") as folder,
        serving(Path(folder), **engine.env) as served,
    ):
        wrong = (*SETTINGS, *OF_EMBEDDED) if embedded else SETTINGS
        yield Table("Wrong settings: exit code, and what is told", [*_settings(served, wrong)])
        yield Table("Two services on one folder, and a clock that is set back", [*_two(served), *_clock(served)])
        if embedded:
            yield Table("Spoiled files beside the graph", [*_spoiled(served)])


def _settings(served: Served, wrong: tuple[tuple[str, str], ...]) -> Iterator[Row]:
    """Each wrong setting, for a service of its own beside the one that runs."""
    with tempfile.TemporaryDirectory(prefix="spectron-torture-") as folder:
        other = Served(Path(folder), dict(served.env))
        for name, value in wrong:
            told = other.run("serve", **{name: value})
            yield Row(f"SPECTRON_{name}={value}", f"{told.code}: {told.words}", "a sentence")


def _two(served: Served) -> Iterator[Row]:
    """Two services on one folder, and one that is to listen where another does."""
    told = served.run("serve")
    yield Row("a second service at the same address", f"{told.code}: {told.words}", "a sentence")
    second = Served(served.folder, served.env, served.root_key)
    second.start()
    context = served.context()
    with served.caller(*context) as http, second.caller(*context) as other:
        writers = [Writers(http, "one", count=4), Writers(other, "two", count=4)]
        with writers[0].writing(), writers[1].writing():
            time.sleep(WRITING_SECONDS)
        second.stop()
        found = [damage(http, one).told for one in writers]
        others = {status for one in writers for status in one.statuses} - {200, 201}
    yield Row("two services on one folder: lost, half batches", "; ".join(found), "0, 0")
    yield Row("two services on one folder: replies other than a success", str(others or "none"), "none")


def _clock(served: Served) -> Iterator[Row]:
    """The clock is set back an hour between two starts, and forward again."""
    context, key = served.context()
    told, once = list[str](), {"Idempotency-Key": "once"}
    with served.caller(context, key) as http:
        every: list[Writers] = []
        first = http.post("/sessions", json={"scope": ["org=acme"]}, headers=once).raise_for_status().json()
        for module in ("cli.main", "torture.earlier", "cli.main"):
            served.stop()
            served.module = module
            served.start()
            every.append(Writers(http, f"clock{len(every)}"))
            with every[-1].writing():
                time.sleep(WRITING_SECONDS)
        told += [damage(http, one).told for one in every]
        again = http.post("/sessions", json={"scope": ["org=acme"]}, headers=once).raise_for_status().json()
        others = {status for one in every for status in one.statuses} - {200, 201}
    checked = served.run("verify", CONTEXT_ID=context)
    yield Row("clock set back an hour, and forward again: lost, half batches", "; ".join(told), "0, 0")
    yield Row("clock set back: replies other than a success", str(others or "none"), "none")
    yield Row("clock set back: reply under an Idempotency-Key of before", "the same" if again == first else "another")
    yield Row("clock set back: spectron verify", f"{checked.code}: {checked.words}", "0")


def _spoiled(served: Served) -> Iterator[Row]:
    """A file of the engine's folder is spoiled while nobody runs: started again, all is there, or a sentence is."""
    with served.caller(*served.context()) as http:
        writers = Writers(http, "spoiled")
        with writers.writing():
            time.sleep(WRITING_SECONDS)
        for name in FILES:
            served.stop()
            file = served.data / "engine" / name
            whole = file.read_bytes()
            file.write_bytes(b"\0" * 20)
            try:
                served.start()
                told = "starts"
            except TimeoutError:
                told = served.last_words()
                served.kill()
                file.write_bytes(whole)
                served.start()
            yield Row(f"engine/{name} spoiled: lost, half batches", f"{damage(http, writers).told} ({told})", "0, 0")
