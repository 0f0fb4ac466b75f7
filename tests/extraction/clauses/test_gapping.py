import pytest

from extraction.clauses.gapping import echoed, gapped, is_gapped
from extraction.language.nlp import English
from tests.extraction.said import claims


def test_a_verb_left_out_leaves_its_subject_and_its_end(english: English) -> None:
    doc = english.read("Ana works at Acme and her brother at Bolt.")
    verb = next(word for word in doc if word.lemma_ == "work")
    assert [(who.text, preposition, [end.text for end in ends]) for who, preposition, ends in gapped(verb)] == [
        ("brother", "at", ["Bolt"])
    ]


def test_two_places_with_places_of_their_own_leave_nothing_out(english: English) -> None:
    doc = english.read("I live in a flat in Leeds and a house in York.")
    assert not [word for word in doc if is_gapped(word)]


@pytest.mark.parametrize("text", ["Ana works at Acme and so does Ben.", "Ana works at Acme, and so does my son Ben."])
def test_so_does_says_it_of_another(english: English, text: str) -> None:
    doc = english.read(text)
    verb = next(word for word in doc if word.lemma_ == "work")
    assert echoed(verb)
    assert {"Ana | works_for | Acme", "Ben | works_for | Acme"} <= set(claims(english, text))


def test_who_lives_elsewhere_does_not_live_in_both(english: English) -> None:
    said = claims(english, "I live in Leeds and my sister in York.")
    assert {"Alice | lives_in | Leeds", "sister | lives_in | York"} <= set(said)
    assert "Alice | lives_in | York" not in said
