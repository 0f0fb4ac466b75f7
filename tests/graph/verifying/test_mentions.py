"""Mentions that are broken are found."""

from typing import LiteralString

import pytest

from tests.graph.verifying.conftest import Breaking

BREAKS: dict[str, tuple[LiteralString, set[str]]] = {
    "a mention that quotes other characters": (
        "MATCH (m:Mention {context: $context, text: 'Acme'}) SET m.text = 'Bolt'",
        {"span"},
    ),
    "a mention beyond the end of its turn": (
        "MATCH (m:Mention {context: $context, text: 'Acme'}) SET m.start = 900, m.end = 904",
        {"key", "span"},
    ),
    "a mention that is the latest of other turns": (
        "MATCH (m:Mention {context: $context, text: 'Acme'}) SET m.spoken = m.spoken + 'x'",
        {"latest"},
    ),
    "a mention of another scope": (
        "MATCH (m:Mention {context: $context, text: 'Acme'}) SET m.scope = []",
        {"scope"},
    ),
    "a mention recorded at another time": (
        "MATCH (m:Mention {context: $context, text: 'Acme'}) SET m.recorded_ms = 0",
        {"recorded"},
    ),
    "a mention without a turn": (
        "MATCH (:Turn)-[r:HAS_MENTION]->(m:Mention {context: $context, text: 'Acme'}) DELETE r",
        {"turn"},
    ),
    "a mention that refers to nobody": (
        "MATCH (m:Mention {context: $context, text: 'Acme'})-[r:REFERS_TO]->() DELETE r",
        {"refers_to"},
    ),
    "a mention that refers to another": (
        """
        MATCH (m:Mention {context: $context, text: 'Acme'})-[r:REFERS_TO]->()
        MATCH (e:Entity {context: $context, name: 'Turin'})
        DELETE r
        CREATE (m)-[:REFERS_TO]->(e)
        """,
        {"refers_to"},
    ),
    "a mention that refers to one of two": (
        """
        MATCH (m:Mention {context: $context, text: 'Ann'}), (e:Entity {context: $context, name: 'Ann Abel'})
        CREATE (m)-[:REFERS_TO]->(e)
        """,
        {"refers_to"},
    ),
    "a mention of a referent that is not there": (
        "MATCH (m:Mention {context: $context, text: 'Acme'}) SET m.referent = 'ref_none'",
        {"latest", "referent"},
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_is_broken_is_found_and_nothing_else(broken: Breaking, name: str):
    statement, expected = BREAKS[name]

    assert {one.check for one in broken(statement)} == expected
