import pytest

from extraction.language.nlp import English
from extraction.referents import nominals


@pytest.mark.parametrize(
    ("sentence", "head", "span", "name"),
    [
        ("We bought the big white house on the hill.", "house", "the big white house", "big white house"),
        ("My new flat is small.", "flat", "My new flat", "new flat"),
        ("She drank a glass of wine.", "glass", "a glass", "glass of wine"),
        ("I saw Eve's old car.", "car", "Eve's old car", "old car"),
    ],
)
def test_a_phrase_has_a_span_and_a_name(english: English, sentence: str, head: str, span: str, name: str) -> None:
    doc = english.read(sentence)
    token = next(token for token in doc if token.text == head)
    assert nominals.text(doc, nominals.span(token)) == span
    assert nominals.name(token) == name


@pytest.mark.parametrize(
    ("sentence", "head", "owner"),
    [
        ("My flat is small.", "flat", "My"),
        ("Eve's flat is small.", "flat", "Eve"),
        ("A friend of mine left.", "friend", "mine"),
    ],
)
def test_a_possessive_owns_its_phrase(english: English, sentence: str, head: str, owner: str) -> None:
    token = next(token for token in english.read(sentence) if token.text == head)
    found = nominals.owner(token)
    assert found is not None
    assert found.text == owner
