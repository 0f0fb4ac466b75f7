"""Whether the record of a long history, played anew, gives the same graph, and what that takes."""

import random
import resource
import tempfile
import time
from collections.abc import Iterator

from evaluate.inputs import Inputs, keep
from evaluate.table import Row, Table
from evaluate.telling import interleaved, messages, opened, settings
from graph.memory import open_memory
from graph.rebuilding.checking import check
from graph.writing import ingest
from graph.writing.ingest import Batch

SESSIONS, TURNS = 100, 100


def measure(_: Inputs) -> Iterator[Table]:
    """Tell it, then compare the graph with its record played into another one. What differs is in the build folder."""
    told = messages(random.Random(11), SESSIONS, TURNS)
    with tempfile.TemporaryDirectory(prefix="spectron-evaluate-") as data, open_memory(settings(data)) as memory:
        access = opened(memory, told, "ctx_told")
        began = time.perf_counter()
        for session, batch in interleaved(told, random.Random(0)):
            ingest.remember(memory, access, Batch(batch, session))
        first = time.perf_counter() - began
        before = _peak_mb()
        began = time.perf_counter()
        differing = list(check(memory, "ctx_told", lambda _: None))
        again = time.perf_counter() - began
    keep("rebuild-differences.txt", (f"{one.kind} {one.id}: {one.says}" for one in differing))
    rows = [
        Row("records that differ", str(len(differing)), "0"),
        Row("time against the first time", f"{again / first:.2f}", "<= 1.30", f"{again:.0f} s, {first:.0f} s"),
        Row("memory that it takes more", f"{_peak_mb() - before:.0f} MB"),
    ]
    yield Table("Rebuild", rows, f"{SESSIONS * TURNS} turns of talk; comparing the two graphs counts as time.")


def _peak_mb() -> float:
    """The most memory that this process has had, without its engines."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
