import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.language.lemmas import Lemmas
from train.labels import script


@pytest.mark.parametrize(
    ("form", "lemma", "made"),
    [("Studies", "study", "L|3|y"), ("went", "go", "L|4|go"), ("Beth", "Beth", "K|0|"), ("NASA", "NASA", "K|0|")],
)
def test_a_script_says_how_a_lemma_is_made(form: str, lemma: str, made: str) -> None:
    assert script(form, lemma) == made


@given(st.from_regex(r"[A-Za-z]{1,9}", fullmatch=True), st.from_regex(r"[a-z]{1,9}", fullmatch=True))
def test_the_reader_makes_the_lemma_that_a_script_was_made_from(form: str, lemma: str) -> None:
    made = script(form, lemma)
    assert made is not None
    assert Lemmas([made], {f"{form.lower()}|VERB": 0}).lemma(form, "VERB", 0) == lemma
