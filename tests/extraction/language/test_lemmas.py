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


FORMS = Lemmas(
    ["L|0|", "L|2|e", "L|3|ing", "L|2|"],
    {"like|VERB": 0, "scrap|NOUN": 0, "hop|VERB": 0, "hope|VERB": 0, "found|VERB": 0},
)


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("liking", "like"),
        ("scrapped", "scrap"),
        ("hoping", "hope"),
        ("hopping", "hop"),
        ("Stole", "steal"),
        ("found", "found"),
        ("blorped", "blorp"),
    ],
)
def test_an_unseen_verb_has_the_lemma_of_a_word_that_was_seen(word: str, lemma: str) -> None:
    assert FORMS.lemma(word, "VERB", 3) == lemma
