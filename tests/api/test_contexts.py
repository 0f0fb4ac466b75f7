"""Contexts over HTTP: made, listed, erased."""

import uuid

from fastapi.testclient import TestClient

from tests.api.caller import ROOT_KEY, Caller, refused

ROOT = {"API-KEY": ROOT_KEY}


def test_a_context_is_made_with_a_key_that_has_every_right(http: TestClient):
    made = http.post("/api/v1/contexts", headers=ROOT, json={"description": "For tests"}).json()
    assert made["description"] == "For tests"
    me = Caller(http, made["id"], made["key"]).get("/me")
    assert me["verbs"] == ["read", "write", "forget", "admin"]
    assert me["scope"] == []


def test_a_context_may_be_made_without_saying_anything(http: TestClient):
    assert http.post("/api/v1/contexts", headers=ROOT, json={}).json()["id"].startswith("ctx_")


def test_an_id_can_be_taken_once(http: TestClient):
    body = {"id": f"test-{uuid.uuid4().hex}"}
    assert http.post("/api/v1/contexts", headers=ROOT, json=body).status_code == 201
    refused(http.post("/api/v1/contexts", headers=ROOT, json=body), 409, "context_conflict", "another id")


def test_an_id_that_could_not_stand_in_an_address_is_refused(http: TestClient):
    for name in ("a/b", "contexts", "a b", "-a"):
        refused(http.post("/api/v1/contexts", headers=ROOT, json={"id": name}), 422, "invalid_value", "context id")


def test_contexts_are_listed_without_their_keys(http: TestClient, caller: Caller):
    listed = http.get("/api/v1/contexts", headers=ROOT).json()["contexts"]
    mine = [one for one in listed if one["id"] == caller.context_id]
    assert [set(one) for one in mine] == [{"id", "description", "created_at"}]


def test_an_erased_context_is_closed_and_gone(http: TestClient, caller: Caller, stranger: Caller):
    caller.session()
    path = f"/api/v1/contexts/{caller.context_id}"
    assert http.delete(path, headers=ROOT).status_code == 204
    refused(caller.ask("GET", "/sessions"), 401, "unauthorised")
    refused(http.delete(path, headers=ROOT), 404, "not_found")
    assert stranger.get("/sessions")["sessions"] == []
