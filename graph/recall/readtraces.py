"""Traces of the last reads, kept in this process alone: what was asked, what was looked at, and what spoke for it.

They are in no graph: a read writes nothing, and what was asked is gone with the process.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

from graph import clock, ids
from graph.model import Candidate, Trace

KEPT = 200
"""Traces of one process."""
Holder = tuple[str, str]
"""Context and key of who asks."""


@dataclass(slots=True)
class Steps:
    """How long the steps of a read take, in milliseconds."""

    took: dict[str, float] = field(default_factory=dict[str, float])

    @contextmanager
    def timed(self, name: str) -> Generator[None]:
        """Times what is done inside, under a name."""
        began = time.perf_counter()
        yield
        self.took[name] = round((time.perf_counter() - began) * 1000, 2)


@dataclass(slots=True)
class ReadTraces:
    """The last reads of this process. Safe to share between threads."""

    _kept: OrderedDict[str, tuple[Holder, Trace]] = field(default_factory=OrderedDict[str, tuple[Holder, Trace]])
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, holder: Holder, question: str, candidates: list[Candidate], steps: Steps) -> str:
        """Keep what a read did; gives the id of its trace. `candidates` come best first."""
        trace = Trace(
            id=ids.new("trace"),
            kind="read",
            operation="recall",
            at=clock.now(),
            turn_ids=[one.id for one in candidates if one.kind == "turn"],
            decisions=[],
            steps_ms=steps.took,
            question=question,
            candidates=candidates,
        )
        with self._lock:
            self._kept[trace.id] = (holder, trace)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return trace.id

    def find(self, holder: Holder, trace_id: str) -> Trace | None:
        """The trace of a read, for the key that asked."""
        with self._lock:
            asked, trace = self._kept.get(trace_id, (None, None))
        return trace if asked == holder else None
