"""
Every error raised on purpose.

* SpectronError
  x Refused             what was asked cannot be done as asked
    + Malformed         the request cannot be understood
    + Invalid           a value is not allowed
    + TooLarge          over a limit
    + Unauthorised      no key, or none that counts here
    + Forbidden         the key does not allow it
    + NotFound          not there, or not for this reader
    + Conflict          it contradicts what is already there
      - MessageConflict
      - SessionConflict
      - KeyConflict
      - ContextConflict
      - IdempotencyConflict
      - IdempotencyInFlight
  x GraphUnavailable    the graph cannot be reached now
    + EngineFailed      the embedded engine did not start
    + StorageFailed     the disk under the graph is full, or takes no writes
  x GraphFault          the graph refused a statement: a defect of ours
    + MemoryShort       the graph has too little memory for a statement

Each has a `code`, one word of a closed list, and a message that tells the caller what to do.
"""

from typing import ClassVar


class SpectronError(Exception):
    """The root of the tree."""

    code: ClassVar[str] = "internal"


class Refused(SpectronError):
    code: ClassVar[str] = "refused"


class Malformed(Refused):
    code: ClassVar[str] = "malformed"


class Invalid(Refused):
    code: ClassVar[str] = "invalid_value"


class TooLarge(Refused):
    code: ClassVar[str] = "too_large"


class Unauthorised(Refused):
    code: ClassVar[str] = "unauthorised"


class Forbidden(Refused):
    code: ClassVar[str] = "forbidden"


class NotFound(Refused):
    code: ClassVar[str] = "not_found"


class Conflict(Refused):
    code: ClassVar[str] = "conflict"


class MessageConflict(Conflict):
    code: ClassVar[str] = "message_conflict"


class SessionConflict(Conflict):
    code: ClassVar[str] = "session_conflict"


class KeyConflict(Conflict):
    code: ClassVar[str] = "key_conflict"


class ContextConflict(Conflict):
    code: ClassVar[str] = "context_conflict"


class IdempotencyConflict(Conflict):
    code: ClassVar[str] = "idempotency_conflict"


class IdempotencyInFlight(Conflict):
    code: ClassVar[str] = "idempotency_in_flight"


class GraphUnavailable(SpectronError):
    code: ClassVar[str] = "graph_unavailable"


class EngineFailed(GraphUnavailable):
    code: ClassVar[str] = "engine_failed"


class StorageFailed(GraphUnavailable):
    code: ClassVar[str] = "storage_failed"


class GraphFault(SpectronError):
    code: ClassVar[str] = "graph_fault"


class MemoryShort(GraphFault):
    """Its message names a statement of ours and nothing that a user said."""
