"""One name in many scopes: who sees which of those who go by it."""

from dataclasses import replace

import pytest

from graph import ids, scopes
from graph.access import Access, local_access
from graph.memory import Memory
from graph.recall import namesakes
from tests.graph.conversation import BEN, PORTO, Conversation, told

SCOPES = (["org=acme"], *(["org=acme", f"user=u_{number}"] for number in range(4)), ["user=u_0"])


@pytest.fixture(scope="module")
def access(memory: Memory) -> Access:
    """A context in which everybody speaks of Ben in a scope of their own."""
    access = local_access(memory, ids.new("ctx"))
    for scope in SCOPES:
        Conversation(memory, access, scope).say(told(BEN, "lives_in", PORTO))
    return access


def seen(memory: Memory, access: Access, tags: list[str], most: int = 100) -> list[list[str]]:
    """The scopes of those called Ben whom one sees who has these tags."""
    reader = replace(access, lens=scopes.lens(tags))
    rows = memory.graph.read(lambda tx: namesakes.called(tx, reader, ["ben"], most))
    return [row["entity"]["scope"] for row in rows]


def test_who_sees_a_scope_sees_those_of_it_and_of_the_scopes_around_it(memory: Memory, access: Access):
    found = seen(memory, access, ["org=acme", "user=u_0"])

    assert found[0] == ["org=acme"]
    assert all(set(scope) <= {"org=acme", "user=u_0"} for scope in found)
    assert seen(memory, access, ["user=u_9"]) == []


def test_tags_that_nobody_has_hide_nobody(memory: Memory, access: Access):
    many = [f"d{number}=x" for number in range(10)]

    assert seen(memory, access, ["org=acme", "user=u_0", *many]) == seen(memory, access, ["org=acme", "user=u_0"])


def test_an_open_dimension_shows_all_of_it(memory: Memory, access: Access):
    assert seen(memory, access, ["org=acme", "user=*"]) == seen(memory, access, [])


def test_of_many_no_more_are_looked_at_than_asked_for(memory: Memory, access: Access):
    everybody = seen(memory, access, [])
    one = seen(memory, access, [], most=1)

    assert len(everybody) > 1
    assert len(one) == 1
    assert one[0] in everybody
