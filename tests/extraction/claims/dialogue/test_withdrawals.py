import pytest

from extraction.claims.dialogue.withdrawals import WITHDRAWALS, Withdrawal
from extraction.language.nlp import English
from tests.extraction.said import claims


@pytest.mark.parametrize("row", WITHDRAWALS, ids=lambda row: row.status)
def test_every_row_reads_its_example(english: English, row: Withdrawal) -> None:
    assert set(row.reads) <= set(claims(english, row.example))


def test_what_was_ordered_before_is_not_to_be_done(english: English) -> None:
    said = claims(english, "Book the Savoy for Friday.", "Actually, hold off on the Savoy.")
    assert {"Savoy | status | on hold", "Alice | book | Savoy | negated"} <= set(said)


def test_what_the_noun_of_a_wish_takes_up_is_not_to_be_done(english: English) -> None:
    said = claims(english, "I need to order a new printer.", "Cancel that order.")
    assert "Alice | order | new printer | negated" in said


def test_an_order_about_something_else_is_left_alone(english: English) -> None:
    said = claims(english, "Book the Savoy for Friday.", "Cancel the rehearsal.")
    assert "rehearsal | status | cancelled" in said
    assert [one for one in said if "negated" in one] == []


@pytest.mark.parametrize("text", ["Did you cancel the rehearsal?", "If we cancel the rehearsal, Ana is sad."])
def test_a_question_and_a_condition_take_nothing_back(english: English, text: str) -> None:
    assert "rehearsal | status | cancelled" not in claims(english, text)


def test_the_assistant_takes_nothing_back(english: English) -> None:
    assert "rehearsal | status | cancelled" not in claims(english, ("assistant", "assistant", "Cancel the rehearsal."))
