import pytest

from extraction.language.nlp import English
from tests.extraction.said import claims


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("My van broke down.", "Alice | owns | van"),
        ("The flat in Leeds is small.", "flat | located_in | Leeds"),
    ],
)
def test_a_noun_phrase_says_something_by_itself(english: English, text: str, said: str) -> None:
    assert said in claims(english, text)


def test_the_words_of_others_give_the_speaker_nothing(english: English) -> None:
    assert not [c for c in claims(english, 'The note said "my van is in the yard".') if "owns" in c]
