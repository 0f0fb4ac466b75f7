"""
Measures how fast a record goes out and comes in, and a backup is made and restored: `make bench PART=moving`.

Everything runs in this process, on the embedded engine; sessions have ten turns each.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from bench import bench
from graph.access import local_access
from graph.engine.backups import backup, restore
from graph.memory import Memory, open_memory
from graph.moving import exporting, importing, lines
from graph.moving.batches import Into, batches
from graph.moving.working import spread
from graph.rebuilding.comparing import differences
from graph.settings import Settings

READ, STORED = 300, 3_000
"""Turns that are read, and that are only stored."""
EACH = 10
WORKERS = (1, 2, 4)


def main() -> None:
    """Print turns a second, and processor time with it: other work on the machine slows only the first."""
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory(prefix="spectron-bench-") as folder:
        data = Path(folder)
        with open_memory(_settings(data / "a"), warm=True) as memory:
            _take(memory, "warm", _talk(EACH, "full"))
            _moved(memory, data / "b")
            _clocked("backup", 0, lambda: backup(memory.graph, data / "memory.zip"))
            print(f"  {'its size':28} {(data / 'memory.zip').stat().st_size // 1024:9,} KiB")
        _clocked("restore", 0, lambda: restore(_settings(data / "c"), data / "memory.zip"))


def _moved(memory: Memory, elsewhere: Path) -> None:
    for workers in WORKERS:
        talk = _talk(READ, "full")
        _clocked(f"import, workers: {workers}", READ, partial(_take, memory, f"read-{workers}", talk, workers))
    _clocked("import, not read", STORED, partial(_take, memory, "stored", _talk(STORED, "none")))
    _clocked("export", STORED, partial(_export, memory, "stored"))
    record = _export(memory, "read-1")
    with open_memory(_settings(elsewhere)) as other:
        _clocked("import of an export", READ, partial(_take, other, "read-1", record))
        unlike = sum(1 for _ in differences(memory.graph, other.graph, "read-1"))
        print(f"  {'records that differ then':28} {unlike:9,}")


def _settings(data: Path) -> Settings:
    return Settings(data=data, neo4j_uri=None)


def _talk(count: int, infer: str) -> Iterator[str]:
    """Lines of made-up talk."""
    for number, text in enumerate(islice(bench.texts(), count)):
        said = {"session_id": f"s{number // EACH}", "role": "user", "content": text, "infer": infer}
        yield lines.written(lines.MessageLine.model_validate(said))


def _export(memory: Memory, context: str) -> list[str]:
    return [lines.written(line) for line in exporting.record(memory, local_access(memory, context))]


def _take(memory: Memory, context: str, given: Iterable[str], workers: int = 1) -> None:
    access = local_access(memory, context)
    read = batches(lines.read(given), Into(context, scope=("user=u_bench",)))
    for _ in spread(read, partial(importing.store, memory, access), workers):
        pass


def _clocked(what: str, turns: int, work: Callable[[], object]) -> None:
    began, used = time.perf_counter(), time.process_time()
    work()
    took, used = time.perf_counter() - began, time.process_time() - used
    rate = f"{turns / took:9,.0f} turns/s" if turns else f"{took:9.1f} s      "
    print(f"  {what:28} {rate}   processor {used:6.1f} s", flush=True)
