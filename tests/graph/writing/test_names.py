"""When two spellings are one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.records import EntityType
from graph.writing.names import family, normal, without_suffix, words


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("Acme Corp.", "acme corp"),
        ("  ACME   Corp ", "acme corp"),
        ("The Beatles", "beatles"),
        ("“Acme”", "acme"),
        ("Anna’s Café", "anna's café"),
        ("Straße", "strasse"),
        ("ﬁn", "fin"),
        ("The", "the"),
        ("!!!", "!!!"),
    ],
)
def test_case_blanks_quotes_and_articles_do_not_make_another_name(said: str, known: str):
    assert normal(said) == known


@pytest.mark.parametrize(("one", "other"), [("Ann", "Anne"), ("José", "Jose"), ("Acme", "Acme Corp"), ("Theo", "o")])
def test_other_letters_make_another_name(one: str, other: str):
    assert normal(one) != normal(other)


@given(st.text() | st.text("a the'0 \x1b"))
def test_a_normal_name_is_never_empty_and_stays_as_it_is(text: str):
    assert normal(text)
    assert normal(normal(text)) == normal(text)


@pytest.mark.parametrize(
    ("kind", "shared"), [("person", "being"), ("animal", "being"), ("location", "thing"), ("topic", "thing")]
)
def test_names_are_shared_inside_a_family_of_types(kind: EntityType, shared: str):
    assert family(kind) == shared


def test_a_name_of_unknown_kind_may_be_of_any_family():
    assert family("other") == "any"


@pytest.mark.parametrize(
    ("name", "short"),
    [("acme ltd", "acme"), ("acme, inc", "acme"), ("acme holding", "acme holding"), ("group", "group")],
)
def test_the_legal_form_is_no_part_of_the_name_of_a_firm(name: str, short: str):
    assert without_suffix(name) == short


def test_every_run_of_up_to_three_words_may_be_a_name():
    assert words("my Acme Corp’s site") >= {"acme corp's", "acme corp", "site", "my acme corp", "corp's site"}


def test_a_longer_run_is_not_looked_up():
    assert "one two three four" not in words("one two three four")
