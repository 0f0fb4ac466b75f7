import pytest

from extraction.language.nlp import English
from tests.extraction.heard import hear, meant, name


@pytest.mark.parametrize(
    "sentence",
    [
        "My sister is called Beth.",
        "My sister's name is Beth.",
        "My sister is Beth.",
        "Beth is my sister.",
        "My sister. Beth.",
    ],
)
def test_a_name_given_apart_is_tied(english: English, sentence: str) -> None:
    found = meant(hear(english, sentence), "Beth")
    assert found is not None
    assert (found.relation, found.gender) == ("sister", "female")


def test_an_answer_of_one_name_names_whom_the_question_means(english: English) -> None:
    register = hear(english, "My sister called.", ("assistant", "Iris", "Who is your sister?"), "Beth")
    assert name(register, "My sister", turn=0) == "Beth"


@pytest.mark.parametrize("sentence", ["Beth is not my sister.", "Is Beth your sister?", "Beth may be my sister."])
def test_a_denial_or_question_ties_nobody(english: English, sentence: str) -> None:
    found = meant(hear(english, ("assistant", "Iris", "Hello."), sentence), "Beth")
    assert found is None or found.relation is None


def test_a_noun_called_by_a_name_is_the_one_of_that_name(english: English) -> None:
    register = hear(english, "We met a lady called Ottoline.")
    assert name(register, "a lady") == "Ottoline"


@pytest.mark.parametrize(
    ("said", "asked", "answer", "words", "who"),
    [
        ("We got a puppy!", "What's its name?", "Waffle", "a puppy", "Waffle"),
        ("We have a new kitten.", "Aww, what is it called?", "pudding. So soft", "a new kitten", "pudding"),
        ("My son's teacher is strict.", "Who is it?", "Ms Farrow", "My son's teacher", "Ms Farrow"),
        ("Pedro's dad can't eat nuts.", "Is Pedro's dad coming?", "Anselmo? Sure.", "Pedro's dad", "Anselmo"),
        ("My sister had a baby girl.", "What's her name?", "Saoirse", "My sister", "sister"),
        ("We got a puppy!", "What's its name?", "Mum decides.", "a puppy", "puppy"),
    ],
)
def test_who_answers_what_somebody_is_called_names_them(
    english: English, said: str, asked: str, answer: str, words: str, who: str
) -> None:
    register = hear(english, said, ("assistant", "Iris", asked), answer)
    assert name(register, words, turn=0) == who
