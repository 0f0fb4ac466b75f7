"""Suggestions of merges: who may be one, and when nobody says so any more."""

from datetime import timedelta

import pytest

from extraction.records import Referent
from graph.memory import Memory
from graph.reading import doubts, entities
from graph.writing import merging
from tests.graph.conversation import ACME, ALICE, PORTO, START, Conversation, told
from tests.graph.pictures import Picture


def person(name: str) -> Referent:
    return Referent(name, "person")


def suggested(picture: Picture) -> set[str]:
    """What is suggested, without what speaks against it."""
    found = picture.nodes("Uncertainty", "reason", "about")
    return {about.partition(".")[0] for reason, about in found if reason == "possible_same"}


def test_a_short_name_alone_may_be_the_one_of_the_full_name(talk: Conversation, picture: Picture):
    talk.say(told(person("Robert Dunne"), "works_for", ACME))
    talk.say(told(person("Bob"), "lives_in", PORTO))

    assert suggested(picture) == {"Bob and Robert Dunne may be one: bob may be short for robert"}
    assert ("Bob", "lives_in", "Porto", "current") in picture.facts()


def test_a_name_with_another_letter_may_be_a_slip_of_the_pen(talk: Conversation, picture: Picture):
    talk.say(told(person("Katerina Novak"), "works_for", ACME))
    talk.say(told(person("Katarina Novak"), "lives_in", PORTO))

    assert suggested(picture) == {
        "Katarina Novak and Katerina Novak may be one: katarina novak and katerina novak differ in one letter"
    }


def test_who_speaks_and_is_named_nowhere_is_suggested_where_the_other_is_named(talk: Conversation, picture: Picture):
    bob = Referent("Bob", "person", speaker="bob")
    talk.say(told(person("Robert Dunne"), "works_for", ACME), told(bob, "lives_in", PORTO), content="Robert Dunne")

    assert suggested(picture) == {"Bob and Robert Dunne may be one: bob may be short for robert"}
    assert picture.nodes("Uncertainty", "quote") >= {("Robert Dunne",)}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)], ids=str)
def test_a_suggestion_names_entities_as_they_are_whoever_was_told_of_last(
    talk: Conversation, picture: Picture, order: tuple[int, ...]
):
    said = [(10, person("Bob")), (11, person("Robert Dunne")), (1, person("Robert"))]
    for minute, one in (said[place] for place in order):
        talk.say(told(one, "lives_in", PORTO), minute=minute)

    (suggestion,) = picture.rows("MATCH (u:Uncertainty {context: $context}) RETURN u.entity_ids AS ids")
    named = dict(picture.nodes("Entity", "id", "name"))
    assert {named.get(ident) for ident in suggestion["ids"]} == {"Bob", "Robert Dunne"}


def test_a_suggestion_stands_at_the_shorter_name_also_where_that_is_named_last(talk: Conversation, picture: Picture):
    bob = Referent("Bob", "person", speaker="bob")
    talk.say(told(person("Robert Dunne"), "works_for", ACME), told(bob, "lives_in", PORTO), content="Robert Dunne")
    talk.say(told(person("Bob"), "likes", "tea"))

    assert picture.nodes("Uncertainty", "quote") >= {("Bob",)}


def test_one_who_was_nameless_at_first_is_likened_by_the_name(talk: Conversation, picture: Picture):
    sister = Referent("sister", "person", named=False, owner=0, relation="sister")
    talk.say(told(ALICE, "sibling_of", sister))
    talk.say(told(ALICE, "sibling_of", Referent("Katerina Novak", "person", owner=0, relation="sister")))
    talk.say(told(person("Katarina Novak"), "lives_in", PORTO))

    assert suggested(picture) == {
        "Katarina Novak and Katerina Novak may be one: katarina novak and katerina novak differ in one letter"
    }


def test_a_surname_alone_may_be_anyone_of_that_surname(talk: Conversation, picture: Picture):
    talk.say(told(person("Mrs Keller"), "works_for", ACME))
    talk.say(told(person("Ann Keller"), "lives_in", PORTO))

    assert suggested(picture) == {"Ann Keller and Mrs Keller may be one: keller is the surname of ann keller"}


def test_short_names_of_other_names_suggest_nothing(talk: Conversation, picture: Picture):
    talk.say(told(person("Robert Dunne"), "works_for", ACME))
    talk.say(told(person("Bill"), "lives_in", PORTO), told(person("Marta"), "knows", person("Maria")))

    assert suggested(picture) == set()


def test_a_suggestion_names_both_and_what_speaks_for_and_against(talk: Conversation, memory: Memory):
    talk.say(told(person("Robert Dunne"), "works_for", ACME))
    talk.say(told(person("Bob"), "lives_in", PORTO))

    (doubt,) = doubts.uncertainties(memory, talk.access).items
    names = {entities.show(memory, talk.access, one).name for one in doubt.entity_ids}
    assert names == {"Bob", "Robert Dunne"}
    assert doubt.about.endswith("Against it: nobody has said that they are one.")
    assert doubt.source.quote == "Bob"


def test_a_suggestion_ends_when_the_two_are_merged_and_comes_back_when_they_are_not(
    talk: Conversation, memory: Memory, picture: Picture
):
    talk.say(told(person("Robert Dunne"), "works_for", ACME))
    talk.say(told(person("Bob"), "lives_in", PORTO))
    (doubt,) = doubts.uncertainties(memory, talk.access).items

    done = merging.merge(memory, talk.access, doubt.entity_ids[0], [doubt.entity_ids[1]])
    assert suggested(picture) == set()

    merging.undo(memory, talk.access, done.reply.merge_id or "")
    assert suggested(picture) == {"Bob and Robert Dunne may be one: bob may be short for robert"}


def test_a_suggestion_ends_when_a_woman_is_found_to_be_meant(talk: Conversation, picture: Picture):
    talk.say(told(person("Sam"), "works_for", ACME))
    talk.say(told(Referent("Samuel Reyes", "person", gender="male"), "lives_in", PORTO))
    assert suggested(picture)

    talk.say(told(Referent("Sam", "person", gender="female"), "lives_in", PORTO))
    assert suggested(picture) == set()


def test_the_evidence_is_where_the_shorter_name_was_said_first(talk: Conversation, memory: Memory):
    talk.say(told(person("Robert Dunne"), "works_for", ACME), minute=1)
    talk.say(told(person("Bob"), "lives_in", PORTO), minute=5)
    talk.say(told(person("Bob"), "works_for", ACME), minute=3)

    (doubt,) = doubts.uncertainties(memory, talk.access).items
    assert doubt.source.said_at == START + timedelta(minutes=3)
