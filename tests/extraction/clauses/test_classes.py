import pytest

from extraction.clauses.classes import CLASSES, belongs
from extraction.language.nlp import English


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_holds_lower_case_words(name: str) -> None:
    assert CLASSES[name]
    assert {word for word in CLASSES[name] if word != word.lower()} == set()


def test_a_word_belongs_by_its_lemma(english: English) -> None:
    assert belongs(english.read("nurses")[0], "roles")
    assert not belongs(english.read("chairs")[0], "diets")
