import pytest

from extraction.claims.nouns.phrases import PHRASES, Phrase
from extraction.language.nlp import English
from tests.extraction.said import claims


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: row.name)
def test_every_row_reads_its_example(english: English, row: Phrase) -> None:
    assert set(row.reads) <= set(claims(english, row.example))
