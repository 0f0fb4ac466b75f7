"""
A thread that writes while the agent goes on, whether the service is there, slow, or away.

A write is tried again within bounds, measured from when it was taken on. What is then still not in the memory is
reported, to a function and to the log, by its ids alone. With an outbox it stays on the disk, and is sent after the
next write that succeeds or at the next start.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from weakref import WeakSet

from spectron_client.client import Client
from spectron_client.errors import GivenUp, SpectronError
from spectron_client.lines import Lines
from spectron_client.outbox import outbox_of
from spectron_client.retrying import AGAIN, Patience, pause_after
from spectron_client.writes import FOR_GOOD, Pending, Unwritten, Write, deliver, stamped

log = logging.getLogger("spectron_client")

MOST_WAITING = 1_000
"""Writes that wait at most; one more is given up at once."""

CLOSE_SECONDS = 5.0
"""How long the end of the program waits for what is on its way, whatever the number of writers."""

IDLE_SECONDS = 5.0
"""How long a thread without work waits for more before it ends."""

PATIENCE = Patience(tries=8, seconds=120.0, first_wait=0.5)

ENDED = "The program ended before the messages were remembered."
FULL = "Too much waits to be remembered already."

Report = Callable[[Unwritten], None]


class Writer:
    """Writes messages one after another, those of a session in the order in which they came."""

    def __init__(
        self,
        memory: Client,
        report: Report | None = None,
        outbox: Path | str | None = None,
        patience: Patience = PATIENCE,
    ) -> None:
        """
        `report` is called in the writer's thread with what is given up; many may share a folder as `outbox`.

        Raises BadSetting for an outbox that cannot be made.
        """
        self.settings, self._timeout = memory.settings, memory.timeout
        self._report = report
        self._outbox = outbox_of(Path(outbox), memory.settings) if outbox else None
        self._patience = patience
        self._closed = False
        self._behind = bool(self._outbox and self._outbox.waiting())
        """Whether the outbox may have more than waits here."""
        self.begin()
        writers.add(self)
        if self._behind:
            with self._changed:
                self._wake()

    def begin(self) -> None:
        """Have no thread and nothing that waits: at the start, and in a process that was forked off."""
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._lines = Lines()
        self._failing: SpectronError | None = None
        """How the last try failed, where that may pass by itself."""
        self._busy = False

    @property
    def closed(self) -> bool:
        """Whether it takes no more writes."""
        return self._closed

    def write(self, write: Write) -> Pending:
        """Take messages on, and return at once. Raises NotJson for metadata that is none."""
        said = stamped(write)
        pending = Pending(said, self._stored(said))
        with self._changed:
            full = len(self._lines) >= MOST_WAITING
            if not self._closed and not full:
                if self._failing:
                    pending.tried.set()
                self._lines.add(pending)
                self._wake()
                return pending
            self._behind = self._behind or full
        self._give_up([pending], GivenUp(FULL if full else ENDED))
        return pending

    def flush(self, timeout: float | None = None) -> bool:
        """Wait, so many seconds at most, until all that was taken on is written or given up; whether it is."""
        with self._changed:
            return self._changed.wait_for(self._is_idle, timeout)

    def settled(self, session_id: str, timeout: float) -> bool:
        """Wait, so many seconds at most, until nothing of a session waits here or in the outbox; whether that is so."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_idle() or not self._may_have(session_id), timeout)
            waits = self._lines.has(session_id)
        return not waits and not (self._outbox and self._outbox.has(session_id))

    def close(self, timeout: float = CLOSE_SECONDS) -> None:
        """Try each write that waits once more, for so many seconds in all, and report what is left."""
        self.stop()
        self.flush(timeout)
        with self._changed:
            left = self._lines.clear()
        self._give_up(left, GivenUp(ENDED))

    def stop(self) -> None:
        """Take no more writes, and try each that waits once more."""
        with self._changed:
            self._closed = True
            self._lines.hurry()
            self._changed.notify_all()

    def _stored(self, write: Write) -> Path | None:
        try:
            return self._outbox.keep(asdict(write)) if self._outbox else None
        except OSError as error:
            log.warning("the outbox takes nothing: %s", error.strerror)
            return None

    def _is_idle(self) -> bool:
        return not self._busy and self._lines.next_due() is None and not self._may_load()

    def _may_have(self, session_id: str) -> bool:
        return self._lines.has(session_id) or self._may_load()

    def _may_load(self) -> bool:
        return self._behind and not self._closed and len(self._lines) < MOST_WAITING

    def _wake(self) -> None:
        """Have a thread that works; where none can be had any more, the end of the program reports what waits."""
        self._changed.notify_all()
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._work, name="spectron-writer", daemon=True)
            try:
                self._thread.start()
            except RuntimeError:
                self._thread = None

    def _work(self) -> None:
        with Client(self.settings, self._timeout, Patience(tries=1)) as memory:
            while (pending := self._next()) is not None:
                try:
                    self._step(memory, pending)
                except Exception as error:  # noqa: BLE001 - whatever it is, the thread lives and nothing is lost silently
                    self._failed(pending, GivenUp(f"The messages could not be sent: {type(error).__name__}."))

    def _step(self, memory: Client, pending: Pending) -> None:
        try:
            refused = self._attempt(memory, pending)
        except SpectronError as error:
            self._failed(pending, error)
        else:
            self._written(pending, refused)

    def _next(self) -> Pending | None:
        """The write whose turn it is, when it is; None where this thread has nothing to do any more."""
        with self._changed:
            self._busy = False
            self._changed.notify_all()
            idle_until = time.monotonic() + IDLE_SECONDS
            while True:
                due = self._lines.next_due()
                if due is None and self._may_load():
                    self._load()
                    continue
                now = time.monotonic()
                if due is not None and due <= now:
                    self._busy = True
                    return self._lines.first()
                if due is None and (self._closed or now >= idle_until):
                    self._thread = None
                    return None
                self._changed.wait((due or idle_until) - now)

    def _load(self) -> None:
        """Take on what the outbox has of earlier, as much as there is room for."""
        if not self._outbox:
            return
        here = self._lines.paths()
        new = [path for path in self._outbox.waiting() if path not in here | self._outbox.stuck]
        room = MOST_WAITING - len(self._lines)
        self._behind = len(new) > room
        for path in new[:room]:
            if write := self._outbox.read(path):
                self._lines.add(Pending(write, path))

    def _attempt(self, memory: Client, pending: Pending) -> dict[str, SpectronError]:
        """Send a write; one whose time is over while others fail is not sent any more. Raises SpectronError."""
        if self._failing and time.monotonic() - pending.taken_on > self._patience.seconds:
            raise self._failing
        return deliver(memory, pending.write)

    def _failed(self, pending: Pending, error: SpectronError) -> None:
        with self._changed:
            pending.tries += 1
            self._failing = error if isinstance(error, AGAIN) else None
            try:
                wait = pause_after(error, pending.tries, self._patience, pending.taken_on)
                again = not self._closed
            except SpectronError:
                wait, again = 0.0, False
            if again and not pending.settled.is_set():
                pending.tried.set()
                self._lines.wait(pending, time.monotonic() + wait)
                return
            left = self._lines.done(pending) if isinstance(error, FOR_GOOD) else self._lines.hold(pending)
        self._give_up(left, error)

    def _written(self, pending: Pending, refused: dict[str, SpectronError]) -> None:
        pending.refused.update(refused)
        if self._outbox and pending.path:
            (self._outbox.refused if refused else self._outbox.sent)(pending.path)
        for message_id, error in refused.items():
            self.tell(Unwritten(pending.write.session_id, [message_id], error))
        with self._changed:
            self._failing = None
            self._lines.done(pending)
            self._lines.release()
            pending.settle()

    def _give_up(self, left: list[Pending], error: SpectronError) -> None:
        """Let go of writes that wait no longer; those of which there is a file are sent again later."""
        for pending in left:
            keeps = pending.path is not None and not isinstance(error, FOR_GOOD)
            if self._outbox and pending.path and not keeps:
                self._outbox.refused(pending.path)
            pending.given_up = error
            self.tell(Unwritten(pending.write.session_id, pending.write.ids, error, keeps))
            pending.settle()

    def tell(self, unwritten: Unwritten) -> None:
        """Report messages that are not in the memory."""
        then = "; they are sent again later" if unwritten.kept else ""
        kind, count = type(unwritten.error).__name__, len(unwritten.message_ids)
        log.warning("session %s: messages not remembered: %d (%s)%s", unwritten.session_id, count, kind, then)
        try:
            if self._report:
                self._report(unwritten)
        except Exception:
            log.exception("the function that is told of unwritten messages failed")


writers: WeakSet[Writer] = WeakSet()
"""Every writer that somebody has, or that still works."""
