"""Recall over HTTP."""

from typing import Any

import pytest

from tests.api.caller import SCOPE, Caller, refused


def test_a_question_finds_turns_facts_and_entities(caller: Caller):
    body = {"text": "My sister Beth moved to Porto.", "scope": SCOPE, "said_at": "2025-03-01T10:00:00Z", "id": "m1"}
    caller.post("/facts", body)
    found = caller.post("/query", {"query": "Where did Beth move to?"})

    by_kind: dict[str, dict[str, Any]] = {hit["kind"]: hit for hit in reversed(found["hits"])}
    assert by_kind.keys() == {"turn", "fact", "entity"}
    assert by_kind["turn"]["message_id"] == "m1"
    assert all(hit["source"]["ref"] and hit["signals"] for hit in found["hits"])
    assert found["query_ms"] > 0
    turns = caller.post("/query", {"query": "Beth in Porto?", "include": ["turns"], "limit": 1})["hits"]
    assert [hit["kind"] for hit in turns] == ["turn"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"query": "  "}, 422),
        ({"query": "Beth?", "limit": 0}, 422),
        ({"query": "Beth?", "limit": 51}, 422),
        ({"query": "Beth?", "include": []}, 422),
        ({"query": "Beth?", "include": ["sessions"]}, 422),
        ({"query": "Beth?", "as_of": "2025-03-01T10:00:00"}, 422),
        ({"query": "Beth?", "session_id": "sess_unknown"}, 404),
        ({"query": "b" * 32_769}, 413),
    ],
)
def test_a_wrong_question_is_refused(caller: Caller, body: dict[str, object], status: int):
    codes = {422: "invalid_value", 404: "not_found", 413: "too_large"}
    refused(caller.ask("POST", "/query", json=body), status, codes[status])


@pytest.mark.parametrize("query", ["AND (", "*", '"', "the", "b" * 32_768, "1900?"])
def test_any_text_is_a_question(caller: Caller, query: str):
    assert caller.post("/query", {"query": query})["hits"] == []


def test_a_question_in_another_scope_finds_nothing(caller: Caller):
    caller.post("/facts", {"text": "Beth lives in Porto.", "scope": SCOPE})
    assert caller.post("/query", {"query": "Beth in Porto", "scope": ["org=bolt"]})["hits"] == []
    assert caller.with_key(["read"], ["org=bolt"]).post("/query", {"query": "Beth in Porto"})["hits"] == []
