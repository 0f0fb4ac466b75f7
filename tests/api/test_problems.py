"""Every wrong request is refused with the right status, a code and a sentence, and leaves nothing behind."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.requests import ClientDisconnect

from api import problems
from api.faults import Faults
from graph import errors
from tests.api.caller import SCOPE, Caller, refused

SAID = {"role": "user", "content": "I moved to Lisbon."}


def batch(**message: Any) -> dict[str, Any]:
    return {"scope": SCOPE, "messages": [SAID | message]}


class Wrong(NamedTuple):
    """A request that must be refused."""

    path: str
    body: Any
    status: int
    code: str
    says: str
    """A part of the sentence that helps."""
    field: str | None = None


WRONG = {
    "an unknown role": Wrong("/facts/batch", batch(role="boss"), 422, "invalid_value", "'user'", "messages[0].role"),
    "empty content": Wrong("/facts/batch", batch(content=""), 422, "invalid_value", "empty", "messages[0].content"),
    "blank content": Wrong("/facts/batch", batch(content=" \n"), 422, "invalid_value", "empty", "messages[0].content"),
    "NUL": Wrong("/facts/batch", batch(content="a\0b"), 422, "invalid_value", "NUL", "messages[0].content"),
    "a naive time": Wrong(
        "/facts/batch", batch(said_at="2024-05-03T10:00:00"), 422, "invalid_value", "zone", "messages[0].said_at"
    ),
    "a time as a number": Wrong(
        "/facts/batch", batch(said_at=1714730400), 422, "invalid_value", "written as", "messages[0].said_at"
    ),
    "a time before the calendar": Wrong(
        "/facts/batch", batch(said_at="0001-01-01T00:00:00+14:00"), 422, "invalid_value", "years", "messages[0].said_at"
    ),
    "an unknown field": Wrong(
        "/facts/batch", batch(mood="good"), 422, "invalid_value", "no field of this name", "messages[0].mood"
    ),
    "an unknown field beside": Wrong(
        "/facts/batch", batch() | {"turns": []}, 422, "invalid_value", "no field of this name", "turns"
    ),
    "an id that is too long": Wrong("/facts/batch", batch(id="x" * 201), 422, "invalid_value", "200", "messages[0].id"),
    "an empty id": Wrong("/facts/batch", batch(id=""), 422, "invalid_value", "empty", "messages[0].id"),
    "no messages": Wrong(
        "/facts/batch", {"scope": SCOPE, "messages": []}, 422, "invalid_value", "at least 1", "messages"
    ),
    "a scope without value": Wrong("/sessions", {"scope": ["org"]}, 422, "invalid_value", "dimension=value", "scope"),
    "a scope in capitals": Wrong("/sessions", {"scope": ["Org=acme"]}, 422, "invalid_value", "lower-case", "scope"),
    "two values of a dimension": Wrong(
        "/sessions", {"scope": ["org=acme", "org=bolt"]}, 422, "invalid_value", "twice", "scope"
    ),
    "an open dimension": Wrong("/sessions", {"scope": ["org=*"]}, 422, "invalid_value", "open", "scope"),
    "too many tags": Wrong(
        "/sessions", {"scope": [f"d{n}=x" for n in range(17)]}, 422, "invalid_value", "at most 16", "scope"
    ),
    "metadata that is no object": Wrong("/sessions", {"metadata": []}, 422, "invalid_value", "an object", "metadata"),
    "metadata with NUL": Wrong("/sessions", {"metadata": {"a": ["\0"]}}, 422, "invalid_value", "NUL", "metadata"),
    "metadata that is too large": Wrong("/sessions", {"metadata": {"a": "x" * 16_400}}, 413, "too_large", "bytes"),
    "an unknown session": Wrong("/facts/batch", batch() | {"session_id": "sess_none"}, 404, "not_found", "session"),
    "a message of 40 KiB": Wrong("/facts/batch", batch(content="x" * 40_960), 413, "too_large", "32768"),
    "1,001 messages": Wrong("/facts/batch", {"scope": SCOPE, "messages": [SAID] * 1001}, 413, "too_large", "1000"),
    "a triple with two ends": Wrong(
        "/facts",
        {
            "scope": SCOPE,
            "triples": [
                {
                    "subject": {"name": "Ines", "type": "person"},
                    "predicate": "lives_in",
                    "object": {"name": "Porto", "type": "location"},
                    "value": "Porto",
                }
            ],
        },
        422,
        "invalid_value",
        "exactly one",
        "triples[0]",
    ),
    "a text that is empty": Wrong("/facts", {"text": ""}, 422, "invalid_value", "empty", "text"),
    "a key without verbs": Wrong("/keys", {"name": "k", "verbs": []}, 422, "invalid_value", "at least 1", "verbs"),
    "an unknown verb": Wrong("/keys", {"name": "k", "verbs": ["fly"]}, 422, "invalid_value", "'read'", "verbs[0]"),
    "a name of a key that no path can hold": Wrong(
        "/keys", {"name": "a/b", "verbs": ["read"]}, 422, "invalid_value", "no '/'"
    ),
    "a name of a key that leads elsewhere": Wrong(
        "/keys", {"name": "..", "verbs": ["read"]}, 422, "invalid_value", "neither"
    ),
    "a session id that no path can hold": Wrong("/sessions", {"id": "a/b"}, 422, "invalid_value", "no '/'"),
    "a session id that leads elsewhere": Wrong("/sessions", {"id": "."}, 422, "invalid_value", "neither"),
    "an unknown category": Wrong(
        "/state", {"categories": ["gossip"]}, 422, "invalid_value", "'identity'", "categories[0]"
    ),
}

RAW = {
    "malformed JSON": (b'{"scope": [', 400, "malformed", "not JSON"),
    "no UTF-8": (b'{"id": "\xff"}', 400, "malformed", "body"),
    "endless nesting": (b'{"metadata":' + b'{"a":' * 90_000, 400, "malformed", ""),
    "deep nesting": (b'{"metadata":' + b'{"a":' * 60 + b"1" + b"}" * 61, 422, "invalid_value", "levels"),
    "a lone surrogate": (b'{"metadata": {"a": "\\ud800"}}', 422, "invalid_value", "surrogate"),
    "a lone surrogate in an id": (b'{"id": "\\ud800"}', 422, "invalid_value", "surrogate"),
    "a lone surrogate in a scope": (b'{"scope": ["org=\\ud800"]}', 422, "invalid_value", "surrogate"),
    "a lone surrogate as a field": (b'{"\\ud800": 1}', 422, "invalid_value", ""),
    "NaN": (b'{"metadata": {"a": NaN}}', 422, "invalid_value", "NaN"),
    "no body": (b"", 422, "invalid_value", "needed"),
    "no object": (b"[]", 422, "invalid_value", ""),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_value_is_refused_and_nothing_is_stored(caller: Caller, wrong: Wrong):
    before = caller.holds()
    problem = refused(caller.ask("POST", wrong.path, json=wrong.body), wrong.status, wrong.code, wrong.says)
    if wrong.field:
        assert [error["field"] for error in problem["errors"]] == [wrong.field]
    assert caller.holds() == before


@pytest.mark.parametrize(("raw", "status", "code", "says"), RAW.values(), ids=RAW.keys())
def test_a_body_that_cannot_be_read_is_refused_and_nothing_is_stored(
    caller: Caller, raw: bytes, status: int, code: str, says: str
):
    before = caller.holds()
    headers = {"content-type": "application/json"}
    refused(caller.ask("POST", "/sessions", headers=headers, content=raw), status, code, says)
    assert caller.holds() == before


def test_a_lone_surrogate_in_a_message_is_refused(caller: Caller):
    raw = json.dumps(batch(content="half \ud800")).encode()
    reply = caller.ask("POST", "/facts/batch", headers={"content-type": "application/json"}, content=raw)
    problem = refused(reply, 422, "invalid_value", "surrogate")
    assert problem["errors"][0]["field"] == "messages[0].content"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_a_body_of_another_type_is_refused(caller: Caller, kind: str):
    reply = caller.ask("POST", "/sessions", headers={"content-type": kind}, content=b'{"scope": []}')
    refused(reply, 415, "unsupported_media_type", "application/json")


def test_json_by_another_name_is_taken(caller: Caller):
    headers = {"content-type": "application/vnd.acme+json; charset=utf-8"}
    assert caller.ask("POST", "/sessions", headers=headers, content=b"{}").status_code == 201


def test_a_query_that_a_route_does_not_know_is_refused(caller: Caller):
    problem = refused(caller.ask("GET", "/facts", params={"colour": "red"}), 422, "invalid_value")
    assert [error["field"] for error in problem["errors"]] == ["colour"]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [("GET", "/me", None), ("POST", "/sessions", {"scope": SCOPE}), ("DELETE", "/keys/none", None)],
)
def test_a_parameter_of_a_route_that_takes_none_is_refused(caller: Caller, method: str, path: str, body: object):
    before = caller.holds()
    reply = caller.ask(method, path, json=body, params={"dry": "true", "as_of": "2020-01-01T00:00:00Z"})
    problem = refused(reply, 422, "invalid_value")
    assert [error["field"] for error in problem["errors"]] == ["as_of", "dry"]
    assert caller.holds() == before


@pytest.mark.parametrize("limit", ["0", "501", "many"])
def test_a_limit_out_of_range_is_refused(caller: Caller, limit: str):
    refused(caller.ask("GET", "/facts", params={"limit": limit}), 422, "invalid_value", "limit")


def test_a_cursor_of_another_question_is_refused(caller: Caller):
    for _ in range(2):
        caller.session()
    cursor = caller.get("/sessions", limit=1)["page"]["next_cursor"]
    refused(caller.ask("GET", "/traces", params={"cursor": cursor}), 400, "malformed", "cursor")


def test_what_is_not_there_is_said_not_to_be_there(caller: Caller):
    for path in ("/sessions/none", "/facts/none", "/entities/none", "/traces/none", "/facts/none/evidence"):
        refused(caller.ask("GET", path), 404, "not_found")


def test_an_unknown_route_and_an_unknown_method_are_problems_too(http: TestClient, caller: Caller):
    refused(http.get("/api/v2"), 404, "not_found")
    reply = caller.ask("PUT", "/sessions", json={})
    refused(reply, 405, "method_not_allowed")
    assert reply.headers["allow"] == "GET, HEAD, POST"
    assert caller.ask("PUT", "/entities/merge", json={}).headers["allow"] == "POST"
    assert http.put("/docs").headers["allow"] == "GET"


def test_every_error_has_a_status():
    def tree(kind: type[errors.SpectronError]) -> Iterator[type[errors.SpectronError]]:
        yield kind
        for below in kind.__subclasses__():
            yield from tree(below)

    assert set(tree(errors.SpectronError)) == set(problems.STATUS)


def failing_with(error: Exception) -> TestClient:
    """A service of one route, which raises the error."""

    def fail() -> None:
        raise error

    service = FastAPI()
    service.add_api_route("/fail", fail)
    problems.answer(service)
    service.add_middleware(Faults)
    return TestClient(service)


@pytest.mark.parametrize(
    ("error", "code"),
    [(RuntimeError("Alice said so"), "internal"), (errors.GraphFault("Alice said so"), "graph_fault")],
)
def test_a_fault_of_ours_is_told_and_logged_without_a_users_words(
    error: Exception, code: str, caplog: pytest.LogCaptureFixture
):
    reply = failing_with(error).get("/fail")
    problem = refused(reply, 500, code)
    assert "Alice" not in reply.text + caplog.text
    assert [vars(record)["trace_id"] for record in caplog.records if record.msg == "fault"] == [problem["trace_id"]]


def test_what_the_graph_has_too_little_memory_for_is_a_fault_that_says_what_to_do():
    reply = failing_with(errors.MemoryShort("Ask for fewer at a time.")).get("/fail")
    assert refused(reply, 500, "graph_fault")["detail"] == "Ask for fewer at a time."
    assert "Retry-After" not in reply.headers


def test_a_caller_who_leaves_before_the_body_has_come_is_no_fault_of_ours(caplog: pytest.LogCaptureFixture):
    reply = failing_with(ClientDisconnect()).get("/fail")
    assert reply.status_code == problems.CALLER_LEFT
    assert "fault" not in {record.msg for record in caplog.records}


@pytest.mark.parametrize("error", [errors.GraphUnavailable("bolt://graph:7687"), errors.EngineFailed("no Java")])
def test_a_graph_that_is_away_is_told_with_a_time_to_come_back(error: Exception):
    reply = failing_with(error).get("/fail")
    refused(reply, 503, error.code, "again")  # pyright: ignore[reportAttributeAccessIssue]
    assert int(reply.headers["retry-after"]) > 0
    assert str(error) not in reply.text


def test_a_disk_that_is_full_is_told_with_what_to_do():
    reply = failing_with(errors.StorageFailed("The disk that holds the memory is full; make room.")).get("/fail")
    refused(reply, 503, "storage_failed", "make room")
    assert int(reply.headers["retry-after"]) > 0


def test_a_request_that_is_still_running_is_told_with_a_time_to_come_back():
    reply = failing_with(errors.IdempotencyInFlight("The first is still running.")).get("/fail")
    refused(reply, 409, "idempotency_in_flight", "running")
    assert int(reply.headers["retry-after"]) > 0
