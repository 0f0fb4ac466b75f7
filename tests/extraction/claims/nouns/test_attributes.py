import pytest

from extraction.claims.nouns.attributes import ATTRIBUTES, Attribute
from extraction.language.nlp import English
from tests.extraction.said import claims


@pytest.mark.parametrize("row", ATTRIBUTES, ids=lambda row: row.name)
def test_every_row_reads_its_example(english: English, row: Attribute) -> None:
    assert set(row.reads) <= set(claims(english, row.example))


def test_what_a_noun_is_asked_to_be_is_asked(english: English) -> None:
    assert "Max | nationality | Polish" not in claims(english, "Is Max a Polish man?")


def test_a_late_train_is_no_late_person(english: English) -> None:
    assert not [claim for claim in claims(english, "The late train to Turin was full.") if "| late" in claim]
