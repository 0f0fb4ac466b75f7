"""Who is likely, but not surely, whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.writing.likeness import reasons, skeleton
from tests.graph.writing.test_sameness import member


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("katerina novak", "katarina novak"),
        ("johnson", "jonson"),
        ("marianne", "mariane"),
        ("dr petersson", "dr peterson"),
        ("bob", "robert"),
        ("keller", "ann keller"),
    ],
)
def test_names_of_one_kind_that_hardly_differ_are_alike(one: str, other: str):
    assert reasons(member(one, "person"), member(other, "person"))
    assert not reasons(member(one, "person"), member(other, "organisation"))


@pytest.mark.parametrize(
    ("one", "other"), [("anna", "anne"), ("marina", "martina"), ("robert", "bill"), ("max", "max")]
)
def test_short_or_other_names_are_not(one: str, other: str):
    assert reasons(member(one, "person"), member(other, "person")) == []


def test_a_man_and_a_woman_are_not_alike():
    assert reasons(member("sam", "person", gender="female"), member("samuel", "person", gender="male")) == []


NAMES = st.text("abcdeiknrt ", min_size=1, max_size=12)


@given(NAMES, NAMES)
def test_who_is_like_whom_is_so_both_ways(one: str, other: str):
    first, second = member(one, "person"), member(other, "person")
    assert reasons(first, second) == reasons(second, first)


@given(st.text())
def test_any_name_has_consonants_or_none(name: str):
    assert skeleton(name) is None or skeleton(name)
