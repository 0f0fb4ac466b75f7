import pytest

from extraction.clauses.cues import CUES, Cue
from extraction.language.nlp import English
from tests.extraction.said import claims


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.name)
def test_a_cue_gives_its_example_the_modality_it_says(english: English, cue: Cue) -> None:
    assert cue.reads in claims(english, cue.example)
    assert cue.reads.endswith(cue.modality)
