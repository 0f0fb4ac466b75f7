import pytest
from spacy.tokens import Token

from extraction.claims.rules.rows import RULES
from extraction.clauses.fits import CHECKS, fits, is_time
from extraction.language.nlp import English


def word(english: English, text: str, wanted: str) -> Token:
    return next(token for token in english.read(text) if token.text == wanted)


def test_every_rule_takes_a_check_that_there_is() -> None:
    assert {rule.takes for rule in RULES} - {None} <= set(CHECKS)


def test_a_day_is_no_place(english: English) -> None:
    assert not fits("place", word(english, "I work on Monday.", "Monday"), None)
    assert fits("place", word(english, "I work in Leeds.", "Leeds"), "location")


def test_a_person_is_no_employer(english: English) -> None:
    assert not fits("organisation", word(english, "I work for Max.", "Max"), "person")


@pytest.mark.parametrize(("text", "role"), [("She is a team lead.", True), ("She is in the lead.", False)])
def test_some_words_are_a_role_only_with_what_is_led(english: English, text: str, role: bool) -> None:  # noqa: FBT001
    assert fits("role", word(english, text, "lead"), None) is role


def test_a_year_is_a_time(english: English) -> None:
    assert is_time(word(english, "I moved in 2019.", "2019"))


def test_no_check_lets_every_word_pass(english: English) -> None:
    assert fits(None, english.read("anything")[0], None)


@pytest.mark.parametrize(("text", "role"), [("Ana is a taxidermist.", True), ("Ana is a stranger.", False)])
def test_the_ending_of_a_noun_may_tell_a_role(english: English, text: str, role: bool) -> None:  # noqa: FBT001
    assert fits("role", word(english, text, text.rsplit(maxsplit=1)[-1].strip(".")), None) is role


def test_what_has_another_owner_is_no_belonging(english: English) -> None:
    assert fits("belonging", word(english, "Ana has a ladder.", "ladder"), None)
    assert not fits("belonging", word(english, "Ana has my ladder.", "ladder"), None)


def test_a_medicine_may_be_told_by_its_ending(english: English) -> None:
    assert fits("medicine", word(english, "Ana takes amoxicillin.", "amoxicillin"), None)
    assert not fits("medicine", word(english, "Ana takes trains.", "trains"), None)


def test_a_make_with_an_article_is_a_thing(english: English) -> None:
    assert fits("one_of_a_make", word(english, "Ana has a Leica.", "Leica"), "product")
    assert not fits("one_of_a_make", word(english, "Ana has the Leica.", "Leica"), "product")
    assert not fits("one_of_a_make", word(english, "Ana has a Max.", "Max"), "person")
