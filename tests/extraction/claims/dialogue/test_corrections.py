import pytest

from extraction.language.nlp import English
from tests.extraction.said import claims, read, written


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


@pytest.mark.parametrize(
    ("said", "correction", "claim"),
    [
        ("I live in Leeds.", "No, I meant Zwolle.", "Alice | lives_in | Zwolle"),
        ("Ana works at Acme.", "Sorry, I meant Zentis.", "Ana | works_for | Zentis"),
    ],
)
def test_a_new_name_is_of_the_type_of_the_only_name_that_it_puts_right(
    english: English, said: str, correction: str, claim: str
) -> None:
    register, found = read(english, said, correction)
    (made,) = (made for made in found.claims if made.turn == 1)
    assert written(register, made) == claim
    assert made.object is not None
    assert register.referents[made.object].type in {"location", "organisation"}


@pytest.mark.parametrize(
    ("said", "correction"),
    [
        ("I live in Leeds and work at Acme.", "No, I meant Zwolle."),
        ("I live in Leeds.", "No, I meant Hannah."),
    ],
)
def test_a_name_that_may_stand_for_none_or_for_two_puts_nothing_right(
    english: English, said: str, correction: str
) -> None:
    assert claims(english, said, correction) == []


def test_what_is_put_right_counts_as_a_correction(english: English) -> None:
    _, found = read(english, "I live in Porto.", "No, I meant Lisbon.")
    assert [claim.correction for claim in found.claims if claim.turn == 1] == [True]


@pytest.mark.parametrize("text", ["I meant well.", "Not now, Max.", "No."])
def test_what_names_no_other_word_corrects_nothing(english: English, text: str) -> None:
    _, found = read(english, "I live in Porto.", text)
    assert not [claim for claim in found.claims if claim.rule.startswith("correction")]
