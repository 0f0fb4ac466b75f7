"""Questions of time and their answers; said on 1 March 2025."""

import pytest

from extraction.claims.claims import read_claims
from extraction.language.nlp import English
from extraction.records import Claim
from tests.extraction.heard import hear


def answered(english: English, question: str, answer: str) -> list[Claim]:
    register = hear(english, ("assistant", "Bot", question), answer)
    return [claim for claim in read_claims(register, 1).claims if claim.valid is not None]


@pytest.mark.parametrize(
    ("question", "answer", "predicate", "modality", "start"),
    [
        ("When did you move to Leeds?", "In May 2024.", "lives_in", "asserted", "2024-05"),
        ("How long have you lived in Leeds?", "Three years now.", "lives_in", "asserted", "2022-03-01"),
        ("When are you moving to Leeds?", "Next month.", "lives_in", "planned", "2025-04"),
        ("When did Ana paint the kitchen?", "Two years ago in June.", "paint", "asserted", "2023-06"),
    ],
)
def test_an_answer_dates_what_the_question_takes_for_granted(
    english: English, question: str, answer: str, predicate: str, modality: str, start: str
) -> None:
    claim = next(claim for claim in answered(english, question, answer) if claim.predicate == predicate)
    assert claim.modality == modality
    assert claim.valid is not None
    assert (claim.valid.start or "").startswith(start)


@pytest.mark.parametrize(
    ("question", "answer"), [("Where do you live?", "In May."), ("When did you move?", "No idea.")]
)
def test_no_time_asked_or_given_is_no_claim(english: English, question: str, answer: str) -> None:
    assert answered(english, question, answer) == []
