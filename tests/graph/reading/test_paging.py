"""Cursors: where a page begins, and of which question."""

import base64
import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import contexts, sessions
from graph.access import Access
from graph.errors import Invalid, Malformed
from graph.memory import Memory
from graph.reading.paging import FARTHEST, page, place, stretches


def rows(*positions: int) -> list[dict[str, Any]]:
    return [{"thing": {"id": f"id_{position}"}, "position": position} for position in positions]


def walked(items: list[int], limit: int) -> list[list[int]]:
    """Everything, page by page, as a list statement would give it."""
    pages: list[list[int]] = []
    cursor: str | None = None
    while True:
        here = place(cursor, limit, "things")
        after = [item for item in items if (item, f"id_{item}") > (here.position, here.last_id)]
        got = page(here, rows(*after[: here.params()["limit"]]), lambda row: row["position"], "thing")
        pages.append(got.items)
        cursor = got.page.next_cursor
        if not got.page.has_more:
            return pages


@given(st.lists(st.integers(-(2**40), 2**40), unique=True).map(sorted), st.integers(1, 5))
def test_pages_hold_everything_once_and_in_order(items: list[int], limit: int):
    pages = walked(items, limit)

    assert [item for page in pages for item in page] == items
    assert all(len(page) == limit for page in pages[:-1])


def test_the_last_page_has_no_cursor():
    got = page(place(None, 2, "things"), rows(1, 2), lambda row: row["position"], "thing")

    assert (got.page.has_more, got.page.next_cursor) == (False, None)


def test_a_cursor_belongs_to_its_question():
    cursor = page(place(None, 1, "things", "red"), rows(1, 2), lambda row: row["position"], "thing").page.next_cursor

    assert place(cursor, 9, "things", "red").position == 1
    with pytest.raises(Malformed, match="another question"):
        place(cursor, 1, "things", "blue")


def encoded(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode()


@pytest.mark.parametrize(
    "cursor", ["", "nonsense", "ä", "€€", encoded({}), encoded([1, 2, 3]), encoded(["a", "b", "c"]), "____"]
)
def test_a_cursor_that_is_none_is_refused(cursor: str):
    with pytest.raises(Malformed):
        place(cursor, 10, "things")


@pytest.mark.parametrize("last_id", ["half \ud800", "a\0b"])
def test_a_cursor_that_no_database_can_look_for_is_refused(last_id: str):
    with pytest.raises(Malformed):
        place(encoded([place(None, 10, "things").question, 1, last_id]), 10, "things")


def test_a_cursor_that_is_nested_without_end_is_refused():
    with pytest.raises(Malformed):
        place(base64.urlsafe_b64encode(b"[" * 100_000).decode(), 10, "things")


def test_a_context_that_is_gone_has_an_empty_page(memory: Memory, access: Access):
    contexts.delete(memory, access.context_id)

    assert sessions.listed(memory, access, []).items == []


@pytest.mark.parametrize("limit", [0, -1, 501])
def test_a_limit_is_a_number_from_1_to_500(limit: int):
    with pytest.raises(Invalid, match="1 to 500"):
        place(None, limit, "things")


@given(st.integers(0, 2**41), st.integers(0, 2**41))
def test_stretches_of_time_follow_each_other_without_a_gap_and_are_few(began_ms: int, now_ms: int):
    found = list(stretches(began_ms, now_ms))

    assert (found[0][0], found[-1][1]) == (began_ms, FARTHEST)
    assert all(one[1] == other[0] for one, other in pairwise(found))
    assert len(found) <= 12
