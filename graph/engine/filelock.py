"""Locks between processes, on files: the system drops them when their holder ends, however it ends."""

import fcntl
import os
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import EngineFailed

POLL_SECONDS = 0.05


@contextmanager
def alone(file: Path, seconds: float) -> Generator[None, None, None]:
    """Hold a file for oneself. Raises EngineFailed if others hold it for so many seconds."""
    opened = _open(file)
    try:
        until = time.monotonic() + seconds
        while not _try(opened, fcntl.LOCK_EX):
            if time.monotonic() > until:
                raise EngineFailed(f"Another process has held {file} for {seconds:g} s; end it and try again.")
            time.sleep(POLL_SECONDS)
        yield
    finally:
        os.close(opened)


def is_held(file: Path) -> bool:
    """Whether anybody holds the file, alone or with others."""
    if not file.exists():
        return False
    opened = _open(file)
    try:
        return not _try(opened, fcntl.LOCK_EX)
    finally:
        os.close(opened)


class Shared:
    """A place among those who hold a file together."""

    def __init__(self, file: Path) -> None:
        """Take the place; waits for a holder that is alone."""
        self._opened = _open(file)
        fcntl.flock(self._opened, fcntl.LOCK_SH)

    def leave(self) -> bool:
        """Give the place up; whether it was the last one."""
        last = _try(self._opened, fcntl.LOCK_EX)
        os.close(self._opened)
        return last


def _open(file: Path) -> int:
    return os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _try(opened: int, kind: int) -> bool:
    try:
        fcntl.flock(opened, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
