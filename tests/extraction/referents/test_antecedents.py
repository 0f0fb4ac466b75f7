import pytest

from extraction.language.nlp import English
from tests.extraction.heard import hear, mention, name


@pytest.mark.parametrize(
    ("lines", "word", "who"),
    [
        (("Beth is here. Nadia is here. Nadia wants to see her.",), "her", "Beth"),
        (("Nadia is here. Nadia took Beth's bike without asking her.",), "her", "Beth"),
        (("Max is here. My friend Tom takes him to church.",), "him", "Max"),
        (("Max is tired. Rex is his dog.",), "his", "Max"),
    ],
    ids=["subject of both", "subject unsaid", "name in apposition", "whose it is"],
)
def test_who_does_something_is_not_the_one_it_is_done_to(
    english: English, lines: tuple[str, ...], word: str, who: str
) -> None:
    assert name(hear(english, *lines), word) == who


def test_with_him_may_be_who_took_it(english: English) -> None:
    assert name(hear(english, "Max left and he took the dog with him."), "him") == "Max"


def test_a_name_is_asked_of_someone_who_has_none(english: English) -> None:
    assert name(hear(english, "Nadia's landlord is coming over. His name is Piet."), "His") == "Piet"


def test_a_pronoun_means_the_name_beside_it(english: English) -> None:
    assert name(hear(english, "Nadia met Beth. Then she (Beth) cried."), "she") == "Beth"


CROWD = ("Beth is here.", "Nadia is tired.", "Ines came late.", "Nora left early.")


def test_the_only_one_of_the_turn_has_no_rivals_in_earlier_turns(english: English) -> None:
    found = mention(hear(english, *CROWD, "I talked to Clara Okello. She lives in Turin."), "She")
    assert found is not None
    assert found.confidence > 0.9
    assert name(hear(english, *CROWD, "I talked to Clara Okello. She lives in Turin."), "She") == "Clara Okello"


def test_who_is_told_of_is_not_spoken_to(english: English) -> None:
    register = hear(english, ("user", "Beth", "Good morning."), "Nadia is tired.", ("user", "Max", "I met Nadia."))
    assert name(register, "Nadia") == "Nadia"
    register = hear(english, ("user", "Nadia", "Good morning."), ("user", "Max", "I met Nadia. She is tired."))
    assert name(register, "She") == "Nadia"


def test_who_is_only_called_is_spoken_to(english: English) -> None:
    register = hear(english, ("user", "Nadia", "Good morning."), ("user", "Max", "Thanks, Nadia. She is tired."))
    assert name(register, "She") is None


def test_a_sister_and_her_name_are_no_rivals(english: English) -> None:
    assert name(hear(english, "My sister is Nadia, she hates heights."), "she") == "Nadia"
