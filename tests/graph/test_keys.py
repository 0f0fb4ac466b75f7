"""Keys: minted narrower, listed without secrets, revoked."""

from dataclasses import replace
from datetime import timedelta

import pytest

from graph import clock, keys
from graph.access import Access, authorise
from graph.errors import Forbidden, Invalid, KeyConflict, NotFound
from graph.memory import Memory
from graph.model import Verb
from graph.requests import Request


def narrow(memory: Memory, access: Access, verbs: list[Verb], scope: list[str], name: str = "narrow") -> Access:
    """The access of a new key."""
    made = keys.create(memory, access, keys.wanted(name, verbs, scope, None)).reply
    return authorise(memory, access.context_id, made.key, verbs[0])


@pytest.mark.parametrize(
    ("verbs", "scope"),
    [
        (["admin", "write"], ["org=acme"]),
        (["admin"], []),
        (["admin"], ["org=bolt"]),
        (["admin"], ["org=*"]),
        (["admin"], ["team=*"]),
        (["admin"], ["org=acme", "team=red"]),
    ],
)
def test_a_key_cannot_mint_a_wider_one(memory: Memory, access: Access, verbs: list[Verb], scope: list[str]):
    admin = narrow(memory, access, ["admin", "read"], ["org=acme", "user=*"])

    with pytest.raises(Forbidden):
        keys.create(memory, admin, keys.wanted("wide", verbs, scope, None))


@pytest.mark.parametrize("scope", [["org=acme", "user=*"], ["org=acme"], ["user=*"], ["org=acme", "user=u_alice"]])
def test_a_key_mints_keys_as_wide_as_itself_or_narrower(memory: Memory, access: Access, scope: list[str]):
    admin = narrow(memory, access, ["admin", "read"], ["org=acme", "user=*"])

    assert list(narrow(memory, admin, ["read"], scope, "inner").scope) == scope


def test_a_key_lists_and_revokes_only_what_it_could_have_minted(memory: Memory, access: Access):
    keys.create(memory, access, keys.wanted("whole", ["read"], [], None))
    keys.create(memory, access, keys.wanted("bolt", ["read"], ["org=bolt"], None))
    admin = narrow(memory, access, ["admin"], ["org=acme"])

    assert [key.name for key in keys.listed(memory, admin)] == ["narrow"]
    assert [key.name for key in keys.listed(memory, access)] == ["bolt", "narrow", "whole"]
    with pytest.raises(NotFound):
        keys.revoke(memory, admin, "whole")


def test_a_key_rotates_only_what_it_could_have_minted(memory: Memory, access: Access):
    keys.create(memory, access, keys.wanted("bolt", ["read"], ["org=bolt"], None))
    keys.create(memory, access, keys.wanted("writer", ["write"], ["org=acme"], None))
    keys.create(memory, access, keys.wanted("reader", ["read"], ["org=acme"], None))
    admin = narrow(memory, access, ["admin", "read"], ["org=acme"])

    with pytest.raises(NotFound):
        keys.rotate(memory, admin, "bolt")
    with pytest.raises(Forbidden):
        keys.rotate(memory, admin, "writer")
    assert (
        authorise(memory, access.context_id, keys.rotate(memory, admin, "reader").reply.key, "read").key_name
        == "reader"
    )


def test_a_key_that_expires_mints_none_that_lives_longer(memory: Memory, access: Access):
    soon = clock.now() + timedelta(hours=1)
    passing = replace(access, expires_at=soon)

    for late in (None, soon + timedelta(seconds=1)):
        with pytest.raises(Forbidden, match="outlives it"):
            keys.create(memory, passing, keys.wanted("late", ["read"], [], late))
    assert keys.create(memory, passing, keys.wanted("inner", ["read"], [], soon)).reply.expires_at == soon
    assert keys.create(memory, access, keys.wanted("lasting", ["read"], [], None)).reply.expires_at is None


def test_a_key_that_expires_rotates_none_that_lives_longer(memory: Memory, access: Access):
    soon = clock.now() + timedelta(hours=1)
    keys.create(memory, access, keys.wanted("lasting", ["read"], [], None))
    keys.create(memory, access, keys.wanted("passing", ["read"], [], soon))
    passing = replace(access, expires_at=soon)

    with pytest.raises(Forbidden, match="lives longer"):
        keys.rotate(memory, passing, "lasting")
    assert keys.rotate(memory, passing, "passing").reply.name == "passing"
    assert keys.rotate(memory, access, "lasting").reply.name == "lasting"


def test_a_rotation_under_a_key_that_is_forgotten_gives_no_old_secret(memory: Memory, access: Access):
    """An Idempotency-Key that was used long ago means a new request."""
    asked = Request("key-1", "body")
    made = keys.create(memory, access, keys.wanted("old", ["read"], [], None), asked).reply
    memory.graph.write(lambda tx: tx.run("MATCH (r:Request {context: $c}) DELETE r", c=access.context_id).consume())

    assert keys.rotate(memory, access, "old", asked).reply.key != made.key


def test_a_name_is_given_once_until_it_is_revoked(memory: Memory, access: Access):
    narrow(memory, access, ["read"], [])
    with pytest.raises(KeyConflict):
        narrow(memory, access, ["read"], [])

    keys.revoke(memory, access, "narrow")
    assert narrow(memory, access, ["read"], []).key_name == "narrow"


def test_a_key_needs_a_verb_and_a_time_to_come(memory: Memory, access: Access):
    with pytest.raises(Invalid):
        keys.create(memory, access, keys.wanted("none", [], [], None))
    with pytest.raises(Invalid, match="expired already"):
        keys.create(memory, access, keys.wanted("late", ["read"], [], clock.now() - timedelta(seconds=1)))


def test_a_request_sent_twice_mints_one_key(memory: Memory, access: Access):
    asked = Request("key-1", "body")
    made = [keys.create(memory, access, keys.wanted("twice", ["read"], [], None), asked) for _ in range(2)]

    assert made[0].reply == made[1].reply
    assert made[1].replayed


def test_revoking_what_is_not_there_is_not_found(memory: Memory, access: Access):
    with pytest.raises(NotFound):
        keys.revoke(memory, access, "nobody")
