from datetime import UTC, datetime

import pytest

from extraction.values.intervals import Interval, unit_at
from extraction.values.parts import part_of

MAY = unit_at(datetime(2024, 5, 9, tzinfo=UTC), "month")


def days(part: Interval | None) -> tuple[str, str] | None:
    return (str(part.start)[:10], str(part.end)[:10]) if part else None


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"third": "early"}, ("2024-05-01", "2024-05-11")),
        ({"third": "end"}, ("2024-05-22", "2024-06-01")),
        ({"nth": "first", "weekday": "monday"}, ("2024-05-06", "2024-05-07")),
        ({"nth": "last", "weekday": "friday"}, ("2024-05-31", "2024-06-01")),
        ({"nth": "second", "unit": "week"}, ("2024-05-08", "2024-05-15")),
        ({"nth": "second", "unit": "half"}, ("2024-05-16", "2024-06-01")),
    ],
)
def test_a_part_lies_where_its_words_say(fields: dict[str, str], expected: tuple[str, str]) -> None:
    assert days(part_of(MAY, fields)) == expected


def test_a_day_has_no_early_part() -> None:
    day = unit_at(datetime(2024, 5, 9, tzinfo=UTC), "day")
    assert part_of(day, {"third": "early"}) == day
