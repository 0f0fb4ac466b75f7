"""The same request sent twice under one Idempotency-Key is one write."""

from typing import Any

import pytest

from tests.api.caller import SCOPE, Caller, refused

KEYED = {"Idempotency-Key": "once"}
TRIPLE = {
    "subject": {"name": "Ines", "type": "person"},
    "predicate": "lives_in",
    "object": {"name": "Porto", "type": "location"},
}
WRITES: list[tuple[str, dict[str, Any]]] = [
    ("/sessions", {"scope": SCOPE, "metadata": {"channel": "phone"}}),
    ("/facts/batch", {"scope": SCOPE, "messages": [{"role": "user", "content": "I live in Porto."}]}),
    ("/facts", {"scope": SCOPE, "text": "I live in Porto."}),
    ("/facts", {"scope": SCOPE, "triples": [TRIPLE]}),
    ("/keys", {"name": "reader", "verbs": ["read"]}),
]


@pytest.mark.parametrize(("path", "body"), WRITES)
def test_a_repeated_write_gives_the_first_reply_and_stores_nothing_more(
    caller: Caller, path: str, body: dict[str, Any]
):
    first = caller.ask("POST", path, headers=KEYED, json=body)
    held = caller.holds()
    again = caller.ask("POST", path, headers=KEYED, json=dict(reversed(body.items())))
    assert first.is_success
    assert (again.status_code, again.json()) == (first.status_code, first.json())
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert caller.holds() == held


def test_another_body_under_the_same_key_is_refused_and_stores_nothing(caller: Caller):
    assert caller.ask("POST", "/sessions", headers=KEYED, json={"scope": SCOPE}).status_code == 201
    held = caller.holds()
    other = caller.ask("POST", "/sessions", headers=KEYED, json={"scope": ["org=bolt"]})
    refused(other, 409, "idempotency_conflict", "another body")
    assert caller.holds() == held


def test_a_refused_write_leaves_its_key_free(caller: Caller):
    wrong = {"scope": SCOPE, "session_id": "none", "text": "I moved to Porto."}
    refused(caller.ask("POST", "/facts", headers=KEYED, json=wrong), 404, "not_found")
    assert caller.ask("POST", "/sessions", headers=KEYED, json={"scope": SCOPE}).status_code == 201


def test_keys_of_two_callers_do_not_meet(caller: Caller, stranger: Caller):
    replies = [one.ask("POST", "/sessions", headers=KEYED, json={"scope": SCOPE}) for one in (caller, stranger)]
    assert len({reply.json()["id"] for reply in replies}) == 2


@pytest.mark.parametrize("key", ["", "x" * 201])
def test_a_key_that_is_empty_or_too_long_is_refused(caller: Caller, key: str):
    reply = caller.ask("POST", "/sessions", headers={"Idempotency-Key": key}, json={})
    problem = refused(reply, 422, "invalid_value")
    assert problem["errors"][0]["field"] == "Idempotency-Key"


@pytest.mark.parametrize("path", ["/keys/none/rotate", "/merges/none/undo"])
@pytest.mark.parametrize("body", [b"{bad", b"\xff", b"[" * 100_000])
def test_a_body_that_nobody_reads_is_refused_under_a_key_where_it_is_not_json(caller: Caller, path: str, body: bytes):
    headers = KEYED | {"content-type": "application/json"}
    refused(caller.ask("POST", path, headers=headers, content=body), 400, "malformed", "JSON")
