"""Traces over HTTP."""

from tests.api.caller import Caller


def test_a_write_can_be_asked_what_it_did(caller: Caller):
    fact = caller.state("Ines", "lives_in", "Porto")
    trace = caller.get(f"/traces/{fact['trace_id']}")
    assert trace["kind"] == "write"
    assert fact["id"] in trace["records"]["created"]


def test_traces_are_listed_by_session(caller: Caller):
    fact = caller.state("Ines", "lives_in", "Porto")
    caller.state("Omar", "lives_in", "Braga")
    session = fact["source"]["session_id"]
    assert len(caller.get("/traces")["traces"]) == 2
    assert [one["id"] for one in caller.get("/traces", session_id=session)["traces"]] == [fact["trace_id"]]
