from extraction.language.nlp import English
from tests.extraction.heard import hear, meant, name


def test_a_name_that_is_taken_back_is_put_right(english: English) -> None:
    register = hear(english, "I had coffee with Marta Kowalska.", "Oops, I meant Magda, not Marta.")
    assert name(register, "Marta Kowalska", 0) == "Magda Kowalska"
    found = meant(register, "Magda")
    assert found is not None
    assert "Marta Kowalska" in found.aliases


def test_one_of_two_who_were_named_is_not_the_other(english: English) -> None:
    register = hear(english, "Pedro and Milo live here.", "Sorry, I meant Milo, not Pedro.")
    assert (name(register, "Milo"), name(register, "Pedro")) == ("Milo", "Pedro")


def test_a_contrast_takes_nothing_back(english: English) -> None:
    register = hear(english, "Pedro plays drums.", "Milo, not Pedro, sings.")
    assert (name(register, "Milo"), name(register, "Pedro")) == ("Milo", "Pedro")


def test_only_who_said_the_wrong_name_takes_it_back(english: English) -> None:
    other = ("user", "Ines", "Sorry, I meant Magda, not Marta.")
    assert name(hear(english, "I had coffee with Marta.", other), "Marta") == "Marta"
