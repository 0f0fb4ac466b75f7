"""The words of texts, and what the index keeps of them."""

import pytest

from graph.recall import words
from graph.scopes import Lens, lens

ALICE, BEN = ["org=acme", "user=u_alice"], ["org=acme", "user=u_ben"]


@pytest.mark.parametrize(
    "same", ["moved moving moves", "city cities", "happy happily", "run running", "adoption adoptions", "walked walk"]
)
def test_forms_of_a_word_have_one_stem(same: str):
    assert len({words.stem(word) for word in same.split()}) == 1


@pytest.mark.parametrize("other", ["bus bush", "glass glad", "sing single", "race rag"])
def test_other_words_keep_stems_of_their_own(other: str):
    assert len({words.stem(word) for word in other.split()}) == 2


def test_case_accents_and_possessives_make_no_difference():
    assert words.stems("ZOË’s café") == words.stems("Zoe's cafe")


def test_words_that_tell_nothing_are_left_out():
    assert words.stems("Where is it, and why don't they go there?") == []


def test_a_word_in_another_script_is_letters_and_digits_of_ascii():
    assert [stem.isalnum() and stem.isascii() for stem in words.stems("Москва 東京")] == [True, True]


@pytest.mark.parametrize(
    ("tags", "scope", "met"),
    [
        (ALICE, ALICE, True),
        (ALICE, ["org=acme"], True),
        (ALICE, [], True),
        (ALICE, BEN, False),
        (["org=acme"], ALICE, False),
        ([], BEN, True),
        (["org=acme", "user=*"], BEN, True),
    ],
)
def test_a_search_meets_what_its_reader_may_see(tags: list[str], scope: list[str], *, met: bool):
    kept = set(words.indexed("ctx", scope, "Lisbon").split())
    asked = set(words.searched("ctx", lens(tags), words.stems("Lisbon")).split())
    assert bool(kept & asked) is met


def test_a_search_meets_nothing_of_another_context():
    kept = set(words.indexed("ctx", ALICE, "Lisbon").split())
    assert kept.isdisjoint(words.searched("other", Lens(everything=True), words.stems("Lisbon")).split())
