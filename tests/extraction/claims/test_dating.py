"""Times that stand apart from what they date; said on Saturday 1 March 2025."""

import pytest

from extraction.claims.claims import read_claims
from extraction.language.nlp import English
from extraction.records import Claim, When
from tests.extraction.heard import Line, hear


def claims(english: English, *lines: Line) -> list[Claim]:
    register = hear(english, *lines)
    return list(read_claims(register, len(lines) - 1).claims)


def when(english: English, predicate: str, *lines: Line) -> When | None:
    found = next(claim for claim in claims(english, *lines) if claim.predicate == predicate)
    return found.valid


@pytest.mark.parametrize(
    ("text", "predicate", "start"),
    [
        ("I moved to Leeds. In May 2024.", "lives_in", "2024-05"),
        ("Met my old friend Sam in Rome. 14 February 2003, a rainy night.", "meet", "2003-02-14"),
        ("I teach maths at Kingsway School, been there since 2017.", "works_for", "2017"),
        ("My sister Beth lives in Rome. She moved there in 2015.", "lives_in", "2015"),
        ("I'm working at Globex, first week at the new place.", "works_for", "2025-02-24"),
    ],
)
def test_a_time_that_stands_apart_dates_what_was_said_before_it(
    english: English, text: str, predicate: str, start: str
) -> None:
    found = when(english, predicate, text)
    assert found is not None
    assert (found.start or "").startswith(start)


def test_what_took_its_place_tells_when_something_ended(english: English) -> None:
    found = when(english, "lives_in", "My friend Ana doesn't live in Turin anymore, she moved to Rome in December.")
    assert found is not None
    assert (found.start, (found.end or "")[:7]) == (None, "2024-12")


def test_what_lasted_until_a_time_ended_then(english: English) -> None:
    found = when(english, "diet", "I'm no longer vegan, lasted till Christmas.")
    assert found is not None
    assert (found.start, (found.end or "")[:10]) == (None, "2024-12-26")


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Last spring, I quit. I live in Leeds.", "lives_in"),
        ("I live in Leeds. Last spring I quit.", "lives_in"),
        ("I lost to my brother Max yesterday.", "sibling_of"),
        ("I saw my friend Eva on Friday.", "friend_of"),
    ],
)
def test_the_time_of_another_thing_dates_nothing(english: English, text: str, predicate: str) -> None:
    assert when(english, predicate, text) is None
