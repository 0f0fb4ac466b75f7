"""Referents, aliases and entities that are broken are found."""

from typing import LiteralString

import pytest

from tests.graph.verifying.conftest import Breaking

BREAKS: dict[str, tuple[LiteralString, set[str]]] = {
    "a referent under another key": (
        "MATCH (r:Referent {context: $context, name: 'acme'}) SET r.key = r.key + 'x'",
        {"key"},
    ),
    "a referent that means nobody": (
        "MATCH (r:Referent {context: $context, name: 'acme'})-[m:MEANS]->() DELETE m",
        {"means", "nobody"},
    ),
    "a name by which nobody is found": (
        "MATCH (a:Alias {context: $context, normal: 'acme'}) SET a.lookup = 'elsewhere'",
        {"lookup", "names"},
    ),
    "a referent in another place": (
        "MATCH (r:Referent {context: $context, name: 'acme'}) SET r.place = 'elsewhere'",
        {"place", "scope"},
    ),
    "a name in another place": (
        "MATCH (a:Alias {context: $context, normal: 'acme'}) SET a.place = 'elsewhere'",
        {"names"},
    ),
    "a scope that is not found": (
        "MATCH (s:ScopeTag {context: $context}) DELETE s",
        {"scope"},
    ),
    "a scope that is found by a tag of another": (
        "MATCH (s:ScopeTag {context: $context}) SET s.tag_key = 'elsewhere'",
        {"scope"},
    ),
    "a scope in which nobody is spoken of": (
        """
        WITH $context + '|user=x ' AS place
        CREATE (:ScopeTag {id: place + '|user=x', key: place + '|user=x', context: $context, place: place,
          tag: 'user=x', tag_key: place, scope: ['user=x'], display: 'user=x'})
        """,
        {"scope"},
    ),
    "a name that is lost": (
        "MATCH (a:Alias {context: $context, normal: 'acme'}) DETACH DELETE a",
        {"names"},
    ),
    "a name that nobody has": (
        """
        MATCH (r:Referent {context: $context, name: 'acme'})-[:MEANS]->(e:Entity)
        CREATE (a:Alias {id: 'alias_' + r.id, key: r.id + '|bolt', context: $context, referent: r.id,
          telling: true, normal: 'bolt', lookup: $context + '|bolt'})-[:ALIAS_OF]->(e)
        """,
        {"key", "names"},
    ),
    "a name of another entity": (
        """
        MATCH (a:Alias {context: $context, normal: 'acme'})-[r:ALIAS_OF]->()
        MATCH (e:Entity {context: $context, name: 'Turin'})
        DELETE r
        CREATE (a)-[:ALIAS_OF]->(e)
        """,
        {"alias_of"},
    ),
    "a name of a referent that is not there": (
        """
        MATCH (a:Alias {context: $context, normal: 'acme'})
        CREATE (:Alias {id: a.id + 'x', key: 'ref_none|acme', context: $context, referent: 'ref_none',
          telling: true, normal: 'acme', lookup: a.lookup})
        """,
        {"key", "referent"},
    ),
    "an entity that is nobody": (
        "CREATE (:Entity {id: 'ent_' + $context, key: $context, context: $context})",
        {"nobody"},
    ),
    "an edge between entities for no fact": (
        """
        MATCH (a:Entity {context: $context, name: 'Turin'}), (b:Entity {context: $context, name: 'Porto'})
        CREATE (a)-[:RELATES {fact_id: 'fact_none'}]->(b)
        """,
        {"relates"},
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_is_broken_is_found_and_nothing_else(broken: Breaking, name: str):
    statement, expected = BREAKS[name]

    assert {one.check for one in broken(statement)} == expected
