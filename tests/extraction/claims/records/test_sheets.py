import pytest

from extraction.claims.records.fields import FIELDS, Field
from extraction.language.nlp import English
from tests.extraction.said import claims, read


@pytest.mark.parametrize("row", FIELDS, ids=lambda row: row.name)
def test_every_row_reads_its_example(english: English, row: Field) -> None:
    assert set(row.reads) <= set(claims(english, ("tool", "tool", row.example)))


def test_the_span_of_a_field_is_its_key_and_value(english: English) -> None:
    text = '{"name": "Ana Ruiz", "phone": "020 7946 0018"}'
    _, found = read(english, ("tool", "tool", text))
    assert [text[c.start : c.end] for c in found.claims if c.predicate == "phone"] == ['phone": "020 7946 0018']


def test_a_line_of_fields_in_talk_is_read_too(english: English) -> None:
    said = claims(english, "Policy holder: Ana Ruiz. Phone: 020 7946 0018.")
    assert "Ana Ruiz | phone | 020 7946 0018" in said


TABLE = """Staff:
| name | role | e-mail |
|------|:----:|--------|
| Ana Ruiz | accountant | ana@acme.example |
| Max Stone |  | max@acme.example |
"""


def test_each_row_of_a_table_is_a_record(english: English) -> None:
    said = claims(english, ("tool", "tool", TABLE))
    assert {
        "Ana Ruiz | has_role | accountant",
        "Ana Ruiz | email | ana@acme.example",
        "Max Stone | email | max@acme.example",
    } <= set(said)


def test_the_span_of_a_cell_is_its_words(english: English) -> None:
    _, found = read(english, ("tool", "tool", TABLE))
    assert "accountant" in {TABLE[c.start : c.end] for c in found.claims if c.predicate == "has_role"}


def test_bars_without_a_head_are_no_table(english: English) -> None:
    assert claims(english, ("tool", "tool", "a | b -- c | d")) == []
