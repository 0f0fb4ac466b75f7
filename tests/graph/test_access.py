"""Who may do what: keys are checked, and everything that does not open looks alike."""

from datetime import datetime, timedelta

import pytest

from graph import access as keys_of
from graph import clock, contexts, ids, keys
from graph.access import (
    Access,
    authorise,
    authorise_root,
    local_access,
    local_key,
    opened_at_once,
    opened_by,
    whoami,
)
from graph.errors import Forbidden, Unauthorised
from graph.memory import Memory
from graph.model import Verb


def minted(memory: Memory, access: Access, verbs: list[Verb], scope: list[str]) -> str:
    return keys.create(memory, access, keys.wanted("some", verbs, scope, None)).reply.key


def test_the_first_key_of_a_context_has_every_right(memory: Memory):
    made = contexts.create(memory, None, "").reply

    access = authorise(memory, made.id, made.key, "admin")
    assert access.lens.everything
    assert whoami(access).verbs == ["read", "write", "forget", "admin"]


def test_a_key_does_what_its_verbs_say(memory: Memory, access: Access):
    key = minted(memory, access, ["read"], ["org=acme"])

    me = whoami(authorise(memory, access.context_id, key, "read"))
    assert (me.context_id, me.key, me.verbs, me.scope) == (access.context_id, "some", ["read"], ["org=acme"])
    with pytest.raises(Forbidden, match="may not write"):
        authorise(memory, access.context_id, key, "write")


def test_what_does_not_open_is_refused_in_the_same_words(memory: Memory, access: Access):
    key = minted(memory, access, ["read"], [])
    other = local_access(memory, ids.new("ctx"))
    refused = [
        (access.context_id, None),
        (access.context_id, ""),
        (access.context_id, "nonsense"),
        (access.context_id, "sp-"),
        (access.context_id, "sp-unknown-secret"),
        (access.context_id, key[:-1]),
        (access.context_id, key + "x"),
        (access.context_id, "sp-ключ-ü"),
        (other.context_id, key),
        ("ctx_nowhere", key),
    ]

    said: set[str] = set()
    for context_id, text in refused:
        with pytest.raises(Unauthorised) as raised:
            authorise(memory, context_id, text, "read")
        said.add(str(raised.value))
    assert len(said) == 1


def test_a_key_tells_the_one_context_that_it_opens(memory: Memory, access: Access):
    key = minted(memory, access, ["write"], [])
    assert opened_at_once(memory, key) is None
    assert opened_by(memory, key).context_id == access.context_id
    assert opened_at_once(memory, key) == opened_by(memory, key)
    for text in (None, "", "nonsense", key[:-1], memory.root_key):
        with pytest.raises(Unauthorised, match="opens no context"):
            opened_by(memory, text)


def test_a_key_of_this_process_opens_its_context_and_no_other(memory: Memory, access: Access):
    key = local_key(memory, access.context_id)
    assert authorise(memory, access.context_id, key, "admin").lens.everything
    with pytest.raises(Unauthorised):
        authorise(memory, ids.new("ctx"), key, "read")
    assert key not in str(keys.listed(memory, access))


def test_a_revoked_key_opens_nothing_from_now_on(memory: Memory, access: Access):
    key = minted(memory, access, ["read"], [])
    authorise(memory, access.context_id, key, "read")
    keys.revoke(memory, access, "some")

    with pytest.raises(Unauthorised):
        authorise(memory, access.context_id, key, "read")


def test_a_key_that_is_revoked_while_it_is_checked_is_not_remembered(
    memory: Memory, access: Access, monkeypatch: pytest.MonkeyPatch
):
    key = minted(memory, access, ["read"], [])
    now = clock.now

    def revoking() -> datetime:
        """The clock, which is asked between the reading of a key and the remembering of it."""
        monkeypatch.setattr(clock, "now", now)
        keys.revoke(memory, access, "some")
        return now()

    monkeypatch.setattr(clock, "now", revoking)
    authorise(memory, access.context_id, key, "read")
    with pytest.raises(Unauthorised):
        authorise(memory, access.context_id, key, "read")


def test_a_key_of_a_deleted_context_opens_nothing(memory: Memory):
    made = contexts.create(memory, None, "").reply
    authorise(memory, made.id, made.key, "read")
    contexts.delete(memory, made.id)

    with pytest.raises(Unauthorised):
        authorise(memory, made.id, made.key, "read")


def test_a_key_expires_even_while_it_is_remembered(memory: Memory, access: Access, monkeypatch: pytest.MonkeyPatch):
    now = clock.now()
    wanted = keys.wanted("brief", ["read"], [], now + timedelta(minutes=5))
    key = keys.create(memory, access, wanted).reply.key
    authorise(memory, access.context_id, key, "read")

    monkeypatch.setattr(clock, "now", lambda: now + timedelta(minutes=5))
    with pytest.raises(Unauthorised):
        authorise(memory, access.context_id, key, "read")
    with pytest.raises(Unauthorised, match="opens no context"):
        opened_by(memory, key)


def test_secrets_are_kept_as_hashes_alone(memory: Memory, access: Access):
    key = minted(memory, access, ["read"], [])
    secret = key.rpartition("-")[2]

    rows = memory.graph.read(
        lambda tx: tx.run("MATCH (k:ApiKey {context: $c}) RETURN k {.*} AS k", c=access.context_id).data()
    )
    assert [row["k"]["hash"] for row in rows] == [keys_of.digest(key)]
    assert secret not in str(rows)


def test_the_root_key_is_one(memory: Memory):
    authorise_root(memory, memory.root_key)
    for wrong in (None, "", memory.root_key + "x", "ключ"):
        with pytest.raises(Unauthorised):
            authorise_root(memory, wrong)
