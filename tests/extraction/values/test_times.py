"""Time phrases: every row of the table reads its examples, and arithmetic holds for any text and moment."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.records import Precision, When
from extraction.values.phrases import Tense, phrases
from extraction.values.times import TimePhrase, find_times, resolve

SAID = datetime(2025, 3, 12, 10, tzinfo=UTC)
BORN = date(1990, 5, 3)
TENSES: tuple[Tense, ...] = ("past", "perfect", "present", "future")
EXAMPLES = [(row.name, *example) for row in phrases().values() for example in row.examples]
MOMENTS = st.datetimes(
    datetime(1900, 1, 1),  # noqa: DTZ001 the zone is drawn apart
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.timezones(),
)
PRECISIONS = get_args(Precision)
WORDS = [text for _, text, _, _ in EXAMPLES]


def the_phrase(text: str) -> TimePhrase:
    found = find_times(text)
    assert len(found) == 1, found
    return found[0]


def told(text: str, tense: Tense = "past", said_at: datetime = SAID) -> When:
    when = resolve(the_phrase(text), said_at, tense)
    assert when is not None
    return when


def days(text: str, tense: Tense = "past", said_at: datetime = SAID) -> tuple[str | None, str | None]:
    """The first and the last date of what a text tells, without clock and zone."""
    when = told(text, tense, said_at)
    return when.start and when.start[:10], when.end and when.end[:10]


def at(iso: str) -> datetime:
    return datetime.fromisoformat(iso)


def written(expected: str) -> When | None:
    if expected == "none":
        return None
    span, precision = expected.split(" ")
    start, end = (None if side == ".." else side if "T" in side else f"{side}T00:00:00Z" for side in span.split("/"))
    return When(start, end, precision)  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(("name", "text", "tense", "expected"), EXAMPLES)
def test_every_row_reads_its_examples(name: str, text: str, tense: Tense, expected: str) -> None:
    if not expected:
        assert find_times(text) == []
        return
    phrase = the_phrase(text)
    assert name in {atom.row.name for atom in (*phrase.moment, *(phrase.end_moment or ()))}
    assert resolve(phrase, SAID, tense, BORN) == written(expected)


def test_every_row_has_an_example() -> None:
    assert [row.name for row in phrases().values() if not row.examples] == []


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("We met on Friday at 8.", "point", "on Friday at 8"),
        ("We met on Saturday the 1st.", "point", "on Saturday the 1st"),
        ("We meet in the last week of May.", "point", "in the last week of May"),
        ("I work here since 2019.", "since", "since 2019"),
        ("The show runs till the 19th.", "until", "till the 19th"),
        ("I was there from June to August.", "interval", "from June to August"),
        ("We lived there between 2015 and 2019.", "interval", "between 2015 and 2019"),
        ("I have sung for three years.", "duration", "for three years"),
        ("I swim every other week.", "frequency", "every other week"),
    ],
)
def test_a_phrase_takes_in_its_preposition_and_tells_its_kind(text: str, kind: str, words: str) -> None:
    assert (the_phrase(text).kind, the_phrase(text).text) == (kind, words)


@pytest.mark.parametrize(
    "text",
    [
        "I may march with April.",
        "She sat in the sun.",
        "It costs 2000 euros.",
        "We have 2019 users.",
        "I live at 8 Elm Street.",
        "He came first.",
        "I was in the middle of town.",
        "Version 3.11 is out.",
        "She is five years old.",
        "Score 3:2 for us.",
        "See example.com/2019/03.",
        "That is the second time.",
        "I live on the 3rd floor.",
        "She ran it in 3:08.",
        "Then we ate.",
    ],
)
def test_words_that_only_look_like_time_are_left_alone(text: str) -> None:
    assert find_times(text) == []


def test_ranges_end_after_they_begin() -> None:
    assert days("I was in Rome from November to February.") == ("2024-11-01", "2025-03-01")
    assert days("I'll be in Rome from June to August.", "future") == ("2025-06-01", "2025-09-01")
    assert days("We lived there from 2015 to 2019.") == ("2015-01-01", "2020-01-01")
    assert days("She is away Monday to Friday.", "future") == ("2025-03-17", "2025-03-22")
    assert resolve(the_phrase("between 2019 and 2015"), SAID, "past") is None


def test_a_clock_ends_a_range_at_its_minute() -> None:
    assert told("The call is from 9:00 to 10:30 tomorrow", "future").end == "2025-03-13T10:30:00Z"


def test_from_follows_the_tense_and_since_looks_back() -> None:
    assert days("From 1 May the pool is open.", "present") == ("2025-05-01", None)
    assert days("From 1 May the pool was open.", "past") == ("2024-05-01", None)
    assert days("Since 1 May the pool is open.", "present") == ("2024-05-01", None)


def test_until_a_day_takes_it_in_and_until_a_month_ends_before_it() -> None:
    assert days("I'm here until Friday.", "present") == (None, "2025-03-15")
    assert days("I'm here until June.", "present") == (None, "2025-06-01")
    assert days("I'm here until the end of June.", "present") == (None, "2025-07-01")
    assert days("I must leave before Friday.", "present") == (None, "2025-03-14")


@pytest.mark.parametrize(
    ("said_at", "text", "tense", "expected"),
    [
        ("2024-02-29T12:00:00Z", "We met a year ago.", "past", ("2023-02-28", "2024-02-28")),
        ("2025-02-28T12:00:00Z", "We met on 29 February.", "past", ("2024-02-29", "2024-03-01")),
        ("2025-03-31T12:00:00Z", "We met a month ago.", "past", ("2025-02-28", "2025-03-28")),
        ("2025-03-01T00:00:00Z", "We met yesterday.", "past", ("2025-02-28", "2025-03-01")),
        ("2024-12-31T23:59:00Z", "We meet tomorrow.", "future", ("2025-01-01", "2025-01-02")),
        ("2025-01-01T00:30:00Z", "We met last month.", "past", ("2024-12-01", "2025-01-01")),
        ("2025-01-01T00:30:00Z", "We met last week.", "past", ("2024-12-23", "2024-12-30")),
        ("2025-01-15T12:00:00Z", "She left last winter.", "past", ("2023-12-01", "2024-03-01")),
        ("2025-01-15T12:00:00Z", "She left in winter.", "past", ("2024-12-01", "2025-03-01")),
        ("2025-12-30T12:00:00Z", "We move in January.", "future", ("2026-01-01", "2026-02-01")),
        ("2025-03-30T12:00:00Z", "We met on the 31st.", "past", ("2025-01-31", "2025-02-01")),
    ],
)
def test_months_years_and_leap_days_end_where_the_calendar_says(
    said_at: str, text: str, tense: Tense, expected: tuple[str, str]
) -> None:
    assert days(text, tense, at(said_at)) == expected


def test_days_are_those_of_the_speakers_zone() -> None:
    auckland = datetime(2025, 3, 12, 1, tzinfo=timezone(timedelta(hours=13)))
    assert told("We met yesterday.", said_at=auckland) == When(
        "2025-03-11T00:00:00+13:00", "2025-03-12T00:00:00+13:00", "day"
    )


def test_weekdays_are_never_the_day_on_which_they_are_said() -> None:
    for text in ("on Monday", "on Wednesday", "on Sunday"):
        assert days(text, "past") < ("2025-03-12", "") < days(text, "future")
    assert days("on Wednesday", "past")[0] == "2025-03-05"


def test_an_age_needs_a_birthday() -> None:
    phrase = the_phrase("I have sung since I was ten.")
    assert resolve(phrase, SAID, "perfect") is None
    assert resolve(phrase, SAID, "perfect", BORN) == When("2000-05-03T00:00:00Z", None, "year")


def test_what_lies_outside_the_calendar_is_unresolved() -> None:
    for text in ("90000 years ago", "in 9999 decades", "on 31/02/2020", "on 30 February 2020"):
        assert resolve(the_phrase(text), SAID, "future") is None


@given(st.text(), MOMENTS, st.sampled_from(TENSES))
def test_any_text_can_be_read(text: str, said_at: datetime, tense: Tense) -> None:
    for phrase in find_times(text):
        resolve(phrase, said_at, tense, BORN)


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=6), MOMENTS, st.sampled_from(TENSES))
def test_spans_are_exact_and_apart_and_intervals_run_forward(
    pieces: list[str], said_at: datetime, tense: Tense
) -> None:
    text, end = " ".join(pieces), 0
    for phrase in find_times(text):
        assert end <= phrase.start < phrase.end
        assert text[phrase.start : phrase.end] == phrase.text
        when = resolve(phrase, said_at, tense, BORN)
        assert when is None or when.start is None or when.end is None or at(when.start) < at(when.end)
        end = phrase.end


@given(
    MOMENTS,
    MOMENTS,
    st.sampled_from(["yesterday", "last Friday", "two weeks ago", "in May", "last spring", "at Easter"]),
)
def test_what_is_said_later_never_means_an_earlier_time(one: datetime, other: datetime, text: str) -> None:
    first, second = sorted(moment.replace(tzinfo=UTC) for moment in (one, other))
    assert days(text, said_at=first) <= days(text, said_at=second)


@given(
    MOMENTS, st.sampled_from(["on Friday", "in May", "at Easter", "last summer", "at noon", "on 3 May", "last week"])
)
def test_the_past_has_begun(said_at: datetime, text: str) -> None:
    start = told(text, said_at=said_at).start
    assert start is not None
    assert at(start) <= said_at


@given(
    MOMENTS, st.sampled_from(["on Friday", "in May", "at Easter", "next summer", "at noon", "on 3 May", "in two days"])
)
def test_the_future_is_not_over(said_at: datetime, text: str) -> None:
    end = told(text, "future", said_at).end
    assert end is not None
    assert at(end) > said_at


FORMS = ("{d} {B} {Y}", "{B} {d}, {Y}", "the {d}th of {B} {Y}", "{Y}-{m:02}-{d:02}", "{d:02}/{m:02}/{Y}", "{d}-{B}-{Y}")


@given(st.dates(date(1600, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMS), st.sampled_from(TENSES))
def test_a_written_date_is_read_back(day: date, form: str, tense: Tense) -> None:
    text = form.format(d=day.day, m=day.month, B=f"{day:%B}", Y=day.year)
    assert days(f"It was on {text}.", tense) == (day.isoformat(), (day + timedelta(days=1)).isoformat())


@given(
    MOMENTS,
    st.sampled_from(
        [("in {} years", "year"), ("in {} months", "month"), ("in {} weeks", "week"), ("in {} days", "day")]
    ),
    st.integers(1, 40),
)
def test_nothing_is_told_more_precisely_than_it_was_said(said_at: datetime, words: tuple[str, str], count: int) -> None:
    text, unit = words
    for said in (text.format(count), text.format(f"{count} or {count + 1}"), text.format("a few")):
        when = resolve(the_phrase(f"It comes {said}."), said_at, "future")
        assert when is not None
        assert PRECISIONS.index(when.precision) <= PRECISIONS.index(unit)
