import pytest

from extraction.claims.readings import years
from extraction.claims.rules.rows import RULES
from extraction.language.nlp import English
from tests.extraction.said import claims


@pytest.mark.parametrize(
    ("text", "age"), [("34", "34"), ("thirty-four", "34"), ("300", None), ("40k", None), ("2.5", None)]
)
def test_an_age_is_a_whole_number_that_somebody_can_have(text: str, age: str | None) -> None:
    assert years(text) == age


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("My kitten is 9 weeks old.", "kitten | age | 9 weeks"),
        ("I'm twenty-two.", "Alice | age | 22"),
        ("Ana is on maternity leave.", "Ana | status | on maternity leave"),
        ("The house has three bedrooms.", "house | quantity_of_bedrooms | 3"),
        ("I plan to learn Greek and I like tea.", "Alice | plans_to | learn Greek"),
        ("My email is ana@acme.example, not the old one.", "Alice | email | ana@acme.example"),
        ("The ticket costs 40 euros a month.", "ticket | costs | 40 euros a month"),
    ],
)
def test_a_value_is_read_as_its_kind(english: English, text: str, said: str) -> None:
    assert said in claims(english, text)


def test_words_without_such_a_value_say_nothing(english: English) -> None:
    assert not [claim for claim in claims(english, "My email is a mess.") if "email" in claim]


def test_a_rule_that_says_its_value_needs_no_object_but_the_one_that_it_is_about() -> None:
    assert all(rule.roles in {("none",), (rule.about,)} for rule in RULES if rule.says is not None)
