import pytest

from extraction.language.nlp import English
from extraction.records import Role
from tests.extraction.said import claims, read


def asked(question: str) -> tuple[Role, str, str]:
    return ("assistant", "assistant", question)


@pytest.mark.parametrize(
    ("question", "answer", "claim"),
    [
        ("Where do you live?", "Lisbon.", "Alice | lives_in | Lisbon"),
        ("Where do you live?", "In Lisbon.", "Alice | lives_in | Lisbon"),
        ("Where were you raised?", "Quito", "Alice | grew_up_in | Quito"),
        ("What are you allergic to?", "Peanuts.", "Alice | allergic_to | Peanuts"),
        ("Do you work at Acme?", "Yes.", "Alice | works_for | Acme"),
        ("Do you work at Acme?", "No.", "Alice | works_for | Acme | negated"),
        ("Are you vegan?", "Yep!", "Alice | diet | vegan"),
        ("When is your birthday?", "3 May 1990", "Alice | birthday | 1990-05-03"),
        ("Do you still live in Lisbon?", "No.", "Alice | lives_in | Lisbon | ended"),
        ("Do you work at Acme?", "Not any more.", "Alice | works_for | Acme | ended"),
        ("Do you live in Lisbon?", "I do.", "Alice | lives_in | Lisbon"),
        ("Do you live in Lisbon?", "No, in Porto.", "Alice | lives_in | Porto"),
        ("Did Ana paint the kitchen?", "Yes.", "Ana | paint | kitchen"),
        ("Who works at Acme?", "Ana.", "Ana | works_for | Acme"),
    ],
)
def test_an_answer_is_read_with_its_question(english: English, question: str, answer: str, claim: str) -> None:
    assert claim in claims(english, asked(question), answer)


def test_every_thing_of_an_answer_is_read(english: English) -> None:
    said = claims(english, asked("What are you allergic to?"), "Peanuts and figs.")
    assert said == ["Alice | allergic_to | Peanuts", "Alice | allergic_to | figs"]


@pytest.mark.parametrize(
    ("question", "answer", "claim"),
    [
        ("Where does Ana work?", "Ikea.", "Ana | works_for | Ikea"),
        ("Who do you work for?", "Tesco.", "Alice | works_for | Tesco"),
        ("What does Ana work on?", "Firefox.", "Ana | works_on | Firefox"),
    ],
)
def test_a_question_asks_for_one_predicate(english: English, question: str, answer: str, claim: str) -> None:
    assert claims(english, asked(question), answer) == [claim]


def test_an_accepted_offer_tells_nothing(english: English) -> None:
    assert claims(english, asked("Would you like a reminder?"), "Yes.") == []


def test_a_yes_to_any_names_nothing(english: English) -> None:
    assert claims(english, asked("Do you have any pets?"), "Yes.") == []


def test_a_statement_is_no_answer_to_a_question_of_its_own_speaker(english: English) -> None:
    assert claims(english, "Where do you live?", "Lisbon.") == []


def test_the_span_of_an_answer_lies_in_the_answer(english: English) -> None:
    text = "Well, in Lisbon."
    _, found = read(english, asked("Where do you live?"), text)
    (claim,) = (claim for claim in found.claims if claim.turn == 1)
    assert text[claim.start : claim.end] == "Lisbon"
