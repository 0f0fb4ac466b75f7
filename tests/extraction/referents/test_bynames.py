import pytest

from extraction.language.nlp import English
from tests.extraction.heard import hear, name


@pytest.mark.parametrize(
    ("sentence", "byname", "whose"),
    [
        ("My cousin Alexandra is visiting, everyone calls her Lexi.", "Lexi", "Alexandra"),
        ("My friends call me Nessie.", "Nessie", "Alice"),
        ("I met Benedict from the choir, Ben for short.", "Ben", "Benedict"),
        ("Maximilian, known as Milo, came along.", "Milo", "Maximilian"),
        ("Philippa goes by Pip.", "Pip", "Philippa"),
        ("I have a cousin Ottilie that we call Tilly.", "Tilly", "Ottilie"),
        ("My nephew is Leopold, Leo for short.", "Leo", "Leopold"),
        ("Margaret (aka Peg) is my neighbour.", "Peg", "Margaret"),
        ("My uncle Dan, nicknamed Bear, sings.", "Bear", "Dan"),
    ],
)
def test_who_goes_by_another_name_is_meant_by_both(english: English, sentence: str, byname: str, whose: str) -> None:
    assert name(hear(english, sentence), byname) == whose


@pytest.mark.parametrize("sentence", ["Maximilian and Milo came along.", "I do not call her Lexi."])
def test_two_who_are_not_said_to_be_one_stay_two(english: English, sentence: str) -> None:
    register = hear(english, "My cousin Alexandra is visiting.", sentence)
    assert all(not referent.aliases for referent in register.referents)


def test_who_calls_somebody_so_is_not_called_so(english: English) -> None:
    register = hear(english, "My flatmates are Big Kim and one other Kim that we call Small Kim.", "Small Kim cooks.")
    assert {name(register, "Small Kim"), name(register, "we", turn=0), name(register, "Big Kim", turn=0)} == {
        "Small Kim", "Alice", "Big Kim",
    }  # fmt: skip
