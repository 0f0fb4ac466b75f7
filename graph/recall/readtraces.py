"""Traces of the last reads, kept in this process alone: what was asked, what was looked at, and what spoke for it.

They are in no graph: a read writes nothing, and what was asked is gone with the process, or an hour later. Where
something is forgotten, the process that does it lets go of every trace of that context; others do within the hour.
"""

import math
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
KEPT_SECONDS = 3600.0
Holder = tuple[str, str]
"""Context and key of who asks."""


@dataclass(slots=True)
class Steps:
    """How long the steps of a read take, in milliseconds."""

    took: dict[str, float] = field(default_factory=dict[str, float])
    began: float = field(default_factory=time.monotonic)
    """When the read did, by the clock of `time.monotonic`."""

    @contextmanager
    def timed(self, name: str) -> Generator[None]:
        """Times what is done inside, under a name."""
        began = time.perf_counter()
        yield
        self.took[name] = round((time.perf_counter() - began) * 1000, 2)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a read did: `candidates` come best first."""

    operation: str
    question: str | None
    candidates: list[Candidate]
    session_id: str | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    holder: Holder
    trace: Trace
    until: float
    """By the clock of `time.monotonic`."""


@dataclass(slots=True)
class ReadTraces:
    """The last reads of this process. Safe to share between threads."""

    _kept: OrderedDict[str, _Kept] = field(default_factory=OrderedDict[str, _Kept])
    _forgotten: dict[str, float] = field(default_factory=dict[str, float])
    """When something of a context was forgotten last, by the clock of `time.monotonic`."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, holder: Holder, asked: Asked, steps: Steps) -> str:
        """Keep what a read did; gives the id of its trace.

        A read that began before something was forgotten may have seen it: there is no trace of it.
        """
        trace = Trace(
            id=ids.new("trace"),
            kind="read",
            operation=asked.operation,
            session_id=asked.session_id,
            at=clock.now(),
            turn_ids=[one.id for one in asked.candidates if one.kind == "turn"],
            decisions=[],
            steps_ms=steps.took,
            question=asked.question,
            candidates=asked.candidates,
        )
        with self._lock:
            if steps.began > self._forgotten.get(holder[0], -math.inf):
                self._kept[trace.id] = _Kept(holder, trace, time.monotonic() + KEPT_SECONDS)
            self._let_go()
        return trace.id

    def find(self, holder: Holder, trace_id: str) -> Trace | None:
        """The trace of a read, for the key that asked."""
        with self._lock:
            self._let_go()
            kept = self._kept.get(trace_id)
        return kept.trace if kept and kept.holder == holder else None

    def forget(self, context_id: str) -> None:
        """Let go of every trace of a context: questions and ids may tell of what is forgotten in it."""
        now = time.monotonic()
        with self._lock:
            recent = {key: at for key, at in self._forgotten.items() if now - at < KEPT_SECONDS}
            self._forgotten = recent | {context_id: now}
            for trace_id in [key for key, one in self._kept.items() if one.holder[0] == context_id]:
                del self._kept[trace_id]

    def _let_go(self) -> None:
        """Of those that are too many or too old; the oldest stand first."""
        now = time.monotonic()
        while self._kept:
            oldest = next(iter(self._kept.values()))
            if len(self._kept) <= KEPT and oldest.until > now:
                break
            self._kept.popitem(last=False)
