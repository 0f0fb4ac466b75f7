"""Traces, stored replies and merges that are broken are found."""

from typing import LiteralString

import pytest

from tests.graph.verifying.conftest import Breaking

BREAKS: dict[str, tuple[LiteralString, set[str]]] = {
    "a trace of another session": (
        "MATCH (t:Trace {context: $context})-[:INGESTED]->(:Turn {seq: 7}) SET t.session_id = 'other'",
        {"trace"},
    ),
    "a trace of another scope": (
        "MATCH (t:Trace {context: $context})-[:INGESTED]->(:Turn {seq: 7}) SET t.scope = []",
        {"scope"},
    ),
    "a stored reply under another key": (
        "MATCH (q:Request {context: $context}) WITH q LIMIT 1 SET q.id = 'req_' + $context",
        {"key"},
    ),
    "a stored reply that tells of a turn that is not there": (
        """
        MATCH (q:Request {context: $context}) WITH q LIMIT 1
        SET q.reply = '{"turn_ids": ["turn_none"], "diff": {"links": [{}]}}'
        """,
        {"reply"},
    ),
    "a merge that is undone and still in force": (
        "MATCH (m:Merge {context: $context}) SET m.active = false",
        {"merge"},
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_is_broken_is_found_and_nothing_else(broken: Breaking, name: str):
    statement, expected = BREAKS[name]

    assert {one.check for one in broken(statement)} == expected
