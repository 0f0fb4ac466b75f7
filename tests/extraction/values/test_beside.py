from datetime import UTC, datetime

import pytest

from extraction.records import When
from extraction.values.times import find_times, resolve

SAID = datetime(2025, 3, 12, 10, tzinfo=UTC)
YEAR = When("2018-01-01T00:00:00Z", "2019-01-01T00:00:00Z", "year")
DAY = When("2018-05-03T00:00:00Z", "2018-05-04T00:00:00Z", "day")


def beside(text: str, before: When | None) -> str | None:
    when = resolve(find_times(text)[-1], SAID, "past", before=before)
    return when and f"{when.start and when.start[:10]} {when.precision}"


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        ("Max sold the boat one year later.", YEAR, "2019-01-01 year"),
        ("She left three years earlier.", YEAR, "2015-01-01 year"),
        ("We moved two weeks later.", DAY, "2018-05-17 week"),
        ("He flew home the next day.", DAY, "2018-05-04 day"),
        ("They married the following year.", DAY, "2019-01-01 year"),
        ("I worked there then.", YEAR, "2018-01-01 year"),
        ("He retired that year.", DAY, "2018-01-01 year"),
    ],
)
def test_a_time_counts_from_the_one_told_before(text: str, before: When, expected: str) -> None:
    assert beside(text, before) == expected


@pytest.mark.parametrize("text", ["We moved two weeks later.", "He flew home the next day.", "We left that week."])
def test_a_coarse_time_settles_no_finer_one(text: str) -> None:
    assert beside(text, YEAR) is None


@pytest.mark.parametrize(
    "text", ["Max sold the boat one year later.", "I worked there then.", "She came the week before."]
)
def test_without_a_time_before_nothing_is_known(text: str) -> None:
    assert beside(text, None) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We left the week before Easter 2024.", "2024-03-24 week"),
        ("We left two days after 3 May 2024.", "2024-05-05 day"),
        ("We left the year after 2019.", "2020-01-01 year"),
    ],
)
def test_a_time_counts_from_the_one_that_follows(text: str, expected: str) -> None:
    assert beside(text, None) == expected
