import pytest

from extraction.language.nlp import English
from tests.extraction.said import claims


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("My sister Beth lives in Turin.", {"Alice | sibling_of | Beth", "Beth | gender | female"}),
        ("My mother lives in Turin.", {"mother | parent_of | Alice", "mother | gender | female"}),
        ("Beth's husband Tom lives in Turin.", {"Beth | married_to | Tom", "Tom | gender | male"}),
        ("My ex-wife lives in Turin.", {"Alice | married_to | ex-wife | ended"}),
        ("Our dog Max sleeps.", {"Alice | has_pet | Max", "Max | species | dog"}),
        ("My sister-in-law Beth lives in Turin.", {"Alice | sibling_in_law_of | Beth"}),
        ("My ex-boss lives in Turin.", {"Alice | reports_to | ex-boss | ended"}),
        ("My late husband was a baker.", {"Alice | married_to | late husband | ended"}),
        ("My boss Tom lives in Turin.", {"Alice | reports_to | Tom"}),
        ("Tom was Beth's husband.", {"Beth | married_to | Tom | ended"}),
        ("Could be my boss.", {"Alice | reports_to | boss"}),
        ("Beth's grandfather Tom?", {"Tom | grandparent_of | Beth | asked"}),
    ],
)
def test_a_possessive_says_who_is_what_to_whom(english: English, text: str, said: set[str]) -> None:
    assert said <= set(claims(english, text))


def test_a_question_asks_who_is_what_to_whom(english: English) -> None:
    said = claims(english, "Is Tom your boss?")
    assert not [claim for claim in said if "reports_to" in claim and not claim.endswith("asked")]


def test_a_possessive_inside_a_question_is_taken_for_granted(english: English) -> None:
    assert "Alice | sibling_of | Beth" in claims(english, "Does my sister Beth like jazz?")


def test_an_animal_of_nobody_has_no_species(english: English) -> None:
    assert not [claim for claim in claims(english, "A dog barked at me.") if "species" in claim]


@pytest.mark.parametrize("text", ["My business partner lives in Turin.", "Our partner in Turin has a garage."])
def test_a_partner_in_business_is_nobodys_love(english: English, text: str) -> None:
    assert not [claim for claim in claims(english, text) if "dating" in claim]


@pytest.mark.parametrize("text", ["Our kids, Max and Leo, live in Turin.", "My kids are Max and Leo."])
def test_a_plural_ties_all_whom_it_names(english: English, text: str) -> None:
    assert {"Alice | parent_of | Max", "Alice | parent_of | Leo"} <= set(claims(english, text))


def test_an_animal_with_a_name_has_its_species(english: English) -> None:
    assert "Pip | species | dog" in claims(english, "We have a dog called Pip.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I have a son and two daughters.", {"Alice | parent_of | son", "Alice | parent_of | two daughters"}),
        ("Ana has a brother in Leeds.", {"Ana | sibling_of | brother"}),
        ("I had a flatmate in Leeds.", {"Alice | roommate_of | flatmate | ended"}),
        ("Ana had a baby in May.", {"Ana | parent_of | baby"}),
    ],
)
def test_who_has_relatives_is_theirs(english: English, text: str, said: set[str]) -> None:
    assert said <= set(claims(english, text))


def test_nobody_is_tied_to_relatives_that_one_has_not(english: English) -> None:
    assert "Alice | sibling_of | brothers" not in claims(english, "I have no brothers.")


@pytest.mark.parametrize("text", ["It could be my boss.", "That will be my boss."])
def test_a_guess_who_it_is_does_not_doubt_the_tie(english: English, text: str) -> None:
    assert "Alice | reports_to | boss" in claims(english, text)
