"""How much is taken on: so many requests at once from all, so many a second from each key."""

import math
import threading
import time
from collections.abc import AsyncGenerator, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from anyio import CapacityLimiter
from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

Step = TypeVar("Step")

MOST_BUCKETS = 10_000
OVERLOADED = "Too much is asked at once; send the same request again shortly."


@dataclass(slots=True)
class Places:
    """So many places, and how many of them are taken now. The event loop alone takes and frees them."""

    most: int
    now: int = 0

    @contextmanager
    def held(self) -> Generator[None]:
        """Holds one place. Raises HTTPException 503 where none is free."""
        if self.now >= self.most:
            raise HTTPException(503, OVERLOADED, {"Retry-After": "1"})
        self.now += 1
        try:
            yield
        finally:
            self.now -= 1


@dataclass(slots=True)
class Rates:
    """
    A bucket of tokens for each key: a request takes one, and so many a second flow in until the bucket is full.

    Of each bucket only the moment is kept at which it will be full again.
    """

    per_second: float
    burst: int
    _full_at: dict[str, float] = field(default_factory=dict[str, float])
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, key: str, now: float) -> float:
        """Takes a token at `now`, in seconds. Gives 0, or the seconds after which there will be one to take."""
        with self._lock:
            full_at = max(self._full_at.get(key, now), now) + 1 / self.per_second
            missing = full_at - now - self.burst / self.per_second
            if missing > 0:
                return missing
            if len(self._full_at) >= MOST_BUCKETS:
                self._full_at = {one: moment for one, moment in self._full_at.items() if moment > now}
            self._full_at[key] = full_at
            return 0


async def importing(request: Request) -> AsyncGenerator[None]:
    """Counts an import from before its key is looked at until its reply has ended; refuses it where too many run."""
    places: Places = request.state.imports
    with places.held():
        yield


async def in_turn(turns: CapacityLimiter, steps: Iterator[Step]) -> Step | None:
    """What the next step gives, taken in a thread when it is this one's turn; None after the last.

    Those who wait for their turn wait without a thread.
    """
    async with turns:
        return await run_in_threadpool(lambda: next(steps, None))


async def in_flight(request: Request) -> AsyncGenerator[None]:
    """Counts a request while it is worked on or waits for a thread; refuses it where there are too many.

    FastAPI reads a JSON body before it comes here, so who sends slowly holds no place.
    """
    places: Places = request.state.in_flight
    with places.held():
        yield


def spend(request: Request, key: str) -> None:
    """Takes one of the requests that a key has. Raises HTTPException 429 where there is none left."""
    rates: Rates = request.state.rates
    seconds = rates.take(key, time.monotonic())
    if seconds:
        retry = {"Retry-After": str(math.ceil(seconds))}
        raise HTTPException(429, f"A key may send {rates.per_second:g} requests a second; slow down.", retry)
