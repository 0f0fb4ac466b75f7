"""When a request is sent again: the same for both clients, which do no more than send and wait."""

import random
import time
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import httpx

from spectron_client import errors
from spectron_client.replies import decoded

AGAIN = (
    errors.Unreachable,
    errors.Unavailable,
    errors.RateLimited,
    errors.TooSlow,
    errors.IdempotencyInFlight,
)
"""What may pass by itself."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How often and how long a request is sent again before its error is raised."""

    tries: int = 5
    """How often it is sent at most."""
    seconds: float = 60.0
    """After so long no further try is begun."""
    first_wait: float = 0.25
    """Seconds before the second try; each later wait is twice as long, up to half of it left out by chance."""


def tries(patience: Patience, began: float) -> Generator[float, httpx.Response | httpx.RequestError, Any]:
    """
    Gives the seconds to wait before each try, is sent what came of it, and returns the decoded answer.

    Every request may be sent twice: reads change nothing, and writes have an `Idempotency-Key` or set a value.
    Raises the last error where it will not pass, or patience ends. `began` is by the monotonic clock.
    """
    wait, tried = 0.0, 0
    while True:
        reply = yield wait
        tried += 1
        try:
            return decoded(reply)
        except errors.SpectronError as error:
            wait = pause_after(error, tried, patience, began)


def pause_after(error: errors.SpectronError, tried: int, patience: Patience, began: float) -> float:
    """The seconds to wait before the next try. Raises the error where it will not pass, or patience ends with it."""
    own = patience.first_wait * 2 ** (tried - 1) * random.uniform(0.5, 1)  # noqa: S311 - no secret
    told = error.retry_after if isinstance(error, errors.Problem) else None
    wait = max(own, told or 0.0)
    over = tried >= patience.tries or time.monotonic() - began + wait > patience.seconds
    if over or not isinstance(error, AGAIN):
        raise error
    return wait
