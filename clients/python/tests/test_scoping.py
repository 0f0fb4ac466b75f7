"""Whose session it is, before it is read or erased."""

import pytest

from spectron_client import Client, errors
from spectron_client.scoping import check_scope


def test_a_session_is_only_given_to_its_own_scope(memory: Client) -> None:
    memory.create_session(["user=u_ann", "team=a"], session_id="t1")
    found = check_scope(memory, "t1", ["team=a", "user=u_ann"])
    assert found
    assert found["id"] == "t1"
    for other in (["user=u_ben"], ["user=u_ann"], []):
        with pytest.raises(errors.SessionConflict, match=r"\.$"):
            check_scope(memory, "t1", other)
    assert check_scope(memory, "t2", ["user=u_ben"]) is None
