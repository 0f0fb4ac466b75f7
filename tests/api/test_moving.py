"""The record over HTTP goes out and comes in as lines; what is wrong has a status, or is the last line."""

import json
import resource
import tempfile
from pathlib import Path
from typing import Any

import pytest

from api.moving import IN_MEMORY
from tests.api.caller import SCOPE, Caller, refused

NDJSON = {"content-type": "application/x-ndjson"}


def said(content: str, **more: Any) -> dict[str, Any]:
    return {"role": "user", "content": content, "infer": "none", **more}


def send(caller: Caller, *lines: dict[str, Any] | str, headers: dict[str, str] | None = None, **params: Any) -> Any:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return caller.ask("POST", "/import", {**NDJSON, **(headers or {})}, content=text, params=params)


def told(reply: Any) -> list[dict[str, Any]]:
    assert reply.status_code == 200, reply.text
    assert reply.headers["content-type"].startswith("application/x-ndjson")
    return [json.loads(line) for line in reply.text.splitlines()]


def test_what_one_context_exports_another_takes_in_once(caller: Caller, stranger: Caller):
    caller.state("Ada", "lives_in", "Porto")
    caller.post("/facts/batch", {"scope": SCOPE, "infer": "none", "messages": [{"role": "user", "content": "Grüße"}]})
    record = caller.ask("GET", "/export")
    assert [line["type"] for line in told(record)] == ["session", "message"] * 2

    counts = {"line": 4, "sessions": 2, "turns": 2, "skipped": 0}
    assert told(send(stranger, record.text))[-1] == {**counts, "done": True}
    assert told(send(stranger, record.text))[-1] == {**counts, "sessions": 0, "turns": 0, "skipped": 2, "done": True}
    names = {entity["name"] for entity in stranger.get("/entities")["entities"]}
    assert names == {"Ada", "Porto"}


def test_an_error_of_the_first_batch_has_its_status_and_one_of_a_later_batch_is_the_last_line(caller: Caller):
    refused(send(caller, "none"), 422, "invalid_value", "Line 1 is not JSON.")
    assert caller.holds()["turns"] == 0

    lines = told(send(caller, said("One.", session_id="a"), said("Two.", session_id="b"), "none", first_line=11))
    assert lines[0] == {"line": 11, "sessions": 1, "turns": 1, "skipped": 0}
    assert lines[-1]["error"]["status"] == 422
    assert lines[-1]["error"]["detail"] == "Line 13 is not JSON."
    assert caller.holds()["turns"] == 1


def test_messages_without_an_id_are_stored_once_under_an_idempotency_key(caller: Caller):
    chat = said("Hello."), said("Goodbye.")
    for turns in (2, 0):
        assert told(send(caller, *chat, headers={"Idempotency-Key": "chat"}, scope=SCOPE))[-1]["turns"] == turns
    assert [session["scope"] for session in caller.get("/sessions")["sessions"]] == [SCOPE]


def test_a_body_is_taken_in_beyond_the_limit_of_others(caller: Caller):
    assert told(send(caller, f"{100_000 * ' '}\n" * 90, said("Hello.")))[-1]["turns"] == 1


def test_what_is_no_list_of_lines_is_refused(caller: Caller):
    refused(caller.ask("POST", "/import", json=said("Hello.")), 415, "unsupported_media_type", "x-ndjson")


def test_a_key_exports_what_it_reads_and_only_an_admin_brings_a_record_as_it_was(caller: Caller):
    told(send(caller, said("Mine."), scope=["org=acme"]))
    told(send(caller, said("Theirs."), scope=["org=bolt"]))
    reader = caller.with_key(["read", "write"], ["org=acme"])
    record = reader.ask("GET", "/export")
    assert "Mine." in record.text
    assert "Theirs." not in record.text
    refused(send(reader, record.text), 403, "forbidden", "Line 2")
    refused(caller.with_key(["write"]).ask("GET", "/export"), 403, "forbidden")


def test_a_body_for_which_there_is_no_room_is_told_so(caller: Caller, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    refused(send(caller, said("x" * 2_000_000)), 503, "storage_failed", "in parts")
    monkeypatch.undo()
    assert told(send(caller, said("Hello.")))[-1]["turns"] == 1


def test_a_body_whose_file_cannot_be_closed_for_want_of_room_is_told_so(caller: Caller):
    own = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (IN_MEMORY, own[1]))
    try:
        refused(send(caller, "x" * (IN_MEMORY + 1)), 503, "storage_failed", "in parts")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, own)
    assert told(send(caller, said("Hello.")))[-1]["turns"] == 1
