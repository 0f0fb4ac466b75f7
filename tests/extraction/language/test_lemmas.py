import pytest

from extraction.language.lemmas import Lemmas

LEMMAS = Lemmas(["L|0|", "L|3|y", "K|0|", "T|1|", "L|9|x"], {"went|VERB": 1, "i|PRON": 0})


@pytest.mark.parametrize(
    ("word", "pos", "guess", "lemma"),
    [
        ("Walk", "VERB", 0, "walk"),
        ("cities", "NOUN", 1, "city"),
        ("Lisbon", "PROPN", 2, "Lisbon"),
        ("smiths", "PROPN", 3, "Smith"),
        ("i", "PRON", 0, "I"),
        ("ab", "NOUN", 4, "ab"),
    ],
)
def test_a_script_cuts_adds_and_sets_the_case(word: str, pos: str, guess: int, lemma: str) -> None:
    assert LEMMAS.lemma(word, pos, guess) == lemma


def test_the_lexicon_overrules_the_guess() -> None:
    assert LEMMAS.lemma("went", "VERB", 0) == "wy"
