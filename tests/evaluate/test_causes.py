"""What an error has in common with the truth."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from evaluate.causes import cause


class Scoring:
    """Judges as a script of golden conversations does, by equal words."""

    @staticmethod
    def predicate_fits(wanted: str, said: str) -> bool:
        return wanted == said

    @staticmethod
    def sides(fact: dict[str, Any], _: object) -> Iterator[tuple[list[str], list[str]]]:
        yield [fact["subject"]], [fact["object"]]

    @staticmethod
    def listed(wanted: str) -> list[str]:
        return [wanted]

    @staticmethod
    def fits(wanted: str, said: Sequence[str]) -> bool:
        return wanted in said


@pytest.mark.parametrize(
    ("fact", "why"),
    [
        (("Beth", "lives_in", "Lisbon"), "another status"),
        (("Beth", "works_in", "Lisbon"), "another predicate"),
        (("Beth", "lives_in", "Porto"), "another object or value"),
        (("Ana", "lives_in", "Lisbon"), "another subject"),
        (("Ana", "works_in", "Lisbon"), "nothing like it"),
    ],
)
def test_the_part_that_differs_is_the_cause(fact: tuple[str, str, str], why: str):
    gold = {"s": "Beth", "p": "lives_in", "o": "Lisbon"}
    stored: dict[str, Any] = dict(zip(("subject", "predicate", "object"), fact, strict=True))

    assert cause(Scoring, [(gold, stored)], {}) == why


def test_the_fact_that_is_most_alike_tells_the_cause():
    gold = {"s": "Beth", "p": "lives_in", "o": "Lisbon"}
    facts = [
        {"subject": "Ana", "predicate": "works_in", "object": "Porto"},
        {"subject": "Beth", "predicate": "is_at", "object": "Lisbon"},
    ]

    assert cause(Scoring, ((gold, fact) for fact in facts), {}) == "another predicate"


def test_agreeing_with_anything_tells_nothing():
    gold = {"s": "Beth", "p": "cry", "o": "*"}

    assert cause(Scoring, [(gold, {"subject": "Beth", "predicate": "laugh", "object": "Ana"})], {}) == "nothing like it"
