"""One line an operation, and never a user's words."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from api.logs import JsonLine
from tests.api.caller import SCOPE, Caller


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What is written to the log."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLine())
    loggers = [logging.getLogger(name) for name in ("api", "graph", "extraction")]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    yield written
    for logger in loggers:
        logger.removeHandler(handler)
        logger.setLevel(logging.NOTSET)


def test_an_operation_is_one_line_with_its_route_status_time_and_context(caller: Caller, lines: io.StringIO):
    caller.ask("GET", "/sessions/sess_mine")
    caller.ask("GET", "/facts", params={"limit": 0})
    operations = [line for line in map(json.loads, lines.getvalue().splitlines()) if line["event"] == "operation"]
    assert [(line["method"], line["route"], line["status"]) for line in operations] == [
        ("GET", "/api/v1/{context_id}/sessions/{session_id}", 404),
        ("GET", "/api/v1/{context_id}/facts", 422),
    ]
    assert {line["context"] for line in operations} == {caller.context_id}
    assert all(line["ms"] >= 0 for line in operations)


def test_no_word_of_a_user_and_no_key_is_written(caller: Caller, lines: io.StringIO):
    words = {"role": "user", "content": "Zebulon keeps bees.", "speaker": "Quirin"}
    caller.post("/facts/batch", {"scope": SCOPE, "messages": [words]})
    caller.ask("POST", "/facts/batch", json={"scope": SCOPE, "messages": [words | {"role": "Wotan"}]})
    caller.ask("GET", "/entities", params={"name": "Zebulon"})
    caller.http.get("/api/v1/Zebulon/me", headers={"API-KEY": "sp-Zebulon"})
    caller.http.get("/Zebulon")
    assert len(lines.getvalue().splitlines()) >= 5
    for word in ("Zebulon", "bees", "Quirin", "Wotan", caller.key):
        assert word not in lines.getvalue()
