"""Facts whose edges say something else are found."""

from typing import LiteralString

import pytest

from tests.graph.verifying.conftest import Breaking

BREAKS: dict[str, tuple[LiteralString, set[str]]] = {
    "a fact about nobody": (
        "MATCH (f:Fact {context: $context, predicate: 'works_for'})-[r:SUBJECT]->() DELETE r",
        {"ends", "relates"},
    ),
    "a fact without its object": (
        "MATCH (f:Fact {context: $context, predicate: 'works_for'})-[r:OBJECT]->() DELETE r",
        {"ends"},
    ),
    "a fact of no slot": (
        "MATCH (f:Fact {context: $context, predicate: 'works_for'})-[r:ABOUT]->() DELETE r",
        {"ends"},
    ),
    "a fact that nothing is known to have replaced": (
        "MATCH (:Fact {context: $context})-[r:SUPERSEDES]->() DELETE r",
        {"ends"},
    ),
    "a fact without evidence": (
        "MATCH (f:Fact {context: $context, predicate: 'works_for'})-[r:EVIDENCED_BY]->() DELETE r",
        {"evidence"},
    ),
    "a fact whose evidence quotes other characters": (
        "MATCH (f:Fact {context: $context, predicate: 'works_for'})-[r:EVIDENCED_BY]->() SET r.quote = 'other'",
        {"evidence", "span"},
    ),
    "a fact whose evidence is of another scope": (
        "MATCH (t:Turn {context: $context, seq: 2}) SET t.scope = []",
        {"evidence_scope", "latest", "repeated", "scope", "words"},
    ),
    "a fact whose evidence is of no claim": (
        """
        MATCH (f:Fact {context: $context, predicate: 'works_for'})-[r:EVIDENCED_BY]->()
        SET r.claim_id = 'claim_none'
        """,
        {"evidence"},
    ),
    "a fact without its edge between entities": (
        """
        MATCH (f:Fact {context: $context, predicate: 'works_for'})
        MATCH (:Entity)-[r:RELATES {fact_id: f.id}]->()
        DELETE r
        """,
        {"relates"},
    ),
    "a fact whose edge between entities says otherwise": (
        """
        MATCH (f:Fact {context: $context, predicate: 'works_for'})
        MATCH (:Entity)-[r:RELATES {fact_id: f.id}]->()
        SET r.status = 'past'
        """,
        {"relates"},
    ),
    "a fact that ends before it begins": (
        """
        MATCH (f:Fact {context: $context, predicate: 'lives_in', status: 'past'})
        SET f.valid_from = datetime('2031-01-01T00:00:00Z')
        """,
        {"interval", "refold", "relates"},
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_is_broken_is_found_and_nothing_else(broken: Breaking, name: str):
    statement, expected = BREAKS[name]

    assert {one.check for one in broken(statement)} == expected
