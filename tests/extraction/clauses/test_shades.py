import pytest

from extraction.language.nlp import English
from tests.extraction.said import claims


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ana is a retired nurse.", "Ana | has_role | retired nurse | ended"),
        ("Ana is a nurse.", "Ana | has_role | nurse"),
        ("Ana isn't a retired nurse.", "Ana | has_role | retired nurse | negated"),
        ("The tent costs about 90 euros.", "tent | costs | 90 euros | hedged"),
        ("The tent costs 90 euros.", "tent | costs | 90 euros"),
    ],
)
def test_words_beside_a_value_say_how_it_is_meant(english: English, text: str, said: str) -> None:
    assert said in claims(english, text)
