import pytest

from extraction.claims.dialogue.questions import ASKINGS, asking_sentences, blanks, gaps
from extraction.language.nlp import English
from tests.extraction.heard import hear
from tests.extraction.said import claims


@pytest.mark.parametrize("name", ASKINGS)
def test_a_value_is_asked_for_and_given(english: English, name: str) -> None:
    question, answer = ASKINGS[name].example
    asked = claims(english, "Ana has a dog and a boat.", ("assistant", "assistant", question), answer)
    assert ASKINGS[name].says in asked


def test_the_last_two_questions_of_a_turn_are_answered(english: English) -> None:
    doc = english.read("Hi! Who called? Where is Ana? How old is she?")
    assert [sentence.text for sentence in asking_sentences(doc)] == ["Where is Ana?", "How old is she?"]


@pytest.mark.parametrize(
    ("question", "place"),
    [("Who works at Acme?", "subject"), ("Where does Ana live?", "object"), ("Does Ana live in Turin?", "instead")],
)
def test_a_question_leaves_a_gap(english: English, question: str, place: str) -> None:
    assert place in {gap.place for gap in gaps(hear(english, question), 0)}


def test_a_statement_asks_for_nothing(english: English) -> None:
    register = hear(english, "I know how old Ana is.")
    assert not list(gaps(register, 0))
    assert not list(blanks(register, 0))
