from extraction.language.nlp import English
from extraction.records import Referent
from tests.extraction.heard import hear


def test_a_noun_phrase_gets_a_referent_when_it_is_asked_for(english: English) -> None:
    register = hear(english, "We bought the big white house.")
    index = register.refer(0, 5)
    assert register.referents[index] == Referent("big white house", "other", named=False)
    assert register.refer(0, 5) == index


def test_an_owned_thing_keeps_its_owner(english: English) -> None:
    register = hear(english, "My new flat is small.", "I love my new flat.")
    index = register.refer(0, 2)
    found = register.referents[index]
    assert (found.name, found.owner, found.relation, found.named) == (
        "new flat",
        register.speaker(0),
        "new flat",
        False,
    )
    assert register.refer(1, 4) == index


def test_the_thing_said_again_with_the_is_the_same(english: English) -> None:
    register = hear(english, "I bought a red kayak.", "The kayak leaks.")
    assert register.refer(0, 4) == register.refer(1, 1)


def test_a_name_given_to_the_nameless_unites_the_two(english: English) -> None:
    register = hear(english, "My sister called.", "Beth was there.")
    sister, beth = register.at(0, 1), register.at(1, 0)
    assert sister is not None
    assert beth is not None
    one = register.rename(sister, "Beth")
    assert register.at(0, 1) == register.at(1, 0) == one == register.final(sister) == register.final(beth)


def test_two_names_are_never_united_by_renaming(english: English) -> None:
    register = hear(english, "Nadia and Beth called.")
    nadia, beth = register.at(0, 0), register.at(0, 2)
    assert nadia is not None
    assert register.rename(nadia, "Beth") == nadia
    assert register.at(0, 2) == beth


def test_a_new_name_keeps_the_old_as_an_alias(english: English) -> None:
    register = hear(english, "Nadia called.")
    nadia = register.rename(register.at(0, 0) or 0, "Nadia Brown")
    assert register.referents[nadia].aliases == ("Nadia",)
