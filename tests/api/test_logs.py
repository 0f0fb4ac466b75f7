"""One line an operation, and never a user's words."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from api.logs import ForeignLine, JsonLine
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
    assert {line["key"] for line in operations} == {caller.key.split("-")[1]}
    assert all(line["ms"] >= 0 for line in operations)


def test_no_word_of_a_user_and_no_key_is_written(caller: Caller, lines: io.StringIO):
    words = {"role": "user", "content": "Zebulon keeps bees.", "speaker": "Quirin"}
    caller.post("/facts/batch", {"scope": SCOPE, "messages": [words]})
    caller.ask("POST", "/facts/batch", json={"scope": SCOPE, "messages": [words | {"role": "Wotan"}]})
    caller.ask("GET", "/entities", params={"name": "Zebulon"})
    caller.http.get("/api/v1/Zebulon/me", headers={"API-KEY": "sp-Zebulon"})
    caller.http.get("/Zebulon")
    caller.ask("ZEBULON", "/me")
    assert len(lines.getvalue().splitlines()) >= 6
    assert json.loads(lines.getvalue().splitlines()[-1])["method"] == "other"
    for word in ("Zebulon", "ZEBULON", "bees", "Quirin", "Wotan", caller.key):
        assert word not in lines.getvalue()


def test_a_line_of_a_library_says_where_it_comes_from_and_none_of_its_words():
    said = logging.LogRecord("neo4j.io", logging.WARNING, "bolt.py", 7, "Failed: %s", ("Zebulon",), None)
    line = json.loads(ForeignLine().format(said))
    assert (line["event"], line["logger"], line["at_line"]) == ("library", "neo4j.io", "bolt:7")
    assert "Zebulon" not in json.dumps(line)


def test_a_line_with_an_error_names_its_kind_and_not_its_words():
    error = ValueError("Zebulon keeps bees.")
    said = logging.LogRecord("uvicorn.error", logging.ERROR, "a.py", 7, "Exception", (), (ValueError, error, None))
    line = json.loads(JsonLine().format(said))
    assert (line["event"], line["error"]) == ("Exception", "ValueError")
    assert "Zebulon" not in json.dumps(line)
