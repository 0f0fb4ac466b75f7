"""What holds, over HTTP."""

import pytest

from tests.api.caller import SCOPE, Caller, refused


def test_the_state_holds_facts_by_category(caller: Caller):
    fact = caller.state("Ines", "lives_in", "Porto")
    state = caller.post("/state", {"scope": SCOPE, "categories": ["identity"]})
    assert [one["id"] for one in state["identity"]["relations"]] == [fact["id"]]
    assert state["truncated"] is False
    assert caller.post("/state", {"scope": ["org=bolt"]})["identity"]["relations"] == []


def test_the_state_can_be_asked_for_as_it_was_known_then(caller: Caller):
    old = caller.state("Ines", "lives_in", "Porto")
    caller.state("Ines", "lives_in", "Braga")
    then = caller.post("/state", {"as_of": old["known_from"]})["identity"]["relations"]
    now = caller.post("/state", {})["identity"]["relations"]
    assert ([one["object"]["name"] for one in then], [one["object"]["name"] for one in now]) == (["Porto"], ["Braga"])


def test_a_rule_for_the_agent_is_listed(caller: Caller):
    caller.post("/facts", {"text": "Always answer in French.", "scope": SCOPE})
    assert ["French" in one["description"] for one in caller.get("/instructions")["instructions"]] == [True]


def test_a_doubt_is_listed_until_it_is_settled(caller: Caller):
    caller.post("/facts", {"text": "Maybe Omar lives in Braga.", "scope": SCOPE})
    open_now = caller.get("/uncertainties", status="open")["uncertainties"]
    assert [one["reason"] for one in open_now] == ["hedged"]
    assert caller.get("/uncertainties", status="resolved")["uncertainties"] == []


def test_the_doubts_of_one_session_can_be_asked_for(caller: Caller):
    here, there = caller.session(), caller.session()
    caller.post("/facts", {"text": "Maybe Omar lives in Braga.", "session_id": here})
    caller.post("/facts", {"text": "Maybe Rui lives in Faro.", "session_id": there})

    for session, name in ((here, "Omar"), (there, "Rui")):
        told = caller.get("/uncertainties", session_id=session)["uncertainties"]
        assert [name in one["about"] for one in told] == [True]


def test_the_diff_of_two_moments_is_what_became_known_between_them(caller: Caller):
    old = caller.state("Ines", "lives_in", "Porto")
    new = caller.state("Ines", "lives_in", "Braga")
    body = {"since": old["known_from"], "until": new["known_from"]}
    diff = caller.post("/state/diff", body)
    assert {(one["action"], one["fact"]["id"]) for one in diff["relations"]} == {
        ("created", new["id"]),
        ("superseded", old["id"]),
    }
    assert all(one["reason"] and one["fact"]["source"]["quote"] for one in diff["relations"])
    assert caller.post("/state/diff", body | {"scope": ["org=bolt"]})["relations"] == []
    backwards = {"since": body["until"], "until": "2001-01-01T00:00:00Z"}
    refused(caller.ask("POST", "/state/diff", json=backwards), 422, "invalid_value", "before the beginning")


def test_doubts_and_rules_can_be_asked_for_as_they_were_known_then(caller: Caller):
    caller.post("/facts", {"text": "Always answer in French. Maybe Omar lives in Braga.", "scope": SCOPE})
    for noun in ("instructions", "uncertainties"):
        assert len(caller.get(f"/{noun}")[noun]) == 1
        assert caller.get(f"/{noun}", as_of="2001-01-01T00:00:00Z")[noun] == []


def test_the_context_for_a_question_is_taken_from_every_session_of_a_scope(caller: Caller):
    for text, said_at in [
        ("Omar lives in Braga.", "2025-03-01T10:00:00Z"),
        ("Omar moved to Faro.", "2025-06-01T10:00:00Z"),
    ]:
        caller.post("/facts", {"text": text, "scope": SCOPE, "said_at": said_at})
    block = caller.post("/context", {"query": "Where does Omar live?", "scope": SCOPE})

    assert [item["status"] for item in block["items"] if item["kind"] == "turn"] == ["past", "current"]
    assert "Omar lives in Faro" in block["context"]
    assert "[past; now: Omar lives in Faro]" in block["context"]
    assert caller.post("/context", {"query": "Where does Omar live?", "scope": ["org=bolt"]})["items"] == []
    assert len(caller.post("/context", {"query": "Omar?", "max_chars": 60})["context"]) <= 60
    assert caller.post("/context", {"query": "Omar?", "as_of": "2020-01-01T00:00:00Z"})["items"] == []


@pytest.mark.parametrize("body", [{}, {"query": 1}, {"query": "Omar?", "limit": 0}, {"query": "Omar?", "max_chars": 0}])
def test_a_wrong_question_for_context_is_refused(caller: Caller, body: dict[str, object]):
    refused(caller.ask("POST", "/context", json=body), 422, "invalid_value", "")
