import pytest

from extraction.language.nlp import English
from tests.extraction.said import claims, read


@pytest.mark.parametrize(
    ("said", "correction", "claim"),
    [
        ("I live in Porto.", "No, I meant Lisbon.", "Alice | lives_in | Lisbon"),
        ("I live in Porto.", "Sorry, Lisbon, not Porto", "Alice | lives_in | Lisbon"),
        ("I live in Porto.", "not Porto, Lisbon", "Alice | lives_in | Lisbon"),
        ("Ana is 14.", "sorry, 15 not 14", "Ana | age | 15"),
        ("I speak Dutch.", "I meant Danish, not Dutch", "Alice | speaks | Dutch | negated"),
    ],
)
def test_a_word_is_put_right(english: English, said: str, correction: str, claim: str) -> None:
    assert claim in claims(english, said, correction)


def test_what_is_put_right_counts_as_a_correction(english: English) -> None:
    _, found = read(english, "I live in Porto.", "No, I meant Lisbon.")
    assert [claim.correction for claim in found.claims if claim.turn == 1] == [True]


@pytest.mark.parametrize("text", ["I meant well.", "Not now, Max.", "No."])
def test_what_names_no_other_word_corrects_nothing(english: English, text: str) -> None:
    _, found = read(english, "I live in Porto.", text)
    assert not [claim for claim in found.claims if claim.rule.startswith("correction")]
