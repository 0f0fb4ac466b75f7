"""
Every error that the client raises.

* SpectronError
  x BadSetting          a setting is missing, or is none
  x NotJson             what was given cannot be sent
  x NotATurn            a message has nothing that can be remembered
  x GivenUp             too much waited to be remembered, or the program ended before
  x Unreachable         no answer came: nobody listens, or it took too long
  x Problem             the service refused, and says why
    + Malformed         the request cannot be understood
    + Invalid           a value is not allowed
    + TooLarge          over a limit
    + TooSlow           the request did not come in time
    + Unauthorised      no key, or none that counts in this context
    + Forbidden         the key does not allow it
    + NotFound          not there, or not for this reader
    + Conflict          it contradicts what is already there
      - MessageConflict
      - SessionConflict
      - IdempotencyConflict
      - IdempotencyInFlight
    + RateLimited       the key asks too often
    + Unavailable       the service cannot answer now
      - StorageFailed
    + Fault             something went wrong in the service

Each says in a sentence what is wrong. A Problem also has the `code` of the service, one word of a closed list.
"""

from typing import TypedDict


class SpectronError(Exception):
    """The root of the tree."""


class BadSetting(SpectronError):
    pass


class NotJson(SpectronError):
    pass


class NotATurn(SpectronError):
    pass


class GivenUp(SpectronError):
    pass


class Unreachable(SpectronError):
    pass


class FieldError(TypedDict):
    """What is wrong with one field of a request."""

    field: str
    detail: str


class Problem(SpectronError):
    """A refusal of the service (RFC 9457)."""

    def __init__(self, detail: str, status: int, code: str) -> None:
        super().__init__(detail)
        self.detail = detail
        self.status = status
        self.code = code
        self.retry_after: float | None = None
        """Seconds that the service asks to wait before the same request is sent again."""
        self.trace_id: str | None = None
        """Under what the log of the service has it; faults of its own only."""
        self.errors: list[FieldError] = []
        """Each field that is wrong."""


class Malformed(Problem):
    pass


class Invalid(Problem):
    pass


class TooLarge(Problem):
    pass


class TooSlow(Problem):
    pass


class Unauthorised(Problem):
    pass


class Forbidden(Problem):
    pass


class NotFound(Problem):
    pass


class Conflict(Problem):
    pass


class MessageConflict(Conflict):
    pass


class SessionConflict(Conflict):
    pass


class IdempotencyConflict(Conflict):
    pass


class IdempotencyInFlight(Conflict):
    pass


class RateLimited(Problem):
    pass


class Unavailable(Problem):
    pass


class StorageFailed(Unavailable):
    pass


class Fault(Problem):
    pass
