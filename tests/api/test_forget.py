"""Forgetting over HTTP."""

from tests.api.caller import Caller, refused


def lives(caller: Caller) -> dict[str, str]:
    return {one["object"]["name"]: one["status"] for one in caller.get("/facts", status="all")["facts"]}


def said(caller: Caller, *texts: str) -> tuple[str, list[str]]:
    """A session in which these texts are said, and the ids of its turns."""
    session = caller.session()
    turns = list[str]()
    for text in texts:
        body = {"session_id": session, "messages": [{"role": "user", "content": text}]}
        turns += caller.post("/facts/batch", body)["turn_ids"]
    return session, turns


def test_what_a_turn_had_replaced_holds_again(caller: Caller):
    session, turns = said(caller, "Ines lives in Porto.", "Ines lives in Braga now.")
    assert lives(caller) == {"Porto": "past", "Braga": "current"}
    dry = caller.post("/forget", {"turn_ids": [turns[1]], "dry_run": True})
    assert lives(caller) == {"Porto": "past", "Braga": "current"}

    receipt = caller.post("/forget", {"turn_ids": [turns[1]]})

    assert lives(caller) == {"Porto": "current"}
    assert (receipt["erased"], receipt["revived"]) == (dry["erased"], dry["revived"])
    assert receipt["erased"]["turns"] == 1
    assert len(receipt["revived"]) == 1
    assert set(receipt["checks"].values()) == {0}
    assert caller.get(f"/sessions/{session}")["turn_count"] == 1
    refused(caller.ask("POST", "/forget", json={"turn_ids": [turns[1]]}), 404, "not_found")


def test_a_session_goes_with_its_turns(caller: Caller):
    session, _ = said(caller, "Ines lives in Porto.", "She likes tea.")
    reply = caller.ask("DELETE", f"/sessions/{session}")
    assert (reply.status_code, reply.json()["erased"]["turns"]) == (200, 2)
    refused(caller.ask("GET", f"/sessions/{session}"), 404, "not_found")
    assert caller.get("/entities")["entities"] == []


def test_a_person_goes_with_every_turn_that_speaks_of_them(caller: Caller):
    said(caller, "Ines lives in Porto.", "Omar lives in Braga.")
    ines = caller.get("/entities", name="Ines")["entities"][0]["id"]
    caller.post("/forget", {"entity_id": ines})
    assert "Omar" in {one["name"] for one in caller.get("/entities")["entities"]}
    assert lives(caller) == {"Braga": "current"}


def test_words_and_scopes_are_forgotten(caller: Caller):
    said(caller, "Ines lives in Porto.", "Omar lives in Braga.")
    assert caller.post("/forget", {"query": "PORTO", "dry_run": True})["erased"]["turns"] == 1
    assert caller.post("/forget", {"scope": ["user=u_alice"]})["erased"]["turns"] == 2
    assert caller.get("/sessions")["sessions"] == []


def test_the_stored_reply_of_a_forgotten_turn_says_nothing_of_it(caller: Caller):
    body = {"messages": [{"role": "user", "content": "Ines lives in Porto."}], "scope": ["org=acme"]}
    key = {"Idempotency-Key": "once"}
    first = caller.ask("POST", "/facts/batch", headers=key, json=body).json()
    caller.post("/forget", {"turn_ids": first["turn_ids"]})

    again = caller.ask("POST", "/facts/batch", headers=key, json=body)

    assert again.headers["Idempotency-Replayed"] == "true"
    assert again.json()["turn_ids"] == first["turn_ids"]
    assert "Porto" not in again.text
    assert lives(caller) == {}


def test_forgetting_is_asked_for_in_one_way_and_needs_its_verb(caller: Caller):
    refused(caller.ask("POST", "/forget", json={}), 422, "invalid_value")
    both = {"query": "tea", "session_id": "sess_one"}
    refused(caller.ask("POST", "/forget", json=both), 422, "invalid_value")
    refused(caller.ask("POST", "/forget", json={"query": "nobody said this"}), 404, "not_found")
    reader = caller.with_key(["read", "write"])
    refused(reader.ask("POST", "/forget", json={"query": "tea"}), 403, "forbidden")


def test_a_forgetting_is_done_once_under_its_key(caller: Caller):
    _, turns = said(caller, "Ines lives in Porto.")
    body, key = {"turn_ids": turns}, {"Idempotency-Key": "gone"}
    first = caller.ask("POST", "/forget", headers=key, json=body).json()
    again = caller.ask("POST", "/forget", headers=key, json=body)
    assert again.headers["Idempotency-Replayed"] == "true"
    assert again.json()["id"] == first["id"]
    assert again.json()["erased"] == first["erased"]


def test_a_key_changes_and_erases_nothing_that_it_may_only_read(caller: Caller):
    body = {"messages": [{"role": "user", "content": "Ines lives in Porto."}]}
    common = caller.post("/facts/batch", body)
    ines = caller.get("/entities", name="Ines")["entities"][0]["id"]
    narrow = caller.with_key(["read", "write", "forget"], ["org=acme", "user=u_bob"])
    own = narrow.post("/facts/batch", {**body, "scope": ["org=acme", "user=u_bob"]})
    shared, held = common["session_id"], caller.holds()

    for named in ({"turn_ids": [*common["turn_ids"], *own["turn_ids"]]}, {"session_id": shared}, {"entity_id": ines}):
        refused(narrow.ask("POST", "/forget", json=named), 403, "forbidden")
    refused(narrow.ask("DELETE", f"/sessions/{shared}"), 403, "forbidden")
    refused(narrow.ask("PATCH", f"/sessions/{shared}", json={"metadata": {"seen": True}}), 403, "forbidden")
    assert caller.holds() == held
    assert caller.get(f"/sessions/{shared}")["metadata"] == {}

    assert narrow.post("/forget", {"query": "Porto"})["erased"]["turns"] == 1
    assert [one["turn_count"] for one in caller.get("/sessions")["sessions"]] == [1, 0]
