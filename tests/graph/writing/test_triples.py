"""What a triple says, which ones are none, and which two contradict each other."""

from datetime import timedelta
from typing import Any

import pytest

from graph.errors import Invalid
from graph.model import Triple
from graph.writing.triples import check, check_together, modality_of
from tests.graph.statements import moment, triple

NOW = moment("2025-03-01")
BEFORE, SINCE, LATER = moment("2015-01-01"), moment("2020-01-01"), moment("2030-01-01")


def lives(place: str, since: Any = None, until: Any = None) -> Triple:
    return triple("Alice", "lives_in", place, valid_from=since, valid_until=until)


@pytest.mark.parametrize(
    ("told", "modality"),
    [
        (lives("Porto"), "asserted"),
        (lives("Porto", SINCE, LATER), "asserted"),
        (lives("Porto", BEFORE, SINCE), "ended"),
        (lives("Porto", None, NOW), "ended"),
        (lives("Porto", LATER), "planned"),
        (lives("Porto", NOW), "asserted"),
        (triple("Alice", "visit", "Porto", occurred_at=SINCE), "asserted"),
        (triple("Alice", "visit", "Porto", occurred_at=LATER), "planned"),
    ],
)
def test_a_triple_is_of_now_or_over_or_planned_by_its_times(told: Triple, modality: str):
    assert modality_of(told, NOW) == modality


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lives("Porto", SINCE, SINCE), "between"),
        (lives("Porto", SINCE, BEFORE), "comes after"),
        (triple("Alice", "visit", "Porto", occurred_at=SINCE, valid_until=LATER), "one or the other"),
        (triple("Alice", "visit", "Porto", occurred_at=SINCE, valid_from=BEFORE), "one or the other"),
        (triple("Alice", "lives_in", "Porto", occurred_at=SINCE), "lives_in lasts"),
        (triple("Alice", "move_to", "Porto", valid_until=LATER), "move_to happens"),
    ],
)
def test_a_triple_with_times_that_it_cannot_have_is_refused_in_a_sentence(wrong: Triple, says: str):
    with pytest.raises(Invalid, match=says):
        check(wrong)


@pytest.mark.parametrize(
    "contradictory",
    [
        (lives("Porto"), lives("Turin")),
        (lives("Porto", SINCE), lives("Turin", BEFORE)),
        (lives("Porto", BEFORE, LATER), lives("Turin", SINCE)),
        (lives("Porto", LATER), lives("Turin", LATER + timedelta(1))),
        (lives("Porto"), lives("Porto", BEFORE, SINCE)),
        (triple("Alice", "likes", "Ben"), triple("Alice", "dislikes", "Ben")),
        (triple("Alice", "can", "swim"), triple("Alice", "cannot", "Swim")),
        (triple("Alice", "age", "31"), triple("Alice", "age", "32")),
        (triple("Alice", "works_for", "Acme"), triple("Alice", "works_for", "Bolt")),
    ],
)
def test_two_triples_that_cannot_both_be_so_are_refused_by_their_places(contradictory: tuple[Triple, Triple]):
    one, other = contradictory
    beside = triple("Ben", "lives_in", "Porto")

    for call in ([one, beside, other], [other, beside, one]):
        with pytest.raises(Invalid, match=r"triples\[0\] and triples\[2\]"):
            check_together(call, NOW)


@pytest.mark.parametrize(
    "compatible",
    [
        (lives("Porto"), lives("Porto")),
        (lives("Porto", BEFORE, SINCE), lives("Turin", SINCE)),
        (lives("Porto", None, SINCE), lives("Turin")),
        (lives("Porto"), lives("Turin", LATER)),
        (lives("Porto", BEFORE, SINCE), lives("Porto", SINCE)),
        (triple("Alice", "likes", "Ben"), triple("Alice", "likes", "tea")),
        (triple("Alice", "visit", "Porto", occurred_at=SINCE), triple("Alice", "visit", "Turin", occurred_at=SINCE)),
        (lives("Porto"), triple("Ben", "lives_in", "Turin")),
    ],
)
def test_what_can_be_so_beside_or_after_another_is_taken(compatible: tuple[Triple, Triple]):
    one, other = compatible

    check_together([one, other], NOW)
    check_together([other, one], NOW)
