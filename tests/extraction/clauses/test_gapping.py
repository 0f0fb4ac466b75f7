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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I love swimming and my sister Ida does too.", {"Alice | likes | swimming", "Ida | likes | swimming"}),
        ("I like coffee. Pia does too.", {"Alice | likes | coffee", "Pia | likes | coffee"}),
        ("Ana speaks Danish. So does Max.", {"Ana | speaks | Danish", "Max | speaks | Danish"}),
        ("Ana is a cook and Max is as well.", {"Ana | has_role | cook", "Max | has_role | cook"}),
        ("I don't eat fish and neither does Max.", {"Alice | eat | fish | negated", "Max | eat | fish | negated"}),
    ],
)
def test_an_auxiliary_with_too_says_the_same_of_another(english: English, text: str, said: set[str]) -> None:
    assert said <= set(claims(english, text))


@pytest.mark.parametrize("text", ["I like coffee. Pia does yoga too.", "Ana is a cook. Max does too."])
def test_an_auxiliary_that_says_more_or_is_another_says_nothing_of_the_clause_before(
    english: English, text: str
) -> None:
    doc = english.read(text)
    assert not echoed(next(doc.sents).root)
