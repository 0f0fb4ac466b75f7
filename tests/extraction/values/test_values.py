"""Plain values: every row of the table reads its examples, and spans hold for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.values.numerals import number_of, plain
from extraction.values.values import find_values, forms

EXAMPLES = [(row.name, *example) for row in forms().values() for example in row.examples]


@pytest.mark.parametrize(("name", "text", "words", "normal"), EXAMPLES)
def test_every_row_reads_its_examples(name: str, text: str, words: str, normal: str) -> None:
    found = [(value.kind, value.text, value.normal) for value in find_values(text)]
    assert found == ([(forms()[name].kind, words, normal)] if words else [])


def test_values_beside_each_other_are_told_apart() -> None:
    found = find_values("Pay 40 euros to ana@example.org by 5 pm, that is 10%.")
    assert [(value.kind, value.normal) for value in found] == [
        ("money", "40 euro"), ("email", "ana@example.org"), ("number", "5"), ("percentage", "10%"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("thirty-four", 34),
        ("a hundred and five", 105),
        ("two thousand", 2000),
        ("three hundred thousand", 300_000),
        ("one million two", 1_000_002),
        ("twelve hundred", 1200),
        ("two and a half", 2.5),
        ("half a dozen", 6),
        ("three dozen", 36),
        ("1,250.5", 1250.5),
        ("0", 0),
    ],
)
def test_numbers_in_words_count_as_said(words: str, number: float) -> None:
    assert number_of(words) == number


def test_other_words_are_no_number() -> None:
    assert number_of("some") is None
    assert number_of("9" * 400) is None


@given(st.integers(0, 10**9))
def test_a_number_in_digits_is_written_as_it_was(number: int) -> None:
    assert plain(number_of(f"{number:,}") or 0) == str(number)


@given(st.lists(st.sampled_from([text for _, text, _, _ in EXAMPLES]) | st.text(), max_size=5))
def test_spans_are_exact_and_apart(pieces: list[str]) -> None:
    text, end = " ".join(pieces), 0
    for value in find_values(text):
        assert end <= value.start < value.end
        assert text[value.start : value.end] == value.text
        end = value.end
