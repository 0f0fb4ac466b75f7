from extraction.language.nlp import English
from extraction.records import Known
from tests.extraction.heard import hear, meant, name


def test_a_longer_name_becomes_the_name(english: English) -> None:
    register = hear(english, "Tom called today.", "Tom Keller is my doctor.")
    found = meant(register, "Tom", turn=0)
    assert found is not None
    assert (found.name, "Tom" in found.aliases) == ("Tom Keller", True)


def test_a_kin_title_is_an_alias(english: English) -> None:
    found = meant(hear(english, "Then Uncle Max called."), "Uncle Max")
    assert found is not None
    assert (found.name, found.aliases, found.relation, found.gender) == ("Max", ("Uncle Max",), "uncle", "male")


def test_the_same_name_in_another_case_is_the_same_one(english: English) -> None:
    register = hear(english, "Nadia called.", "is nadia home yet?")
    assert name(register, "nadia") == "Nadia"


def test_a_company_is_said_again_by_its_first_word(english: English) -> None:
    register = hear(english, "I work at Corran Holdings Ltd.", "She works for Corran too.")
    assert name(register, "Corran") == "Corran Holdings Ltd"


def test_a_first_name_is_the_one_known_of_that_name(english: English) -> None:
    known = Known("ent_1", "Delphine Moreau", "person")
    found = meant(hear(english, "Delphine called me today.", known=(known,)), "Delphine")
    assert found is not None
    assert found.known == "ent_1"


def test_a_man_and_a_woman_of_one_surname_are_two(english: English) -> None:
    register = hear(english, "Mr Okafor lives upstairs.", "Mrs Okafor bakes on Sundays.")
    assert (name(register, "Mr Okafor", 0), name(register, "Mrs Okafor")) == ("Mr Okafor", "Mrs Okafor")


def test_a_person_has_the_name_of_a_place_that_was_said_before(english: English) -> None:
    register = hear(english, "I flew to Chad yesterday.", "My brother Chad picked me up.")
    kinds = [found.type for turn in (0, 1) if (found := meant(register, "Chad", turn))]
    assert kinds == ["location", "person"]
