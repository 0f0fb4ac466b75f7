"""Whatever is sent, the answer is a sentence: no fault, no trace, and nothing is changed."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.caller import ROOT_KEY, Caller, open_context
from tests.api.mcp.speaker import refusal, request, send

SAID = [{"role": "user", "speaker": "Ada", "content": "I live in Oslo."}]
LIST: dict[str, Any] = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}


@pytest.fixture(scope="module")
def caller(http: TestClient) -> Caller:
    """The holder of a key whose context stays empty."""
    return open_context(http)


@pytest.mark.parametrize("key", ["", "sp-01-wrong", "nonsense", ROOT_KEY])
def test_without_a_key_that_counts_nobody_comes_in(caller: Caller, key: str):
    reply = send(Caller(caller.http, caller.context_id, key), LIST)
    assert (reply.status_code, reply.headers["www-authenticate"]) == (401, 'Bearer realm="spectron"')
    error = reply.json()["error"]
    assert error["message"].startswith("This key opens no context. Send a key of one")
    assert error["data"]["code"] == "unauthorised"


@pytest.mark.parametrize("origin", ["https://example.org", "http://localhost.example.org", "null", "http://[", ""])
def test_a_page_of_another_site_may_not_ask(caller: Caller, origin: str):
    reply = send(caller, LIST, {"Origin": origin})
    assert (reply.status_code, reply.json()["error"]["data"]["code"]) == (403, "forbidden")


@pytest.mark.parametrize("origin", ["http://localhost:6274", "http://127.0.0.1", "http://[::1]:8080"])
def test_a_page_of_this_machine_may(caller: Caller, origin: str):
    assert send(caller, LIST, {"Origin": origin}).status_code == 200


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [
        ("remember", {"messages": [{"role": "user"}]}, "messages[0].content: This is needed."),
        ("remember", {"messages": [{"role": "user", "content": " "}]}, "nothing to remember"),
        ("remember", {"messages": [{"role": "tool", "content": "x" * 5_000_000}]}, "32768 bytes"),
        ("remember", {"messages": [{"role": "user", "content": "Hm", "metadata": {}}]}, "no field of this name"),
        ("remember", {"messages": "Hm"}, "messages: Send a list."),
        ("remember", {"messages": SAID, "idempotency_key": 5}, "idempotency_key: Send a text"),
        ("remember", {}, "messages: This is needed."),
        ("recall", {"query": "Oslo", "limit": 10**400}, "limit"),
        ("recall", {"query": ["Oslo"]}, "query: Send a text."),
        ("context", {"query": "Oslo", "session_id": "s", "scope": []}, "scope: Leave this out beside session_id."),
        ("context", {"query": "x" * 100_000, "session_id": "s"}, "too long"),
        ("state", {"session_id": ["s"]}, "session_id: Send a text"),
        ("state", {"session_id": "../.."}, "session_id: There is no such id."),
        ("state", {"session_id": ".."}, "session_id: There is no such id."),
        ("state", {"as_of": "yesterday"}, "A time is written as"),
        ("diff", {"until_turn": "turn_1"}, "until_turn: Leave this out without session_id."),
        ("diff", {"since": "2024-01-01T00:00:00Z"}, "until: This is needed."),
        ("forget", {}, "exactly one of"),
        ("forget", {"query": "Oslo", "dry_run": "no"}, "dry_run: Send true or false."),
        ("inspect", {"fact_id": "fact_none"}, "no such fact"),
    ],
    ids=lambda value: None if isinstance(value, str) else str(value)[:40],
)
def test_what_is_wrong_is_told_in_a_sentence_and_changes_nothing(
    caller: Caller, tool: str, arguments: dict[str, Any], says: str
):
    told = refusal(caller, tool, **arguments)
    assert says in told
    assert not {"Traceback", ".py", "pydantic"} & set(told.split())
    assert caller.get("/sessions")["sessions"] == []


def test_a_message_over_the_limit_is_refused_before_it_is_read(caller: Caller):
    reply = send(caller, b'"' + b"x" * 10_000_000 + b'"')
    assert reply.status_code == 413
    assert "send it in parts" in reply.json()["error"]["message"]


@pytest.mark.parametrize("version", ["2025-06-18", "2026-07-28", "Hm"])
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"tools/list"',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"1" * 10_000,
        b'{"jsonrpc":"1.0","id":1,"method":"tools/list"}',
        b'{"jsonrpc":"2.0","id":1,"method":5}',
        b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"recall","arguments":{"query":"\\ud800"}}}',
        b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[]}',
        b'[{"jsonrpc":"2.0","id":1,"method":"tools/list"}]',
    ],
    ids=lambda body: repr(body[-20:]),
)
def test_what_is_no_message_is_refused(caller: Caller, body: bytes, version: str):
    reply = send(caller, body, {"MCP-Protocol-Version": version})
    assert 400 <= reply.status_code < 500
    assert reply.json()["error"]["message"]


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("tools/call", {"name": "brew", "arguments": {}}),
        ("tools/call", {"name": 5}),
        ("tools/call", {"name": "recall", "arguments": "Oslo"}),
        ("resources/read", {"uri": "file:///etc/passwd"}),
        ("resources/read", {"uri": "spectron://sessions/none"}),
        ("resources/read", {"uri": "spectron://sessions/%ff%00/transcript"}),
        ("resources/list", {"cursor": "nonsense"}),
        ("prompts/list", {}),
    ],
)
def test_what_is_not_there_is_an_error_of_the_protocol(caller: Caller, method: str, params: dict[str, Any]):
    error = request(caller, method, **params)["error"]
    assert error["code"] in (-32601, -32602)
    assert error["message"]


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT"])
def test_nothing_but_messages_is_taken(caller: Caller, method: str):
    reply = caller.http.request(method, "/mcp", headers={"Authorization": f"Bearer {caller.key}"})
    assert (reply.status_code, reply.headers["allow"]) == (405, "POST")


def test_a_message_of_another_type_is_refused(caller: Caller):
    for kind in ("text/plain", "application/problem+json", ""):
        reply = send(caller, LIST, {"Content-Type": kind})
        assert (reply.status_code, "Content-Type" in reply.json()["error"]["message"]) == (415, True)
    assert send(caller, LIST, {"Accept": "text/html"}).status_code == 406
