import pytest

from extraction.clauses.subjects import subjects_of
from extraction.language.nlp import English
from tests.extraction.said import claims


@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        ("Ana and Max work here.", "work", ["Ana", "Max"]),
        ("I'm a cook who works nights.", "works", ["I"]),
        ("Max asked Ana to stay here.", "stay", ["Ana"]),
        ("Ana met Max, who lives here.", "lives", ["Max"]),
        ("There are two rooms.", "are", []),
        ("Joined Acme in May.", "Joined", [None]),
        ("Love it here!", "Love", [None]),
        ("Moving to Leeds in May.", "Moving", [None]),
        ("Enjoy the sea!", "Enjoy", []),
        ("Open the door!", "Open", []),
    ],
)
def test_who_does_it_is_found_wherever_it_stands(
    english: English, text: str, verb: str, subjects: list[str | None]
) -> None:
    token = next(token for token in english.read(text) if token.text == verb)
    assert [None if word is None else word.text for word in subjects_of(token)] == subjects


def test_as_many_numbers_as_subjects_are_one_each(english: English) -> None:
    said = claims(english, "My kids, Leo and Mia, are 4 and 6.")
    assert {claim for claim in said if "age" in claim} == {"Leo | age | 4", "Mia | age | 6"}


def test_friends_named_beside_two_of_my_friends_are_the_subjects(english: English) -> None:
    said = set(claims(english, "Two of my cousins, Ida and Max, live in Ghent."))
    assert {"Ida | lives_in | Ghent", "Max | lives_in | Ghent"} <= said
