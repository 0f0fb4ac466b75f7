import pytest

from extraction.language.nlp import English
from extraction.referents.agreement import agrees, gender_of, is_third, noun_agrees
from tests.extraction.heard import hear


@pytest.mark.parametrize(
    ("text", "form", "fits"),
    [
        ("Beth is here.", "she", True),
        ("Beth is here.", "he", False),
        ("Beth is here.", "it", False),
        ("Turin is large.", "it", True),
        ("Turin is large.", "she", False),
    ],
)
def test_a_name_agrees_by_its_type_and_gender(english: English, text: str, form: str, fits: bool) -> None:  # noqa: FBT001
    register = hear(english, text)
    assert agrees(register, register.at(0, 0) or 0, form) is fits


def test_a_noun_agrees_by_what_it_means(english: English) -> None:
    nurse, tables = (token for token in english.read("The nurse has tables.") if token.pos_ == "NOUN")
    assert [noun_agrees(nurse, form) for form in ("she", "it")] == [True, False]
    assert [noun_agrees(tables, form) for form in ("they", "it")] == [True, False]


def test_a_first_name_lets_one_guess_the_gender(english: English) -> None:
    register = hear(english, "Max is here.")
    assert gender_of(register, register.at(0, 0) or 0) == "male"


def test_you_is_no_third_person(english: English) -> None:
    assert [is_third(token) for token in english.read("You saw her")] == [False, False, True]
