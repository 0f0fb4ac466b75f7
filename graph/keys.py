"""Keys of a context: minted, listed, rotated, revoked. A key can only mint and rotate narrower keys."""

from collections.abc import Callable
from datetime import datetime

import neo4j

from graph import access as keys_of
from graph import clock, ids, scopes
from graph.access import Access
from graph.engine.queries import run
from graph.errors import Forbidden, Invalid, KeyConflict, NotFound
from graph.memory import Memory
from graph.minting import mint, sealed, seed, shown
from graph.model import Key, NewKey, Verb
from graph.requests import Asked, Request, Written, asked_by, once, unit_of

NO_SUCH_KEY = "There is no key of this name."


def create(memory: Memory, access: Access, wanted: Key, request: Request | None = None) -> Written[NewKey]:
    """A new key, shown once. Raises Forbidden where it would be wider than the caller's, KeyConflict, Invalid."""
    _check_narrower(access, wanted)
    asked = asked_by(access, request)
    return _minted(memory, asked, wanted.id, lambda tx, text: _keep(tx, access, wanted, text))


def wanted(name: str, verbs: list[Verb], scope: list[str], expires_at: datetime | None) -> Key:
    """What a caller asks for, before it is checked against the caller's own key."""
    key_id = ids.new("key").removeprefix("key_")
    return Key(id=key_id, name=name, verbs=verbs, scope=scope, created_at=clock.now(), expires_at=expires_at)


def listed(memory: Memory, access: Access) -> list[Key]:
    """The keys of the context, by name, without their secrets."""
    rows = memory.graph.read(lambda tx: run(tx, "key/list", context=access.context_id))
    return [Key(**row["key"]) for row in rows if _within(access, row["key"]["scope"])]


def rotate(memory: Memory, access: Access, name: str, request: Request | None = None) -> Written[NewKey]:
    """The key with another secret, shown once; the old one opens nothing from now on. Raises NotFound, Forbidden."""
    asked = asked_by(access, request)
    key = next((one for one in listed(memory, access) if one.name == name), None)
    if key is None:
        raise NotFound(NO_SUCH_KEY)
    if not access.verbs.issuperset(key.verbs):
        raise Forbidden("A key can only rotate keys with its own verbs, or fewer.")
    _check_no_later(access, key, "rotate this one with a key that lives longer")

    def keep(tx: neo4j.Transaction, text: str) -> NewKey:
        rows = run(tx, "key/rotate", key=_key_of(access, name), hash=keys_of.digest(text))
        if not rows:
            raise NotFound(NO_SUCH_KEY)
        return NewKey(**rows[0]["key"], key=text)

    written = _minted(memory, asked, key.id, keep)
    keys_of.forget_checked(memory)
    return written


def revoke(memory: Memory, access: Access, name: str) -> None:
    """Takes a key away; it opens nothing from now on. Raises NotFound."""
    if name not in {key.name for key in listed(memory, access)}:
        raise NotFound(NO_SUCH_KEY)
    memory.graph.write(lambda tx: run(tx, "key/revoke", key=_key_of(access, name)))
    keys_of.forget_checked(memory)


def _minted(
    memory: Memory, asked: Asked | None, key_id: str, keep: Callable[[neo4j.Transaction, str], NewKey]
) -> Written[NewKey]:
    """A new secret of a key, kept and shown."""
    minted = seed(key_id)
    text = mint(memory, minted, asked)
    work = unit_of(memory, asked, NewKey, lambda tx: keep(tx, text), lambda reply: sealed(reply, minted))
    return shown(memory, asked, once(memory, asked, NewKey, lambda: memory.graph.write(work)))


def _check_narrower(access: Access, wanted: Key) -> None:
    scopes.lens(wanted.scope)
    if not ids.addressable(wanted.name):
        raise Invalid("The name of a key stands in paths: it has no '/' and is neither '.' nor '..'.")
    if not wanted.verbs:
        raise Invalid("A key needs at least one verb: read, write, forget or admin.")
    if wanted.expires_at and wanted.expires_at <= wanted.created_at:
        raise Invalid("The key would have expired already; choose a later time.")
    if not access.verbs.issuperset(wanted.verbs) or not _within(access, wanted.scope):
        raise Forbidden("A key can only mint keys with its own verbs and scope, or fewer.")
    _check_no_later(access, wanted, "send expires_at, at most that of this key")


def _check_no_later(access: Access, key: Key, advice: str) -> None:
    if access.expires_at and (key.expires_at is None or key.expires_at > access.expires_at):
        until = clock.iso(access.expires_at)
        raise Forbidden(f"A key gives no key that outlives it, and this one expires {until}; {advice}.")


def _within(access: Access, scope: list[str]) -> bool:
    """Whether a key of this scope sees nothing that the caller's does not."""
    if access.lens.everything:
        return True
    opened = {tag.removesuffix("=*") for tag in scope if tag.endswith("=*")}
    closed = [tag for tag in scope if not tag.endswith("=*")]
    return bool(scope) and opened <= access.lens.open and access.lens.covers(closed)


def _keep(tx: neo4j.Transaction, access: Access, wanted: Key, text: str) -> NewKey:
    row = run(
        tx,
        "key/create",
        key=_key_of(access, wanted.name),
        id=wanted.id,
        context=access.context_id,
        name=wanted.name,
        hash=keys_of.digest(text),
        verbs=list(wanted.verbs),
        scope=wanted.scope,
        now=clock.iso(wanted.created_at),
        expires_at=clock.iso(wanted.expires_at) if wanted.expires_at else None,
    )[0]["key"]
    if row["id"] != wanted.id:
        raise KeyConflict("This name is taken; choose another name.")
    return NewKey(**row, key=text)


def _key_of(access: Access, name: str) -> str:
    return f"{access.context_id}|{name}"
