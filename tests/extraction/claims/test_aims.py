"""What rules are about, and which way they point."""

import pytest

from extraction.claims.aims import SENSES, TOPICS, Pointing, Topic, aim, lifts
from extraction.records import Aim


@pytest.mark.parametrize("row", SENSES, ids=lambda row: row.sense)
def test_an_example_points_its_way(row: Pointing):
    assert (aim(row.example).sense, lifts(row.example)) == (row.sense, row.lifts)


@pytest.mark.parametrize("row", SENSES, ids=lambda row: row.sense)
def test_what_looks_alike_points_another_way(row: Pointing):
    assert aim(row.not_this).sense != row.sense


@pytest.mark.parametrize("row", TOPICS, ids=lambda row: row.name)
def test_an_example_is_about_its_topic_with_its_value(row: Topic):
    text, value = row.example
    found = aim(text)
    assert (found.topic, found.value, found.single) == (row.name, value, row.single)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("From now on answer in English.", Aim("language", "english", "asks", single=True)),
        ("Stop answering in French.", Aim("language", "french", "forbids", single=True)),
        ("You no longer have to answer in French.", Aim("language", "french", "frees", single=True)),
        ("Switch back to English.", Aim("language", "english", "asks", single=True)),
        ("No emojis, and answer in French.", Aim("language", "french", "asks", single=True)),
        ("Never write more than two lines.", Aim("length", "short", "asks", single=True)),
        ("No need to keep it short any more.", Aim("length", "short", "frees", single=True)),
        ("Stop calling me Al.", Aim("address", "al", "forbids", single=True)),
        ("You can stop calling me Doctor Reed.", Aim("address", "doctor reed", "frees", single=True)),
        ("Don't mention my weight.", Aim("weight", "mention weight", "forbids")),
        ("You can mention my weight again.", Aim("weight", "mention weight", "allows")),
        ("Forget what I said about my weight.", Aim("weight", "", "forgets")),
        ("Always do that.", Aim("", "", "asks")),
    ],
)
def test_the_words_of_a_rule_tell_its_aim(text: str, found: Aim):
    assert aim(text) == found


@pytest.mark.parametrize(("one", "other"), [("Stop mentioning my weight!", "don’t mention my weight")])
def test_the_same_rule_in_other_words_has_the_same_aim(one: str, other: str):
    assert aim(one) == aim(other)
