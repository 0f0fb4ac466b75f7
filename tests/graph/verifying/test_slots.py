"""Slots that hold what does not follow from their claims are found."""

from typing import LiteralString

import pytest

from tests.graph.verifying.conftest import Breaking

BREAKS: dict[str, tuple[LiteralString, set[str]]] = {
    "a slot under another id": (
        "MATCH (k:Slot {context: $context, predicate: 'works_for'}) SET k.id = 'slot_' + $context",
        {"key"},
    ),
    "a fact that is more sure than its claims": (
        "MATCH (f:Fact {context: $context, predicate: 'works_for'}) SET f.confidence = 0.99",
        {"refold"},
    ),
    "a fact that is gone": (
        """
        MATCH (f:Fact {context: $context, predicate: 'works_for'})
        OPTIONAL MATCH (:Entity)-[r:RELATES {fact_id: f.id}]->()
        DELETE r
        DETACH DELETE f
        """,
        {"refold"},
    ),
    "a fact that no claim supports": (
        """
        MATCH (f:Fact {context: $context, predicate: 'works_for'})
        CREATE (:Fact:Relation {id: 'fact_' + $context, context: $context, slot: f.slot,
          scope: f.scope, claims: [], subject_id: f.subject_id})
        """,
        {"ends", "evidence", "refold"},
    ),
    "an open doubt that nothing raises": (
        """
        MATCH (u:Uncertainty {context: $context, reason: 'below_floor'})
        WITH u
        MATCH (k:Slot {context: $context, predicate: 'works_for'})
        SET u.slot = k.key
        """,
        {"doubt"},
    ),
    "a doubt that is not there": (
        "MATCH (u:Uncertainty {context: $context, reason: 'below_floor'}) DETACH DELETE u",
        {"doubt"},
    ),
    "a slot that holds several and may hold one": (
        "MATCH (k:Slot {context: $context, predicate: 'works_for'}) SET k.single = false",
        {"slot"},
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_is_broken_is_found_and_nothing_else(broken: Breaking, name: str):
    statement, expected = BREAKS[name]

    assert {one.check for one in broken(statement)} == expected
