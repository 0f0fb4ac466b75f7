"""When two spellings are one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.records import EntityType
from graph.writing.names import compatible, normal, sharper, words


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


@given(st.text())
def test_a_normal_name_is_never_empty_and_stays_as_it_is(text: str):
    assert normal(text)
    assert normal(normal(text)) == normal(text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("person", "animal", True),
        ("person", "location", False),
        ("person", "other", True),
        ("topic", "product", True),
        ("organisation", "animal", False),
    ],
)
def test_names_are_shared_inside_a_family_of_types(one: EntityType, other: EntityType, same: bool):  # noqa: FBT001
    assert compatible(one, other) is same
    assert compatible(other, one) is same


@pytest.mark.parametrize(
    ("known", "read", "kept"),
    [
        ("other", "person", "person"),
        ("topic", "product", "product"),
        ("topic", "other", "topic"),
        ("person", "animal", "person"),
        ("person", "other", "person"),
    ],
)
def test_a_vague_type_gives_way_to_a_sharp_one(known: EntityType, read: EntityType, kept: EntityType):
    assert sharper(known, read) == kept


def test_every_run_of_up_to_three_words_may_be_a_name():
    assert words("my Acme Corp’s site") >= {"acme corp's", "acme corp", "site", "my acme corp", "corp's site"}


def test_a_longer_run_is_not_looked_up():
    assert "one two three four" not in words("one two three four")
