"""
Remembering in the background: the agent answers while the service is slow, or away.

A write is tried again within bounds. What is then still not in the memory is reported, to a function and to the log, by
its ids alone. With an outbox it stays on the disk, and is sent after the next write that succeeds or at the next start.
"""

import atexit
import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from weakref import WeakValueDictionary

from spectron_client.client import Client
from spectron_client.errors import GivenUp, SpectronError
from spectron_client.outbox import Outbox
from spectron_client.retrying import AGAIN, Patience, pause_after
from spectron_client.settings import Settings
from spectron_client.writes import Pending, Unwritten, Write, deliver

log = logging.getLogger("spectron_client")

MOST_WAITING = 1_000
"""Writes that wait at most; one more is given up at once."""

CLOSE_SECONDS = 5.0
"""How long the end of the program waits for what is on its way."""

PATIENCE = Patience(tries=8, seconds=120.0, first_wait=0.5)

ENDED = "The program ended before the messages were remembered."

Report = Callable[[Unwritten], None]


class Writer:
    """Writes messages one after another, in the order in which they came, in a thread of its own."""

    def __init__(
        self,
        memory: Client,
        report: Report | None = None,
        outbox: Path | str | None = None,
        patience: Patience = PATIENCE,
    ) -> None:
        """`report` is called in the writer's thread with what is given up; `outbox` is a folder."""
        self._memory = Client(memory.settings, memory.timeout, Patience(tries=1))
        self._report = report
        self._outbox = Outbox(Path(outbox)) if outbox else None
        self._patience = patience
        self._waiting: queue.Queue[Pending | threading.Event | None] = queue.Queue()
        self._kept: list[Pending] = []
        self._now: Pending | None = None
        self._failing = False
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="spectron-writer", daemon=True)
        for path, kept in self._outbox.waiting() if self._outbox else ():
            self._waiting.put(Pending(Write(**kept), path))
        self._thread.start()
        atexit.register(self.close)

    @property
    def closed(self) -> bool:
        """Whether it takes no more writes."""
        return self._closing.is_set()

    def write(self, write: Write) -> Pending:
        """Take messages on, and return at once. Raises NotJson for metadata that is none."""
        pending = Pending(write, self._stored(write))
        if self._failing:
            pending.tried.set()
        if self._closing.is_set() or self._waiting.qsize() >= MOST_WAITING:
            self._give_up(pending, GivenUp("Too much waits to be remembered already."))
        else:
            self._put(pending)
        return pending

    def flush(self, timeout: float | None = None) -> bool:
        """Wait, so many seconds at most, until all that was taken on is written or given up; whether it is."""
        reached = threading.Event()
        self._put(reached)
        return reached.wait(timeout)

    def close(self, timeout: float = CLOSE_SECONDS) -> None:
        """Try each write that waits once more, for so many seconds in all, and report what is left."""
        if self._closing.is_set():
            return
        self._closing.set()
        atexit.unregister(self.close)
        self._waiting.put(None)
        self._thread.join(timeout)
        if self._now and not self._now.settled.is_set():
            self._give_up(self._now, GivenUp(ENDED))
        self._drain()
        self._memory.close()

    def _put(self, one: Pending | threading.Event) -> None:
        self._waiting.put(one)
        if not self._thread.is_alive():
            self._drain()

    def _drain(self) -> None:
        """Let go of what nobody will send any more."""
        while not self._waiting.empty():
            left = self._waiting.get_nowait()
            if isinstance(left, Pending):
                self._give_up(left, GivenUp(ENDED))
            elif left:
                left.set()

    def _stored(self, write: Write) -> Path | None:
        try:
            return self._outbox.keep(asdict(write)) if self._outbox else None
        except OSError as error:
            log.warning("the outbox takes nothing: %s", error.strerror)
            return None

    def _work(self) -> None:
        while (next_one := self._waiting.get()) is not None:
            if isinstance(next_one, threading.Event):
                next_one.set()
                continue
            self._now = next_one
            try:
                self._settle(next_one)
            except Exception as error:  # noqa: BLE001 - whatever it is, the thread lives and nothing is lost silently
                self._give_up(next_one, GivenUp(f"The messages could not be sent: {type(error).__name__}."))

    def _settle(self, pending: Pending) -> None:
        began, tried = time.monotonic(), 0
        while not pending.settled.is_set():
            tried += 1
            try:
                refused = deliver(self._memory, pending.write)
            except SpectronError as error:
                self._after(error, pending, tried, began)
            else:
                self._written(pending, refused)

    def _after(self, error: SpectronError, pending: Pending, tried: int, began: float) -> None:
        self._failing = True
        try:
            wait = pause_after(error, tried, self._patience, began)
        except SpectronError:
            self._give_up(pending, error)
            return
        pending.tried.set()
        if self._closing.wait(wait):
            self._give_up(pending, error)

    def _written(self, pending: Pending, refused: dict[str, SpectronError]) -> None:
        self._failing = False
        pending.refused.update(refused)
        for message_id, error in refused.items():
            self.tell(Unwritten(pending.write.session_id, [message_id], error))
        if self._outbox and pending.path:
            (self._outbox.refused if refused else self._outbox.sent)(pending.path)
        _settled(pending)
        for kept in self._kept:
            self._waiting.put(Pending(kept.write, kept.path))
        self._kept = []

    def _give_up(self, pending: Pending, error: SpectronError) -> None:
        keeps = pending.path is not None and isinstance(error, (*AGAIN, GivenUp))
        pending.given_up = error
        if keeps:
            self._kept.append(pending)
        elif self._outbox and pending.path:
            self._outbox.refused(pending.path)
        self.tell(Unwritten(pending.write.session_id, pending.write.ids, error, keeps))
        _settled(pending)

    def tell(self, unwritten: Unwritten) -> None:
        """Report messages that are not in the memory."""
        ids: Sequence[str] = unwritten.message_ids
        then = "; they are sent again later" if unwritten.kept else ""
        kind = type(unwritten.error).__name__
        log.warning("session %s: messages not remembered: %d (%s)%s", unwritten.session_id, len(ids), kind, then)
        try:
            if self._report:
                self._report(unwritten)
        except Exception:
            log.exception("the function that is told of unwritten messages failed")


_shared: WeakValueDictionary[tuple[Settings, float], Writer] = WeakValueDictionary()
_sharing = threading.Lock()


def writer_of(memory: Client) -> Writer:
    """The writer that all share which write into this memory and bring none of their own; it lives as long as they."""
    with _sharing:
        writer = _shared.get((memory.settings, memory.timeout))
        if writer is None or writer.closed:
            writer = _shared[memory.settings, memory.timeout] = Writer(memory)
        return writer


def _settled(pending: Pending) -> None:
    pending.settled.set()
    pending.tried.set()
