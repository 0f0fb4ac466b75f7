"""Entities that do not follow from what is said are found."""

from typing import LiteralString

import pytest

from tests.graph.verifying.conftest import Breaking

BREAKS: dict[str, tuple[LiteralString, set[str]]] = {
    "a name that fits two and is taken for clear": (
        "MATCH (r:Referent {context: $context, name: 'ann'}) SET r.rivals = []",
        {"refers_to", "slot", "who_is_who"},
    ),
    "a merge of which nothing is left": (
        "MATCH (r:Referent {context: $context, name: 'benjamin king'}) SET r.merges = []",
        {"merge", "who_is_who"},
    ),
    "a referent that joins another for no reason": (
        """
        MATCH (r:Referent {context: $context, name: 'turin'}), (o:Referent {context: $context, name: 'acme'})
        SET r.joins = [o.id]
        """,
        {"who_is_who"},
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_is_broken_is_found_and_nothing_else(broken: Breaking, name: str):
    statement, expected = BREAKS[name]

    assert {one.check for one in broken(statement)} == expected
