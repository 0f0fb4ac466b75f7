"""Confidence against truth."""

import pytest

from evaluate.calibration import Held, bins, expected_error, rows


def held(confidence: float, right: int, wrong: int, sayings: int = 1) -> list[Held]:
    return [Held(confidence, place < right, sayings) for place in range(right + wrong)]


def test_an_edge_belongs_to_the_bin_that_it_begins():
    assert [(low, high, len(group)) for low, high, group in bins([*held(0.7, 1, 0), *held(0.69, 1, 0)])] == [
        (0.6, 0.7, 1),
        (0.7, 0.8, 1),
    ]


def test_certainty_falls_into_the_last_bin():
    assert [(low, high) for low, high, _ in bins(held(1.0, 1, 0))] == [(0.95, 1.0)]


def test_confidence_that_says_how_many_are_right_has_no_error():
    assert expected_error([*held(0.75, 3, 1), *held(0.5, 1, 1)]) == 0


def test_the_error_is_how_far_the_bins_are_off_by_their_size():
    assert expected_error([*held(0.9, 2, 2), *held(0.5, 2, 2)]) == pytest.approx(0.2)


def test_a_row_tells_the_share_that_is_right_and_how_sure_they_were():
    shown = {row.name: (row.value, row.note) for row in rows([*held(0.75, 1, 1), *held(0.92, 1, 0, sayings=2)])}

    assert shown[".70 to .80"] == (".50", "1 of 2, mean confidence .75")
    assert shown["said more than once"] == ("1.00", "1 of 1, mean confidence .92")
