import pytest

from extraction.language.nlp import English
from extraction.referents import namespans


def found(english: English, text: str) -> list[str]:
    return [namespans.text(words) for words in namespans.spans(english.read(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We met Mrs Keller today.", "Mrs Keller"),
        ("We saw The Copper Heron last night.", "The Copper Heron"),
        ("Tom Keller's bike is red.", "Tom Keller"),
        ("I sit next to Bo at school.", "Bo"),
        ("My order BT-3391 is late.", "BT-3391"),
        ("Big Mike plays tonight.", "Big Mike"),
    ],
)
def test_a_name_begins_and_ends_where_it_should(english: English, text: str, name: str) -> None:
    assert name in found(english, text)


@pytest.mark.parametrize("text", ["The shade is A3.", "We close on Sundays.", "Write to ana@example.org now."])
def test_marks_weekdays_and_addresses_are_no_names(english: English, text: str) -> None:
    assert found(english, text) == []
