import pytest
from spacy.tokens import Token

from extraction.clauses.wording import coordinated, extent, is_question_word, plain_text
from extraction.language.nlp import English
from tests.extraction.said import claims


def word(english: English, text: str, wanted: str) -> Token:
    return next(token for token in english.read(text) if token.text == wanted)


@pytest.mark.parametrize(
    ("text", "head", "value"),
    [
        ("Ana is the head of sales at Acme.", "head", "head of sales"),
        ("Ana is a very good nurse.", "nurse", "good nurse"),
        ("Ana is dairy-free.", "free", "dairy-free"),
        ("My favourite book is Emma, a novel.", "Emma", "Emma"),
    ],
)
def test_a_value_is_the_phrase_without_what_hangs_on_it(english: English, text: str, head: str, value: str) -> None:
    assert plain_text(word(english, text, head)) == value


def test_nouns_joined_by_and_stand_together(english: English) -> None:
    found = coordinated(word(english, "Ana likes tea, milk and rum.", "tea"))
    assert [token.text for token in found] == ["tea", "milk", "rum"]


def test_the_extent_of_a_noun_leaves_out_its_clauses(english: English) -> None:
    text = "I met the nurse who lives in Turin."
    start, end = extent(word(english, text, "nurse"))
    assert text[start:end] == "the nurse"


def test_a_relative_pronoun_asks_nothing(english: English) -> None:
    assert is_question_word(word(english, "What do you eat?", "What"))
    assert not is_question_word(word(english, "I know that man.", "man"))


def test_what_is_joined_to_a_name_is_joined_to_the_noun_before_it(english: English) -> None:
    said = claims(english, "My husband Tom and I live in Leeds.")
    assert {"Tom | lives_in | Leeds", "Alice | lives_in | Leeds"} <= set(said)
