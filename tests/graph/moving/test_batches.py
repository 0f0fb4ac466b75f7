"""Batches: which lines are stored together, and where. No graph."""

import json
from typing import Any

import pytest

from graph.errors import Invalid
from graph.moving.batches import AT_ONCE, Batch, Into, batches
from graph.moving.lines import read
from graph.writing import correcting


def batched(*lines: dict[str, Any] | str, into: Into | None = None) -> list[Batch]:
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    return list(batches(read(texts), into or Into("ctx")))


def said(**more: Any) -> dict[str, Any]:
    return {"role": "user", "content": "Hello.", **more}


def opened(session: str, **more: Any) -> dict[str, Any]:
    return {"type": "session", "id": session, **more}


def test_neighbours_of_one_session_and_scope_are_one_batch():
    scope = ["user=u_ada"]
    found = batched(
        opened("a"), said(session_id="a"), said(session_id="a"), said(session_id="b"), said(session="b", scope=scope)
    )

    assert [(one.session.id, one.described, one.first, one.last) for one in found] == [
        ("a", True, 1, 3),
        ("b", False, 4, 4),
        ("b", False, 5, 5),
    ]


def test_a_batch_has_an_end_and_a_correction_is_alone():
    many = batched(*[said()] * (AT_ONCE + 1))
    mixed = batched(said(), said(correction={"operation": "close"}), said())

    assert [len(one.messages) for one in many] == [AT_ONCE, 1]
    assert len({one.session.id for one in many}) == 1
    assert [len(one.messages) for one in mixed] == [1, 1, 1]


def test_a_session_without_messages_is_a_batch():
    assert [(one.session.id, one.messages) for one in batched(opened("a"), opened("b"))] == [("a", []), ("b", [])]


def test_messages_of_a_file_that_has_a_name_get_ids_that_stay():
    into = Into("ctx", name="chat")
    once, again = (batched(said(), said(id="own"), into=into) for _ in range(2))

    assert once == again
    assert [line.id for _, line in once[0].messages] == ["chat-1", "own"]


def test_the_corrections_of_another_context_go_where_this_one_keeps_its_own():
    scope = ["user=u_ada"]
    foreign, own = (correcting.session_of(context, scope) for context in ("other", "ctx"))
    session = opened(foreign, scope=scope, of_corrections=True)
    found = batched(session, said(session_id=foreign, correction={"operation": "close"}))

    assert [one.session.id for one in found] == [own]
    assert found[0].messages[0][1].session_id == own


def test_the_batch_of_a_line_that_is_none_is_not_given():
    given = batches(read([json.dumps(said(session_id=name)) for name in "aab"] + ["none"]), Into("ctx"))

    assert next(given).session.id == "a"
    with pytest.raises(Invalid, match="Line 4"):
        next(given)
