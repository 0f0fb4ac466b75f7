"""Sessions of one scope: words of one user are neither read, added to nor erased in the name of another."""

from collections.abc import Sequence

from spectron_client.answers import Session
from spectron_client.client import Client
from spectron_client.errors import NotFound, SessionConflict


def check_scope(memory: Client, session_id: str, scope: Sequence[str]) -> Session | None:
    """
    The session, where it has exactly these tags; None where there is no session of that id that the key sees.

    Raises SessionConflict where it has others: then it is not the caller's, whoever asks with the same id.
    """
    try:
        found = memory.session(session_id)
    except NotFound:
        return None
    return same_scope(found, scope)


def same_scope(session: Session, scope: Sequence[str]) -> Session:
    """The session, where it has exactly these tags. Raises SessionConflict where it has others."""
    if set(session["scope"]) != set(scope):
        detail = f"The session {session['id']} has another scope than the one it is asked for with."
        raise SessionConflict(detail, 409, "session_conflict")
    return session
