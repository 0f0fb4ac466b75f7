"""What an error of the driver means: try again, the graph is away, or a defect of ours."""

from typing import Literal

from neo4j.exceptions import (
    BrokenRecordError,
    DriverError,
    Neo4jError,
    ResultError,
    ServiceUnavailable,
    SessionError,
    TransactionError,
)

from graph.errors import GraphFault, GraphUnavailable, MemoryShort, StorageFailed

EngineName = Literal["arcadedb", "neo4j"]


class OvertakenError(Exception):
    """What a unit has just seen is not there any more: another one was faster. The unit is to run again.

    ArcadeDB does not keep what a transaction has read from changing under it.
    """


MISUSE = (BrokenRecordError, ResultError, SessionError, TransactionError)
DUPLICATE = "Neo.ClientError.Schema.ConstraintValidationFailed"
NOT_COMMITTED = "Neo.ClientError.Transaction.TransactionNotFound"
BEATEN = frozenset({DUPLICATE, NOT_COMMITTED})
"""What ArcadeDB answers the later of two transactions that meet at the commit, and to all while its disk is full;
nothing of it is kept then."""
LOG_FAILED = "Neo.DatabaseError.Transaction.TransactionLogError"
"""What Neo4j answers to the commit for which its disk has no room; from then on its database has to be restarted."""
AWAY = (
    "Neo.TransientError.",
    "Neo.DatabaseError.General.",  # now and then the embedded engine's answer to a statement while it stops
    "Neo.DatabaseError.Transaction.",
    "Neo.ClientError.Cluster.",
    "Neo.ClientError.Database.",
    "Neo.ClientError.Request.Invalid",
    "Neo.ClientError.Security.",
    "Neo.ClientError.Transaction.LockClientStopped",
    NOT_COMMITTED,
    "Neo.ClientError.Transaction.TransactionTimedOut",
)
"""Beginnings of the codes that speak of the server and not of the statement."""
LOST = ("Neo.ClientError.Request.Invalid", "Neo.ClientError.Security.")
"""What the embedded engine answers on a connection while it stops: first that the login no longer counts, then that
the message was not expected."""


OUT_OF_MEMORY = ("Query heap budget exceeded", "Java heap space", "OutOfMemory", "MemoryLimit")
"""What one of stands in the code or the words of an engine whose memory a statement was too much for."""


def out_of_memory(said: str) -> bool:
    """Whether an engine says that a statement needs more memory than there is for it."""
    return any(sign in said for sign in OUT_OF_MEMORY)


def passing(error: DriverError | Neo4jError, engine: EngineName) -> bool:
    """Whether the same unit of work may succeed when it is run again at once.

    On ArcadeDB two MERGEs of one key, and now and then two appends to one session, end with an error for the one that
    commits last, where on Neo4j it waits.
    Without a connection nothing is repeated: a commit that got no answer may have been done.
    """
    if isinstance(error, ServiceUnavailable):
        return False
    return error.is_retryable() or (engine == "arcadedb" and answer(error) in BEATEN)


def translated(error: DriverError | Neo4jError) -> GraphUnavailable | GraphFault:
    """Our error for the driver's. The engine's own words stay in the cause: they may quote what a user said."""
    if isinstance(error, MISUSE):
        return GraphFault(f"A unit of work used its transaction wrongly ({type(error).__name__}).")
    if isinstance(error, DriverError):
        return GraphUnavailable(f"The graph cannot be reached ({type(error).__name__}); try again in a moment.")
    code = answer(error)
    statement = ", ".join(getattr(error, "__notes__", ())) or "a statement"
    if code.startswith("Neo.DatabaseError.") and out_of_memory(error.message or ""):
        return MemoryShort(
            f"The graph has too little memory for {statement}: ask for fewer at a time, or raise SPECTRON_ENGINE_HEAP."
        )
    if code == LOG_FAILED:
        return StorageFailed("The graph cannot write its log: make room on its disk, restart it, then send this again.")
    if code.startswith(AWAY):
        return GraphUnavailable(f"The graph cannot do this now ({code}); try again in a moment.")
    return GraphFault(f"The graph refused {statement} ({code}).")


def unwritten(error: DriverError | Neo4jError) -> bool:
    """Whether it may be the disk that the embedded engine could not write to; its answers do not tell."""
    return answer(error) == NOT_COMMITTED or answer(error).startswith("Neo.DatabaseError.")


def lost(error: DriverError | Neo4jError) -> bool:
    """Whether the connections to the embedded engine are of no more use."""
    return isinstance(error, ServiceUnavailable) or answer(error).startswith(LOST)


def answer(error: DriverError | Neo4jError) -> str:
    """The code that the engine gave; it says nothing of what a statement held."""
    return (error.code if isinstance(error, Neo4jError) else None) or "without a code"
