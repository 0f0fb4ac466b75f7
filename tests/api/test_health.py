"""Whether the service lives, and whether it can work."""

from importlib.metadata import version

from fastapi.testclient import TestClient

from tests.api.caller import Caller


def test_health_needs_no_key_and_tells_the_version(http: TestClient):
    for path in ("/health", "/api/v1/health"):
        assert http.get(path).json() == {"status": "ok", "version": version("spectron")}


def test_the_service_is_ready_and_asking_leaves_nothing_behind(http: TestClient, caller: Caller):
    before = http.get("/api/v1/contexts", headers={"API-KEY": "root-key-of-the-tests"}).json()
    assert http.get("/ready").json()["status"] == "ready"
    assert http.get("/api/v1/contexts", headers={"API-KEY": "root-key-of-the-tests"}).json() == before
    assert caller.context_id in {one["id"] for one in before["contexts"]}
