import pytest

from extraction.claims.instructions import INSTRUCTIONS, Instruction
from extraction.language.nlp import English
from extraction.records import Role
from tests.extraction.said import read


def role_of(row: Instruction) -> Role:
    return row.role or "user"


@pytest.mark.parametrize("row", INSTRUCTIONS, ids=lambda row: row.label)
def test_an_example_gives_a_rule_under_its_label(english: English, row: Instruction) -> None:
    _, found = read(english, (role_of(row), "Alice", row.example))
    assert [(rule.label, rule.text) for rule in found.rules] == [(row.label, row.example)]


@pytest.mark.parametrize("row", INSTRUCTIONS, ids=lambda row: row.label)
def test_what_looks_alike_gives_no_rule(english: English, row: Instruction) -> None:
    _, found = read(english, (role_of(row), "Alice", row.not_this))
    assert not found.rules


@pytest.mark.parametrize(
    "text", ["Remind me tomorrow.", "Book a table for two.", "Should you always answer in French?"]
)
def test_a_request_for_once_is_no_rule(english: English, text: str) -> None:
    assert not read(english, text)[1].rules


def test_the_assistant_gives_itself_no_rules(english: English) -> None:
    assert not read(english, ("assistant", "Bot", "Always keep your passport with you."))[1].rules


def test_the_text_of_a_rule_is_what_its_span_holds(english: English) -> None:
    text = "Thanks! From now on, answer in French."
    (rule,) = read(english, text)[1].rules
    assert text[rule.start : rule.end] == rule.text == "From now on, answer in French."
