import pytest

from extraction.claims.dialogue import topics
from extraction.language.nlp import English
from tests.extraction.heard import hear
from tests.extraction.said import claims


@pytest.mark.parametrize(
    ("question", "answer", "claim"),
    [
        ("Does Ana have any illness?", "Allergic to cats, that's all.", "Ana | allergic_to | cats"),
        ("Where is Ana now?", "Moved to Leeds in May.", "Ana | lives_in | Leeds"),
    ],
)
def test_an_answer_without_a_subject_is_about_whom_was_asked(
    english: English, question: str, answer: str, claim: str
) -> None:
    assert claim in claims(english, ("assistant", "assistant", question), answer)


def test_an_answer_to_a_question_about_oneself_is_about_the_speaker(english: English) -> None:
    register = hear(english, ("assistant", "assistant", "Where are you now?"), "Moved to Leeds in May.")
    topics.carry(register, 1)
    assert not register.unsaid
