import pytest

from extraction.language.nlp import English
from extraction.records import Role
from tests.extraction.said import claims


def asked(question: str) -> tuple[Role, str, str]:
    return ("assistant", "assistant", question)


@pytest.mark.parametrize(
    ("question", "answer", "claim"),
    [
        ("Who is your boss?", "Ines, officially.", "Alice | reports_to | Ines"),
        ("Who's Ben?", "My brother.", "Alice | sibling_of | Ben"),
        ("Who's Ben?", "a plumber", "Ben | has_role | plumber"),
        ("Who is treasurer now?", "Ines.", "Ines | has_role | treasurer"),
        ("Is Ben your brother?", "No.", "Alice | sibling_of | Ben | negated"),
    ],
)
def test_an_answer_says_who_somebody_is(english: English, question: str, answer: str, claim: str) -> None:
    assert claim in claims(english, "Ben called.", asked(question), answer)


def test_a_question_about_oneself_is_no_question_of_who(english: English) -> None:
    assert claims(english, asked("Who are you?"), "A plumber.") == []
