import pytest

from extraction.language.nlp import English
from tests.extraction.said import claims, read


@pytest.mark.parametrize(
    ("told", "text", "start"),
    [
        ("My birthday is 7 June 1988.", "I have lived in Porto since I was nine.", "1997-06-07"),
        ("I was born on 7 June 1988.", "I have lived in Porto since I was nine.", "1997-06-07"),
        ("My wife Ana was born on 7 June 1988.", "I have lived in Porto since I was nine.", None),
        ("My birthday is 7 June.", "I have lived in Porto since I was nine.", None),
    ],
)
def test_an_age_counts_from_the_birthday_of_whom_it_is(
    english: English, told: str, text: str, start: str | None
) -> None:
    _, found = read(english, told, text)
    lived = next(claim for claim in found.claims if claim.predicate == "lives_in")
    assert (lived.valid.start or "")[:10] == start if lived.valid else start is None


def test_an_age_that_dates_something_is_no_age_of_today(english: English) -> None:
    said = claims(english, "I have lived in Porto since I was nine.")
    assert not [claim for claim in said if "| age |" in claim]
    assert "Alice | age | 34" in claims(english, "I am 34.")
