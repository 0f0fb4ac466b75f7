"""Writes that wait for their turn: a line for each session, so that what was said later is never written earlier."""

import math
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

from spectron_client.writes import Pending

HELD = math.inf


@dataclass(slots=True)
class Line:
    """The writes of one session in their order. It is held after one of them failed for now."""

    due: float = field(default_factory=time.monotonic)
    """When its first write may be tried, by the monotonic clock."""
    waiting: deque[Pending] = field(default_factory=deque[Pending])


class Lines:
    """All that waits. A line that is held goes on when its session has a new write, or when another's succeeded."""

    def __init__(self) -> None:
        self._lines: dict[str, Line] = {}

    def __len__(self) -> int:
        return sum(len(line.waiting) for line in self._lines.values())

    def has(self, session_id: str) -> bool:
        """Whether anything of a session waits, or is held."""
        return session_id in self._lines

    def add(self, pending: Pending) -> None:
        """Put a write behind those of its session, which go on if they were held."""
        line = self._lines.setdefault(pending.write.session_id, Line())
        line.waiting.append(pending)
        if line.due == HELD:
            _go_on(line)

    def next_due(self) -> float | None:
        """When the next write may be tried; None where nothing waits but what is held."""
        due = min((line.due for line in self._lines.values()), default=HELD)
        return None if due == HELD else due

    def first(self) -> Pending:
        """The write that may be tried next."""
        return min(self._lines.values(), key=lambda line: line.due).waiting[0]

    def wait(self, pending: Pending, until: float) -> None:
        """Try a write again then, and nothing of its session before."""
        self._lines[pending.write.session_id].due = until

    def done(self, pending: Pending) -> list[Pending]:
        """Take a write out; gives it, or nothing where it was out already."""
        line = self._line_of(pending)
        if line is None:
            return []
        line.waiting.popleft()
        line.due = time.monotonic()
        if not line.waiting:
            del self._lines[pending.write.session_id]
        return [pending]

    def hold(self, pending: Pending) -> list[Pending]:
        """Give all that waits in the line of a write, and hold what there is a file of, to be tried again later."""
        line = self._line_of(pending)
        if line is None:
            return []
        left = list(line.waiting)
        line.due = HELD
        line.waiting = deque(Pending(one.write, one.path) for one in left if one.path)
        if not line.waiting:
            del self._lines[pending.write.session_id]
        return left

    def release(self) -> None:
        """Let all that is held go on."""
        for line in self._lines.values():
            if line.due == HELD:
                _go_on(line)

    def hurry(self) -> None:
        """Let all that waits be tried now, but for what is held."""
        for line in self._lines.values():
            line.due = min(line.due, 0.0) if line.due != HELD else HELD

    def clear(self) -> list[Pending]:
        """Take everything out; gives what was not held."""
        left = [one for line in self._lines.values() if line.due != HELD for one in line.waiting]
        self._lines = {}
        return left

    def paths(self) -> set[Path]:
        """The files of what waits or is held."""
        return {one.path for line in self._lines.values() for one in line.waiting if one.path}

    def _line_of(self, pending: Pending) -> Line | None:
        """The line in which a write is the first."""
        line = self._lines.get(pending.write.session_id)
        return line if line and line.waiting[0] is pending else None


def _go_on(line: Line) -> None:
    line.due = time.monotonic()
    for pending in line.waiting:
        pending.begin()
