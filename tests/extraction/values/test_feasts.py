"""Days as calendars of those years have them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.values.feasts import feast
from extraction.values.phrases import WORDS


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("easter", 2024, "2024-03-31"),
        ("easter", 2025, "2025-04-20"),
        ("good friday", 2026, "2026-04-03"),
        ("shrove tuesday", 2025, "2025-03-04"),
        ("thanksgiving", 2024, "2024-11-28"),
        ("black friday", 2024, "2024-11-29"),
        ("memorial day", 2025, "2025-05-26"),
        ("labor day", 2025, "2025-09-01"),
        ("father's day", 2025, "2025-06-15"),
        ("christmas", 2025, "2025-12-25"),
    ],
)
def test_a_feast_is_on_its_day(name: str, year: int, expected: str) -> None:
    assert feast(WORDS.holidays[name], year) == date.fromisoformat(expected)


@given(st.sampled_from(sorted(WORDS.holidays)), st.integers(1600, 2400))
def test_every_feast_falls_into_its_year(name: str, year: int) -> None:
    assert feast(WORDS.holidays[name], year).year == year
