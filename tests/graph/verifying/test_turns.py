"""Sessions and turns that are broken are found."""

from typing import LiteralString

import pytest

from tests.graph.verifying.conftest import Breaking

BREAKS: dict[str, tuple[LiteralString, set[str]]] = {
    "a session that counts wrongly": (
        "MATCH (s:Session {context: $context, turn_count: 7}) SET s.turn_count = 8",
        {"turn_count"},
    ),
    "a session under another key": (
        "MATCH (s:Session {context: $context, turn_count: 7}) SET s.id = 'other'",
        {"key"},
    ),
    "a session that began at another time": (
        """
        MATCH (s:Session {context: $context, turn_count: 7})
        SET s.first_said_at = datetime('2001-01-01T00:00:00Z')
        """,
        {"said_at"},
    ),
    "a turn cut off from the one before it": (
        "MATCH (:Turn {context: $context})-[r:NEXT]->(:Turn {seq: 3}) DELETE r",
        {"chain"},
    ),
    "a turn of no session": (
        "MATCH (:Session)-[r:HAS_TURN]->(t:Turn {context: $context, seq: 6}) DELETE r",
        {"session", "turn_count"},
    ),
    "a turn under a wrong number": (
        "MATCH (t:Turn {context: $context, seq: 7}) SET t.seq = 9, t.key = t.session + '|9'",
        {"chain", "turn_number"},
    ),
    "a turn that is searched by other words": (
        "MATCH (t:Turn {context: $context, seq: 7}) SET t.words = 'other'",
        {"words"},
    ),
    "a turn under another key": (
        "MATCH (t:Turn {context: $context, seq: 7}) SET t.key = 'k' + t.id",
        {"key"},
    ),
    "a turn of another session's key": (
        "MATCH (t:Turn {context: $context, seq: 7}) SET t.session_id = 'other'",
        {"key", "trace"},
    ),
    "a turn under the key of no message": (
        "MATCH (t:Turn {context: $context, seq: 3}) SET t.message_key = 'm' + t.id",
        {"key"},
    ),
    "a turn with a tag that its session has not": (
        "MATCH (t:Turn {context: $context, seq: 7}) SET t.scope = ['org=acme', 'user=u_ben']",
        {"scope", "words"},
    ),
    "a turn that no trace took in": (
        "MATCH (:Trace)-[r:INGESTED]->(:Turn {context: $context, seq: 5}) DELETE r",
        {"trace"},
    ),
    "a turn that was said at two times": (
        "MATCH (t:Turn {context: $context, seq: 5}) SET t.said_at = datetime('2025-03-01T09:05:30Z')",
        {"said_at"},
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_is_broken_is_found_and_nothing_else(broken: Breaking, name: str):
    statement, expected = BREAKS[name]

    assert {one.check for one in broken(statement)} == expected
