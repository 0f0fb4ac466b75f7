import pytest

from extraction.clauses.verbs import lemma_of
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
