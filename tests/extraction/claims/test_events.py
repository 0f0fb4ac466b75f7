import pytest

from extraction.language.nlp import English
from tests.extraction.said import claims, read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I visited Lisbon in May.", "Alice | visit | Lisbon"),
        ("Ana complained about the food.", "Ana | complain_about | food"),
        ("The report was written by Ana.", "Ana | write | report"),
        ("Ana graduated.", "Ana | graduate"),
        ("I'm going to paint the kitchen.", "Alice | paint | kitchen | planned"),
        ("Ana plays the cello.", "Ana | play | cello"),
        ("Ana didn't paint the kitchen.", "Ana | paint | kitchen | negated"),
        ("Ana baked a cake and sold a boat.", "Ana | sell | boat"),
    ],
)
def test_what_somebody_did_is_kept_under_the_verb(english: English, text: str, said: str) -> None:
    assert said in claims(english, text)


@pytest.mark.parametrize(
    "text",
    [
        "It rained.",
        "I did something.",
        "Ana would paint the kitchen.",
        "I was going to paint the kitchen.",
        "Paint it!",
    ],
)
def test_what_names_nothing_or_did_not_happen_is_no_event(english: English, text: str) -> None:
    assert [claim for claim in claims(english, text) if claim.count("|") < 3] == []


def test_what_is_past_is_an_action_and_what_is_usual_a_relation(english: English) -> None:
    kinds = {
        text: [claim.kind for claim in read(english, text)[1].claims]
        for text in ("Ana played the cello.", "Ana plays the cello.")
    }
    assert kinds == {"Ana played the cello.": ["action"], "Ana plays the cello.": ["relation"]}


def test_an_event_happened_when_its_clause_says(english: English) -> None:
    (claim,) = read(english, "I visited Lisbon in May 2024.")[1].claims
    assert claim.valid is not None
    assert (claim.valid.start or "")[:7] == "2024-05"


@pytest.mark.parametrize("text", ["Ana used to smoke.", "Ana no longer smokes.", "Ana doesn't smoke any more."])
def test_a_habit_given_up_is_over(english: English, text: str) -> None:
    assert "Ana | smoke | ended" in claims(english, text)
