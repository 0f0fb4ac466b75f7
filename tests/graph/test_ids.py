"""Identifiers."""

import re
import time

from hypothesis import assume, given
from hypothesis import strategies as st

from graph import ids

PARTS = st.lists(st.text(), max_size=4)


def test_a_new_id_is_a_prefix_and_26_letters_of_crockford():
    assert re.fullmatch(r"turn_[0-9a-hjkmnp-tv-z]{26}", ids.new("turn"))


def test_new_ids_differ_and_sort_by_the_moment_of_making():
    made: list[str] = []
    for _ in range(3):
        made.append(ids.new("turn"))
        time.sleep(0.002)

    assert made == sorted(set(made))


@given(PARTS, PARTS)
def test_derived_ids_are_equal_for_equal_parts_alone(one: list[str], other: list[str]):
    assume(one != other)

    assert ids.derived("ent", *one) == ids.derived("ent", *list(one))
    assert ids.derived("ent", *one) != ids.derived("ent", *other)


def test_parts_are_told_apart_by_their_borders():
    assert ids.derived("ent", "ab", "c") != ids.derived("ent", "a", "bc")
