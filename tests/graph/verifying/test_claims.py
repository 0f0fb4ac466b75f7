"""Claims that are broken are found."""

from typing import LiteralString

import pytest

from tests.graph.verifying.conftest import Breaking

BREAKS: dict[str, tuple[LiteralString, set[str]]] = {
    "a claim without evidence": (
        "MATCH (c:Claim {context: $context, predicate: 'works_for'})-[r:EVIDENCED_BY]->() DELETE r",
        {"evidence"},
    ),
    "a claim whose evidence quotes other characters": (
        "MATCH (c:Claim {context: $context, predicate: 'works_for'})-[r:EVIDENCED_BY]->() SET r.quote = 'other'",
        {"span"},
    ),
    "a claim that quotes other characters": (
        "MATCH (c:Claim {context: $context, predicate: 'works_for'}) SET c.quote = 'other'",
        {"evidence", "refold", "span"},
    ),
    "a claim of a turn that is not there": (
        "MATCH (c:Claim {context: $context, predicate: 'works_for'}) SET c.turn_id = 'turn_none'",
        {"evidence", "key", "refold", "turn"},
    ),
    "a claim that was said by another": (
        "MATCH (c:Claim {context: $context, predicate: 'works_for'}) SET c.speaker = 'mallory'",
        {"refold", "repeated"},
    ),
    "a claim under another id": (
        "MATCH (c:Claim {context: $context, predicate: 'works_for'}) SET c.id = 'claim_' + $context",
        {"evidence", "key", "refold"},
    ),
    "a claim about another by its edge": (
        """
        MATCH (c:Claim {context: $context, predicate: 'works_for'})-[r:SUBJECT]->()
        MATCH (e:Entity {context: $context, name: 'Turin'})
        DELETE r
        CREATE (c)-[:SUBJECT]->(e)
        """,
        {"ends"},
    ),
    "a claim about another by its property": (
        """
        MATCH (c:Claim {context: $context, predicate: 'works_for'}), (e:Entity {context: $context, name: 'Turin'})
        SET c.object_id = e.id
        """,
        {"content", "ends", "referent", "refold"},
    ),
    "a claim of a referent that is not there": (
        "MATCH (c:Claim {context: $context, predicate: 'works_for'}) SET c.object_ref = 'ref_none'",
        {"key", "referent"},
    ),
    "a claim in no slot": (
        "MATCH (c:Claim {context: $context, predicate: 'works_for'})-[r:ABOUT]->() DELETE r",
        {"slot"},
    ),
    "a claim in another slot": (
        "MATCH (c:Claim {context: $context, predicate: 'works_for'}) SET c.slot = 'slot_none'",
        {"evidence", "refold", "slot"},
    ),
    "a claim of another content": (
        "MATCH (c:Claim {context: $context, predicate: 'works_for'}) SET c.content = 'other'",
        {"content", "refold"},
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_is_broken_is_found_and_nothing_else(broken: Breaking, name: str):
    statement, expected = BREAKS[name]

    assert {one.check for one in broken(statement)} == expected
