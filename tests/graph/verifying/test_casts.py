"""Referents of whom other things are said than is kept are found."""

from typing import LiteralString

import pytest

from tests.graph.verifying.conftest import Breaking

BREAKS: dict[str, tuple[LiteralString, set[str]]] = {
    "a turn that calls a referent otherwise": (
        "MATCH (t:Turn {context: $context, seq: 2}) SET t.cast = replace(t.cast, 'Acme', 'Acne')",
        {"said"},
    ),
    "a turn whose cast is lost": (
        "MATCH (t:Turn {context: $context, seq: 2}) SET t.cast = '[]'",
        {"said"},
    ),
    "a turn that speaks of a referent that is not there": (
        """
        MATCH (r:Referent {context: $context, name: 'acme'})
        WITH r
        MATCH (t:Turn {context: $context, seq: 2})
        SET t.cast = replace(t.cast, r.id, 'ref_none')
        """,
        {"cast", "said"},
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_is_broken_is_found_and_nothing_else(broken: Breaking, name: str):
    statement, expected = BREAKS[name]

    assert {one.check for one in broken(statement)} == expected
