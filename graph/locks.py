"""Order within this process: writers that would collide in the graph wait for each other here, where it is cheap."""

import threading
import zlib
from collections.abc import Generator
from contextlib import contextmanager


class Stripes:
    """A fixed number of locks shared out by name: two different names may wait for each other, equal ones must."""

    def __init__(self, width: int = 256) -> None:
        self._locks = [threading.Lock() for _ in range(width)]

    @contextmanager
    def of(self, name: str) -> Generator[None]:
        with self._locks[zlib.crc32(name.encode()) % len(self._locks)]:
            yield


class InFlight:
    """Names of what is under way, each at most once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._names: set[str] = set()

    def enter(self, name: str) -> bool:
        """Whether the name was free, and is now taken."""
        with self._lock:
            free = name not in self._names
            self._names.add(name)
            return free

    def leave(self, name: str) -> None:
        with self._lock:
            self._names.discard(name)
