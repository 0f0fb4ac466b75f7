"""The memory as tools over HTTP: what routes do, for whom routes do it, in their words."""

import json

import pytest

from tests.api.caller import SCOPE, Caller
from tests.api.mcp.speaker import call, refusal, request

SAID = [{"role": "user", "speaker": "Ada", "content": "I live in Oslo."}]


@pytest.fixture
def session(caller: Caller) -> str:
    """A session in which Ada says where she lives."""
    return call(caller, "remember", messages=SAID, scope=SCOPE)["session_id"]


def test_a_tool_says_what_its_route_says(caller: Caller, session: str):
    recalled = call(caller, "recall", query="Where does Ada live?")
    assert recalled["hits"] == caller.post("/query", {"query": "Where does Ada live?"})["hits"]
    assert call(caller, "state", scope=SCOPE) == caller.post("/state", {"scope": SCOPE})
    assert call(caller, "state", session_id=session) == caller.get(f"/sessions/{session}/state")
    assert call(caller, "diff", session_id=session) == caller.get(f"/sessions/{session}/state/diff")
    fact = caller.get("/facts", predicate="lives_in")["facts"][0]
    assert call(caller, "inspect", fact_id=fact["id"]) == caller.get(f"/facts/{fact['id']}/inspection")


def test_a_block_of_context_is_told_as_text(caller: Caller, session: str):
    for where in ({"session_id": session}, {"scope": SCOPE}):
        asked = {"query": "Where does Ada live?", **where}
        result = request(caller, "tools/call", name="context", arguments=asked)["result"]
        assert result["content"][0]["text"] == result["structuredContent"]["context"]
        assert "Oslo" in result["content"][0]["text"]


def test_forgetting_is_tried_first(caller: Caller, session: str):
    tried = call(caller, "forget", session_id=session)
    assert (tried["dry_run"], tried["erased"]["turns"]) == (True, 1)
    assert caller.get(f"/sessions/{session}")["turn_count"] == 1
    assert call(caller, "forget", session_id=session, dry_run=False)["erased"]["turns"] == 1
    assert caller.ask("GET", f"/sessions/{session}").status_code == 404


def test_a_message_that_was_forgotten_does_not_come_back_with_a_late_retry(caller: Caller):
    with_ids = [{**SAID[0], "id": "m-1"}]
    written = call(caller, "remember", messages=with_ids)
    call(caller, "forget", session_id=written["session_id"], dry_run=False)
    again = call(caller, "remember", messages=with_ids)
    assert (again["turn_ids"], caller.holds()["turns"]) == (written["turn_ids"], 0)
    assert "Oslo" not in str(again)


def test_a_call_that_is_repeated_is_one_write(caller: Caller):
    with_ids = [{**SAID[0], "id": "m-1"}]
    first = call(caller, "remember", messages=with_ids, scope=SCOPE)
    assert call(caller, "remember", scope=SCOPE, messages=with_ids) == first
    keyed = call(caller, "remember", messages=SAID, idempotency_key="k-1")
    assert call(caller, "remember", messages=SAID, idempotency_key="k-1") == keyed
    assert caller.holds()["turns"] == 2
    assert "use a new key" in refusal(caller, "remember", messages=with_ids, idempotency_key="k-1")
    other = [{**with_ids[0], "content": "I live in Rome."}]
    assert "another text" in refusal(caller, "remember", messages=other, scope=SCOPE)


def test_a_key_may_do_with_tools_what_it_may_do_elsewhere(caller: Caller, session: str):
    reader, writer = caller.with_key(["read"]), caller.with_key(["write"])
    assert refusal(reader, "remember", messages=SAID) == "This key may not write; it has: read."
    assert refusal(reader, "forget", session_id=session) == "This key may not forget; it has: read."
    assert refusal(writer, "recall", query="Oslo") == "This key may not read; it has: write."
    narrow = caller.with_key(["read", "write"], ["user=u_bob"])
    assert "session" in refusal(narrow, "context", query="Oslo", session_id=session)
    assert call(narrow, "recall", query="Where does Ada live?")["hits"] == []
    fact = caller.get("/facts", predicate="lives_in")["facts"][0]["id"]
    assert "There is no such fact" in refusal(narrow, "inspect", fact_id=fact)
    assert "scope" in refusal(narrow, "remember", messages=SAID, scope=SCOPE)
    assert request(narrow, "resources/list")["result"]["resources"] == []


def test_a_key_opens_its_own_context_alone(stranger: Caller, session: str):
    assert call(stranger, "recall", query="Where does Ada live?")["hits"] == []
    assert refusal(stranger, "state", session_id=session) == "There is no such session."


def test_a_session_is_a_resource_and_so_is_its_transcript(caller: Caller, session: str):
    (listed,) = request(caller, "resources/list")["result"]["resources"]
    transcript = request(caller, "resources/read", uri=listed["uri"])["result"]["contents"][0]
    assert (transcript["mimeType"], "I live in Oslo." in transcript["text"]) == ("text/markdown", True)
    templates = request(caller, "resources/templates/list")["result"]["resourceTemplates"]
    uri = templates[0]["uriTemplate"].format(session_id=session)
    whole = request(caller, "resources/read", uri=uri)["result"]["contents"][0]
    assert json.loads(whole["text"]) == caller.get(f"/sessions/{session}")


def test_a_call_is_logged_at_its_route_too_without_a_word_of_it(caller: Caller, caplog: pytest.LogCaptureFixture):
    caplog.set_level("INFO", "api.logs")
    refusal(caller, "state", session_id="session-of-nobody")
    told = [(vars(record)["route"], vars(record)["status"], vars(record)["context"]) for record in caplog.records]
    route = "/api/v1/{context_id}/sessions/{session_id}/state"
    assert told == [(route, 404, caller.context_id), ("/mcp", 200, caller.context_id)]
    assert "nobody" not in str([vars(record) for record in caplog.records])
