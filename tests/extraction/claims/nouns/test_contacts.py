import pytest

from extraction.language.nlp import English
from tests.extraction.said import claims


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The plumber is Max Stone, 020 7946 0018.", {"Max Stone | phone | 020 7946 0018"}),
        (
            "Write to Ana Ruiz, ana@acme.example, 020 7946 0018.",
            {"Ana Ruiz | email | ana@acme.example", "Ana Ruiz | phone | 020 7946 0018"},
        ),
    ],
)
def test_a_number_or_address_after_a_name_is_its_bearers(english: English, text: str, said: set[str]) -> None:
    assert said <= set(claims(english, text))


def test_a_number_far_from_a_name_is_nobodys(english: English) -> None:
    said = claims(english, "Max Stone is ill and so the desk has been called under 020 7946 0018.")
    assert not [claim for claim in said if claim.startswith("Max Stone | phone")]
