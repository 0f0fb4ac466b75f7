"""Whether the service lives, and whether it can work."""

import threading
from importlib.metadata import version

import pytest
from fastapi.testclient import TestClient

from api import health
from tests.api.caller import Caller


def test_health_needs_no_key_and_tells_the_version(http: TestClient):
    for path in ("/health", "/api/v1/health"):
        assert http.get(path).json() == {"status": "ok", "version": version("spectron")}


def test_the_service_is_ready_and_asking_leaves_nothing_behind(http: TestClient, caller: Caller):
    before = http.get("/api/v1/contexts", headers={"API-KEY": "root-key-of-the-tests"}).json()
    assert http.get("/ready").json()["status"] == "ready"
    assert http.get("/api/v1/contexts", headers={"API-KEY": "root-key-of-the-tests"}).json() == before
    assert caller.context_id in {one["id"] for one in before["contexts"]}


def test_the_service_is_ready_only_once_all_is_loaded_that_is_read_with(
    http: TestClient, monkeypatch: pytest.MonkeyPatch
):
    loaded = threading.Event()
    loading = threading.Thread(target=loaded.wait, daemon=True)
    loading.start()
    memory = http.app_state["memory"]
    monkeypatch.setattr(health, "PROBE_SECONDS", 0.2)
    monkeypatch.setattr(memory, "loading", (*memory.loading, loading))
    assert (http.get("/ready").status_code, http.get("/health").status_code) == (503, 200)
    loaded.set()
    monkeypatch.setattr(health, "PROBE_SECONDS", 5.0)
    assert http.get("/ready").status_code == 200
