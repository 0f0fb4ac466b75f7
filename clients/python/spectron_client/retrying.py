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


def tries(patience: Patience, began: float) -> Generator[float, httpx.Response | httpx.TransportError, Any]:
    """
    Gives the seconds to wait before each try, is sent what came of it, and returns the decoded answer.

    Every request may be sent twice: reads change nothing, and writes have an `Idempotency-Key` or set a value.
    Raises the last error where it will not pass, or patience ends. `began` is by the monotonic clock.
    """
    wait, sent = 0.0, 0
    while True:
        reply = yield wait
        sent += 1
        try:
            return decoded(reply)
        except AGAIN as error:
            wait = _wait_after(error, sent, patience)
            if sent >= patience.tries or time.monotonic() - began + wait > patience.seconds:
                raise


def _wait_after(error: errors.SpectronError, sent: int, patience: Patience) -> float:
    own = patience.first_wait * 2 ** (sent - 1) * random.uniform(0.5, 1)  # noqa: S311 - no secret
    told = error.retry_after if isinstance(error, errors.Problem) else None
    return max(own, told or 0.0)
