import pytest

from extraction.language.nlp import English
from tests.extraction.said import claims


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Barry next door is ill.", "Alice | neighbour_of | Barry"),
        ("The lady upstairs sings all night.", "Alice | neighbour_of | lady"),
    ],
)
def test_who_lives_near_is_a_neighbour(english: English, text: str, said: str) -> None:
    assert said in claims(english, text)


@pytest.mark.parametrize(
    "text", ["I carried the lady upstairs.", "The shop next door is closed.", "Max went upstairs."]
)
def test_what_is_done_upstairs_makes_no_neighbour(english: English, text: str) -> None:
    assert not [claim for claim in claims(english, text) if "neighbour_of" in claim]
