"""Dates as values: deadlines and birthdays."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.values.dates import birth_date, iso_date

SAID = datetime(2025, 3, 12, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 May 1990", "1990-05-03"),
        ("Friday", "2025-03-14"),
        ("the 20th", "2025-03-20"),
        ("by the end of October", "2025-10-31"),
        ("before 1 June", "2025-05-31"),
        ("tomorrow at 9:00", "2025-03-13"),
        ("in June", "2025-06"),
        ("next year", "2026"),
        ("soon", None),
        ("a nurse", None),
    ],
)
def test_a_deadline_is_the_next_day_that_is_named_as_precisely_as_said(text: str, expected: str | None) -> None:
    assert iso_date(text, SAID) == expected


def test_the_past_looks_back() -> None:
    assert iso_date("on Friday", SAID, "past") == "2025-03-07"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 3 May 1990", "1990-05-03"),
        ("May 3rd", "3 May"),
        ("14/09/91", "1991-09-14"),
        ("in 1967", "1967"),
        ("in May 1990", "1990-05"),
        ("in July", "July"),
        ("tomorrow", "13 March"),
        ("recently", None),
    ],
)
def test_a_birthday_has_a_year_only_where_it_is_said(text: str, expected: str | None) -> None:
    assert birth_date(text, SAID) == expected


@given(st.text())
def test_any_text_can_be_asked_for_dates(text: str) -> None:
    for date in (iso_date(text, SAID), birth_date(text, SAID)):
        assert date is None or date
