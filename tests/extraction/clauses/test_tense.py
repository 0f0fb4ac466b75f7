import pytest

from extraction.clauses.tense import is_progressive, tense_of
from extraction.language.nlp import English


@pytest.mark.parametrize(
    ("text", "word", "tense"),
    [
        ("Ana lives here.", "lives", "present"),
        ("Ana lived here.", "lived", "past"),
        ("Did Ana live here?", "live", "past"),
        ("Ana will live here.", "live", "future"),
        ("Ana has lived here.", "lived", "perfect"),
        ("Ana had lived here.", "lived", "past"),
        ("Ana started working here.", "working", "past"),
    ],
)
def test_the_tense_of_a_verb_is_told_by_it_and_its_auxiliaries(
    english: English, text: str, word: str, tense: str
) -> None:
    assert tense_of(next(token for token in english.read(text) if token.text == word)) == tense


def test_the_progressive_has_a_form_of_be(english: English) -> None:
    verbs = {token.text: is_progressive(token) for token in english.read("Ana is moving and likes moving.")}
    assert verbs["likes"] is False
    assert any(is_progressive(token) for token in english.read("Ana is moving."))
