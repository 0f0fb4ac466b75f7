import pytest

from extraction.language.nlp import English
from tests.extraction.said import claims


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("My sister Beth lives in Turin.", {"Alice | sibling_of | Beth", "Beth | gender | female"}),
        ("My mother lives in Turin.", {"mother | parent_of | Alice", "mother | gender | female"}),
        ("Beth's husband Tom lives in Turin.", {"Beth | married_to | Tom", "Tom | gender | male"}),
        ("My ex-wife lives in Turin.", {"Alice | married_to | ex-wife | ended"}),
        ("Our dog Max sleeps.", {"Alice | has_pet | Max", "Max | species | dog"}),
        ("My boss Tom lives in Turin.", {"Alice | reports_to | Tom"}),
    ],
)
def test_a_possessive_says_who_is_what_to_whom(english: English, text: str, said: set[str]) -> None:
    assert said <= set(claims(english, text))


def test_a_question_asks_who_is_what_to_whom(english: English) -> None:
    said = claims(english, "Is Tom your boss?")
    assert not [claim for claim in said if "reports_to" in claim and not claim.endswith("asked")]


def test_a_possessive_inside_a_question_is_taken_for_granted(english: English) -> None:
    assert "Alice | sibling_of | Beth" in claims(english, "Does my sister Beth like jazz?")


def test_an_animal_of_nobody_has_no_species(english: English) -> None:
    assert not [claim for claim in claims(english, "A dog barked at me.") if "species" in claim]
