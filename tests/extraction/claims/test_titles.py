import pytest

from extraction.language.nlp import English
from tests.extraction.said import claims


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Our investor, Max, lives in Turin.", "Max | has_role | investor"),
        ("The team lead is Max.", "Max | has_role | team lead"),
    ],
)
def test_a_role_beside_a_name_is_the_role_of_its_bearer(english: English, text: str, said: str) -> None:
    assert said in claims(english, text)


def test_a_number_beside_a_name_is_an_age(english: English) -> None:
    assert "Max | age | 34" in claims(english, "Max, 34, lives in Turin.")


def test_a_role_without_a_name_is_nobodys(english: English) -> None:
    assert not [claim for claim in claims(english, "The plumber came on Monday.") if "has_role" in claim]
