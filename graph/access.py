"""Who asks, and what they may do: keys are checked here and nowhere else."""

import hashlib
import hmac
import math
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from graph import clock, scopes
from graph.engine.queries import run
from graph.errors import Forbidden, GraphUnavailable, Unauthorised
from graph.memory import Memory
from graph.model import Me, Verb

ALL_VERBS: tuple[Verb, ...] = ("read", "write", "forget", "admin")
TRUSTED_S = 1.0
"""How long a checked key is taken at its word: the longest time that a revoked one lives on in another process."""
MOST_REMEMBERED = 10_000
NOTED_EVERY = timedelta(minutes=1)
"""How exactly it is known when a key was last used."""

REFUSED = "This key does not open this context. Send a key of the context in the API-KEY header."


@dataclass(frozen=True, slots=True)
class Access:
    """What a caller may do: the context, the verbs and the lens of the key it came with."""

    context_id: str
    key_id: str
    key_name: str
    verbs: frozenset[Verb]
    lens: scopes.Lens
    scope: tuple[str, ...] = ()
    expires_at: datetime | None = None

    @property
    def holder(self) -> tuple[str, str]:
        """Context and key: whose traces of reads are shown to nobody else."""
        return self.context_id, self.key_id

    def require(self, verb: Verb) -> "Access":
        """Itself, if the key has the verb. Raises Forbidden otherwise."""
        if verb not in self.verbs:
            raise Forbidden(f"This key may not {verb}; it has: {', '.join(sorted(self.verbs))}.")
        return self


def authorise(memory: Memory, context_id: str, key: str | None, verb: Verb) -> Access:
    """The access that a key gives to a context. Raises Unauthorised, all alike, or Forbidden without the verb."""
    access = (_remembered(memory, key) or _checked(memory, key)) if key else None
    return _granted(access, context_id, verb)


def authorise_at_once(memory: Memory, context_id: str, key: str | None, verb: Verb) -> Access | None:
    """What `authorise` gives for a key that was checked a moment ago, otherwise None; does not wait for the graph."""
    access = _remembered(memory, key) if key else None
    return _granted(access, context_id, verb) if access else None


def opened_by(memory: Memory, key: str | None) -> Access:
    """The access of a key to the one context that it opens, whatever it may do there. Raises Unauthorised."""
    access = opened_at_once(memory, key) or (_checked(memory, key) if key else None)
    if access is None or not _counts(access):
        raise Unauthorised("This key opens no context. Send a key of one, in API-KEY or as a bearer token.")
    return access


def opened_at_once(memory: Memory, key: str | None) -> Access | None:
    """What `opened_by` gives for a key that was checked a moment ago, otherwise None; does not wait for the graph."""
    access = _remembered(memory, key) if key else None
    return access if access and _counts(access) else None


def authorise_root(memory: Memory, key: str | None) -> None:
    """Passes for the root key alone. Raises Unauthorised otherwise."""
    if not key or not hmac.compare_digest(key.encode(), memory.root_key.encode()):
        raise Unauthorised("This needs the root key: SPECTRON_ROOT_KEY, or the file root.key in the data folder.")


def local_access(memory: Memory, context_id: str) -> Access:
    """Full rights in a context for whoever holds the data folder; the context is made if it is not there."""
    now = clock.iso(clock.now())
    memory.graph.write(lambda tx: run(tx, "context/create", context=context_id, description="", now=now, key="local"))
    return Access(context_id, "local", "local", frozenset(ALL_VERBS), scopes.Lens(everything=True))


def local_key(memory: Memory, context_id: str) -> str:
    """A key with `local_access`, which opens the context to this process alone and is kept nowhere else."""
    key = f"sp-local-{secrets.token_urlsafe(32)}"
    memory.checked_keys[digest(key)] = (math.inf, local_access(memory, context_id))
    return key


def whoami(access: Access) -> Me:
    """The context, verbs and scope of the caller's key."""
    verbs: list[Verb] = [verb for verb in ALL_VERBS if verb in access.verbs]
    return Me(context_id=access.context_id, key=access.key_name, verbs=verbs, scope=list(access.scope))


def digest(key: str) -> str:
    """The hash of a key text."""
    return hashlib.sha256(key.encode()).hexdigest()


def forget_checked(memory: Memory) -> None:
    """Makes this process check every key again, at once; what is being checked now is remembered nowhere."""
    memory.checked_keys = {}


def _granted(access: Access | None, context_id: str, verb: Verb) -> Access:
    if access is None or not _counts(access) or access.context_id != context_id:
        raise Unauthorised(REFUSED)
    return access.require(verb)


def _counts(access: Access) -> bool:
    """Whether its key has not expired."""
    return access.expires_at is None or access.expires_at > clock.now()


def _remembered(memory: Memory, key: str) -> Access | None:
    until, access = memory.checked_keys.get(digest(key), (0.0, None))
    return access if time.monotonic() < until else None


def _checked(memory: Memory, key: str) -> Access | None:
    """The access of a key as the graph knows it, remembered for a moment."""
    prefix, _, rest = key.partition("-")
    key_id = rest.partition("-")[0]
    if prefix != "sp" or not key_id:
        return None
    # Whoever revokes a key puts another dictionary in the place of this one.
    remembered = memory.checked_keys
    rows = memory.graph.read(lambda tx: run(tx, "key/find", id=key_id))
    if not rows or not hmac.compare_digest(rows[0]["key"]["hash"], digest(key)):
        return None
    _note_use(memory, rows[0]["key"])
    access = _access(rows[0]["key"])
    if len(remembered) >= MOST_REMEMBERED:
        remembered.clear()
    remembered[digest(key)] = (time.monotonic() + TRUSTED_S, access)
    return access


def _note_use(memory: Memory, row: dict[str, Any]) -> None:
    """Keeps when a key was used, now and then: it is not worth a write each time."""
    now, last = clock.now(), row["last_used_at"]
    place = f"used|{row['id']}"
    if (last is None or now - last >= NOTED_EVERY) and memory.in_flight.enter(place):
        try:
            # A disk that takes no writes keeps nobody from reading.
            with suppress(GraphUnavailable):
                memory.graph.write(lambda tx: run(tx, "key/used", id=row["id"], now=clock.iso(now)))
        finally:
            memory.in_flight.leave(place)


def _access(row: dict[str, Any]) -> Access:
    scope = [str(tag) for tag in row["scope"]]
    return Access(
        context_id=str(row["context"]),
        key_id=str(row["id"]),
        key_name=str(row["name"]),
        verbs=frozenset(verb for verb in ALL_VERBS if verb in row["verbs"]),
        lens=scopes.lens(scope),
        scope=tuple(scope),
        expires_at=row["expires_at"],
    )
