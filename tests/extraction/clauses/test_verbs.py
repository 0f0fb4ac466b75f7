import pytest

from extraction.clauses.verbs import lemma_of, light_name
from extraction.language.nlp import English


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("She gave up.", "give_up"),
        ("I've got a car.", "have"),
        ("I would like some tea.", "would_like"),
        ("She relocated to Leeds.", "relocate"),
        ("My wife teaches maths.", "teach"),
        ("Ana fixes bikes.", "fix"),
    ],
)
def test_a_verb_is_known_by_its_lemma_and_particle(english: English, text: str, lemma: str) -> None:
    assert lemma in {lemma_of(word) for word in english.read(text) if word.pos_ == "VERB"}


@pytest.mark.parametrize(
    ("text", "name"), [("Ana landed a job.", "get"), ("Ana gave up her job.", "lose"), ("Ana painted a door.", None)]
)
def test_a_verb_that_says_little_goes_by_another_one(english: English, text: str, name: str | None) -> None:
    assert light_name(next(english.read(text).sents).root) == name
