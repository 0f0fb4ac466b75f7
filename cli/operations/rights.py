"""Contexts, and the keys to them."""

from datetime import datetime

from cli.backend import Local, operation
from graph import access, contexts, keys
from graph.model import Context, Key, Me, NewContext, NewKey, Verb


@operation("GET", "/{context_id}/me")
def whoami(here: Local) -> Me:
    return access.whoami(here.access)


@operation("POST", "/contexts")
def create_context(here: Local, id: str | None, description: str) -> NewContext:  # noqa: A002 - the route's word
    return contexts.create(here.memory, id, description).reply


@operation("GET", "/contexts")
def list_contexts(here: Local) -> list[Context]:
    return contexts.listed(here.memory)


@operation("DELETE", "/contexts/{context_id}")
def delete_context(here: Local, context_id: str) -> None:
    return contexts.delete(here.memory, context_id)


@operation("POST", "/{context_id}/keys")
def create_key(
    here: Local, name: str, verbs: list[Verb], scope: list[str], expires_at: datetime | None = None
) -> NewKey:
    return keys.create(here.memory, here.access, keys.wanted(name, verbs, scope, expires_at)).reply


@operation("GET", "/{context_id}/keys")
def list_keys(here: Local) -> list[Key]:
    return keys.listed(here.memory, here.access)


@operation("POST", "/{context_id}/keys/{name}/rotate")
def rotate_key(here: Local, name: str) -> NewKey:
    return keys.rotate(here.memory, here.access, name).reply


@operation("DELETE", "/{context_id}/keys/{name}")
def revoke_key(here: Local, name: str) -> None:
    return keys.revoke(here.memory, here.access, name)
