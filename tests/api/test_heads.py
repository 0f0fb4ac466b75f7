"""HEAD is answered as GET is, without the body."""

from fastapi.testclient import TestClient

from tests.api.caller import Caller


def test_what_is_there_is_told_without_its_body(http: TestClient, caller: Caller):
    got, head = caller.ask("GET", "/me"), caller.ask("HEAD", "/me")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(got.content))
    assert http.head("/health").status_code == 200


def test_what_is_not_there_is_told_too(http: TestClient, caller: Caller):
    head = caller.ask("HEAD", "/sessions/none")
    assert (head.status_code, head.content) == (404, b"")
    refused = caller.ask("HEAD", "/query")
    assert (refused.status_code, refused.headers["allow"]) == (405, "POST")
    assert http.head("/api/v1/contexts").status_code == 401
