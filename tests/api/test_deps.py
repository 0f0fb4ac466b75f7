"""Keys: what opens a context, what does not, and how far."""

import pytest
from fastapi.testclient import TestClient

from tests.api.caller import ROOT_KEY, SCOPE, Caller, refused


def test_a_key_opens_its_context_in_either_header(caller: Caller):
    path = f"/api/v1/{caller.context_id}/me"
    bearer = {"Authorization": f"Bearer {caller.key}"}
    for headers in ({"API-KEY": caller.key}, bearer, {"API-KEY": caller.key, **bearer}):
        assert caller.http.get(path, headers=headers).json()["context_id"] == caller.context_id


def test_two_different_keys_in_one_request_are_refused(caller: Caller, stranger: Caller):
    reply = caller.ask("GET", "/me", headers={"Authorization": f"Bearer {stranger.key}"})
    refused(reply, 400, "malformed", "different keys")


@pytest.mark.parametrize("path", ["/me", "/sessions", "/facts", "/entities", "/traces", "/keys", "/instructions"])
def test_no_key_a_wrong_key_and_a_strangers_key_are_refused_all_alike(caller: Caller, stranger: Caller, path: str):
    caller.session()
    revoked = caller.with_key(["read"])
    for key in caller.get("/keys")["keys"]:
        if key["name"] != "first":
            assert caller.ask("DELETE", f"/keys/{key['name']}").status_code == 204
    wrong = ["", "nonsense", "sp-none-secret", f"{caller.key}x", stranger.key, revoked.key, ROOT_KEY]
    replies = [Caller(caller.http, caller.context_id, key).ask("GET", path) for key in wrong]
    nowhere = Caller(caller.http, "no-such-context", caller.key).ask("GET", path)
    for reply in (*replies, nowhere):
        refused(reply, 401, "unauthorised")
        assert reply.headers["www-authenticate"].startswith("Bearer")
    assert len({reply.text for reply in (*replies, nowhere)}) == 1


def test_a_strangers_key_writes_nothing(caller: Caller, stranger: Caller):
    before = caller.holds()
    intruder = Caller(caller.http, caller.context_id, stranger.key)
    refused(intruder.ask("POST", "/sessions", json={"scope": SCOPE}), 401, "unauthorised")
    assert caller.holds() == before


@pytest.mark.parametrize(
    ("verb", "method", "path", "body"),
    [
        ("read", "POST", "/sessions", {"scope": SCOPE}),
        ("read", "POST", "/facts", {"text": "I moved.", "scope": SCOPE}),
        ("write", "GET", "/sessions", None),
        ("write", "GET", "/facts", None),
        ("read", "POST", "/keys", {"name": "k", "verbs": ["read"]}),
        ("write", "GET", "/keys", None),
    ],
)
def test_a_key_without_the_verb_is_refused(caller: Caller, verb: str, method: str, path: str, body: object):
    before = caller.holds()
    narrow = caller.with_key([verb])
    refused(narrow.ask(method, path, json=body), 403, "forbidden", verb)
    assert caller.holds() == before | {"keys": before["keys"] + 1}


def test_a_write_outside_of_the_keys_scope_is_refused(caller: Caller):
    narrow = caller.with_key(["read", "write"], ["org=acme", "user=*"])
    before = caller.holds()
    for scope in (["org=bolt"], ["org=acme", "team=x"], []):
        refused(narrow.ask("POST", "/sessions", json={"scope": scope}), 403, "forbidden", "scope")
    assert caller.holds() == before
    assert narrow.session(["org=acme", "user=u_bob"])


def test_what_lies_outside_of_the_keys_scope_is_as_if_it_were_not_there(caller: Caller):
    hidden = caller.session(["org=bolt"])
    fact = caller.state("Ines", "lives_in", "Porto")
    narrow = caller.with_key(["read"], ["org=umbrella"])
    assert narrow.get("/sessions")["sessions"] == []
    assert narrow.get("/facts", status="all")["facts"] == []
    assert narrow.get("/entities")["entities"] == []
    absent = narrow.ask("GET", "/sessions/none")
    for path in (f"/sessions/{hidden}", f"/sessions/{hidden}/turns", f"/sessions/{hidden}/transcript"):
        assert narrow.ask("GET", path).json() == absent.json()
    refused(narrow.ask("GET", f"/facts/{fact['id']}"), 404, "not_found")


def test_contexts_are_for_the_root_key_alone(http: TestClient, caller: Caller):
    for headers in ({}, {"API-KEY": caller.key}, {"API-KEY": "nonsense"}):
        refused(http.get("/api/v1/contexts", headers=headers), 401, "unauthorised", "root key")
        refused(http.post("/api/v1/contexts", headers=headers, json={}), 401, "unauthorised")
        refused(http.delete(f"/api/v1/contexts/{caller.context_id}", headers=headers), 401, "unauthorised")
    assert caller.get("/me")["context_id"] == caller.context_id


def test_a_read_that_tells_only_what_is_known_now_refuses_a_moment(caller: Caller):
    fact = caller.state("Ines", "lives_in", "Porto")
    session = fact["source"]["session_id"]
    paths = (f"/facts/{fact['id']}/inspection", f"/sessions/{session}", f"/traces/{fact['trace_id']}")
    for path in (*paths, "/export", "/keys", "/me"):
        asked = {"as_of": "2024-05-03T10:00:00Z"}
        refused(caller.ask("GET", path, params=asked), 422, "invalid_value", "as_of")
        assert caller.ask("GET", path).status_code == 200


def test_who_has_no_key_is_told_nothing_of_what_a_route_takes(caller: Caller):
    refused(Caller(caller.http, caller.context_id, "").ask("GET", "/me", params={"as_of": "x"}), 401, "unauthorised")
