import pytest

from extraction.language.nlp import English
from extraction.records import Role
from tests.extraction.said import claims


def asked(question: str) -> tuple[Role, str, str]:
    return ("assistant", "assistant", question)


@pytest.mark.parametrize(
    ("question", "answer", "claim"),
    [
        ("Do you have any pets?", "a cat and a parrot", "Alice | has_pet | parrot"),
        ("How old is Ana?", "29, I think.", "Ana | age | 29 | hedged"),
        ("How old is Ana?", "maybe 29", "Ana | age | 29 | hedged"),
        ("Where is Ana?", "Barnes, by the river.", "Ana | is_at | Barnes"),
    ],
)
def test_an_answer_gives_what_was_asked_for(english: English, question: str, answer: str, claim: str) -> None:
    assert claim in claims(english, asked(question), answer)


@pytest.mark.parametrize(
    ("question", "answer"), [("Where is Ana going?", "Barnes."), ("Do you have any siblings?", "Two.")]
)
def test_an_answer_of_another_kind_gives_nothing(english: English, question: str, answer: str) -> None:
    assert claims(english, asked(question), answer) == []
