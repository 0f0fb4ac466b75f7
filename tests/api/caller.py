"""Someone who calls the API, and what they get when they are refused."""

import uuid
from dataclasses import dataclass
from typing import Any

from fastapi.testclient import TestClient

from api import problems

ROOT_KEY = "root-key-of-the-tests"
SCOPE = ["org=acme", "user=u_alice"]


@dataclass(frozen=True)
class Caller:
    """The holder of a key to one context, who asks for paths below it."""

    http: TestClient
    context_id: str
    key: str

    def ask(self, method: str, path: str, headers: dict[str, str] | None = None, **sent: Any) -> Any:
        """The reply, whatever its status."""
        signed = {"API-KEY": self.key, **(headers or {})}
        return self.http.request(method, f"/api/v1/{self.context_id}{path}", headers=signed, **sent)

    def get(self, path: str, **params: Any) -> Any:
        """What is there; it must be."""
        reply = self.ask("GET", path, params=params)
        assert reply.status_code == 200, reply.text
        return reply.json()

    def post(self, path: str, body: Any, status: int = 200) -> Any:
        """What came of a write; it must have been accepted."""
        reply = self.ask("POST", path, json=body)
        assert reply.status_code == status, reply.text
        return reply.json()

    def session(self, scope: list[str] | None = None) -> str:
        return str(self.post("/sessions", {"scope": scope or SCOPE}, 201)["id"])

    def state(self, subject: str, predicate: str, place: str, **more: Any) -> dict[str, Any]:
        """A relation between a person and a place, stated as a triple."""
        ends = {"subject": {"name": subject, "type": "person"}, "object": {"name": place, "type": "location"}}
        triple = {**ends, "predicate": predicate}
        reply = self.post("/facts", {"scope": SCOPE, "triples": [triple], **more})
        return dict(reply["diff"]["relations"][0]["fact"], trace_id=reply["trace_id"])

    def with_key(self, verbs: list[str], scope: list[str] | None = None) -> "Caller":
        """The holder of another key to the same context."""
        body = {"name": f"key-{uuid.uuid4().hex}", "verbs": verbs, "scope": scope or []}
        return Caller(self.http, self.context_id, self.post("/keys", body, 201)["key"])

    def holds(self) -> dict[str, int]:
        """How many records of each kind the context has."""
        sessions = self.get("/sessions")["sessions"]
        lists = {"facts": {"status": "all"}, "entities": {}, "traces": {}, "keys": {}}
        counted = {noun: len(self.get(f"/{noun}", **params)[noun]) for noun, params in lists.items()}
        return {**counted, "sessions": len(sessions), "turns": sum(one["turn_count"] for one in sessions)}


def open_context(http: TestClient) -> Caller:
    """The holder of the first key of a fresh context."""
    body = {"id": f"test-{uuid.uuid4().hex}"}
    made = http.post("/api/v1/contexts", json=body, headers={"API-KEY": ROOT_KEY})
    assert made.status_code == 201, made.text
    return Caller(http, made.json()["id"], made.json()["key"])


def refused(reply: Any, status: int, code: str, says: str = "") -> dict[str, Any]:
    """The problem document of a reply, after the checks that hold for all of them."""
    assert reply.status_code == status, reply.text
    assert reply.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = reply.json()
    assert problem["status"] == status
    assert problem["code"] == code
    assert problem["code"] in problems.all_codes()
    assert says in problem["detail"]
    assert len(problem["detail"].split()) > 2
    assert "Traceback" not in reply.text
    assert ".py" not in reply.text
    return problem
