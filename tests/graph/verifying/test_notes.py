"""Instructions and doubts that are broken are found."""

from typing import LiteralString

import pytest

from tests.graph.verifying.conftest import Breaking

BREAKS: dict[str, tuple[LiteralString, set[str]]] = {
    "an instruction without evidence": (
        "MATCH (i:Instruction {context: $context})-[r:EVIDENCED_BY]->() DELETE r",
        {"evidence"},
    ),
    "an instruction that quotes other characters": (
        "MATCH (i:Instruction {context: $context}) SET i.quote = 'other'",
        {"instruction", "span"},
    ),
    "an instruction of a turn that is not there": (
        "MATCH (i:Instruction {context: $context}) SET i.turn_id = 'turn_none'",
        {"instruction", "turn"},
    ),
    "an instruction that holds no longer and was not reversed": (
        "MATCH (i:Instruction {context: $context}) SET i.active = false",
        {"instruction"},
    ),
    "a doubt about other facts": (
        "MATCH (u:Uncertainty {context: $context, reason: 'below_floor'})-[r:ABOUT]->() WITH r LIMIT 1 DELETE r",
        {"about"},
    ),
    "a doubt that quotes other characters": (
        "MATCH (u:Uncertainty {context: $context, reason: 'below_floor'}) SET u.quote = 'other'",
        {"doubt", "span"},
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_is_broken_is_found_and_nothing_else(broken: Breaking, name: str):
    statement, expected = BREAKS[name]

    assert {one.check for one in broken(statement)} == expected
