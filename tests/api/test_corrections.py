"""Corrections over HTTP."""

from tests.api.caller import SCOPE, Caller, refused


def test_a_fact_is_closed_and_an_entity_renamed(caller: Caller):
    fact = caller.state("Ines", "lives_in", "Porto")
    closed = caller.post(f"/facts/{fact['id']}/close", {"at": "2026-01-01T00:00:00Z"})
    assert [one["action"] for one in closed["diff"]["relations"]] == ["closed"]
    assert caller.get(f"/facts/{fact['id']}")["valid_until"] == "2026-01-01T00:00:00Z"
    refused(caller.ask("POST", f"/facts/{fact['id']}/close", json={}), 409, "conflict")

    ines = fact["subject"]["id"]
    caller.post(f"/entities/{ines}", {"name": "Ines Prado", "aliases": ["Nessa"]})
    shown = caller.get(f"/entities/{ines}")
    assert (shown["name"], shown["aliases"]) == ("Ines Prado", ["Ines", "Nessa"])
    refused(caller.ask("POST", "/entities/ent_none", json={"name": "X"}), 404, "not_found")
    refused(caller.ask("POST", f"/entities/{ines}", json={}), 422, "invalid_value")


def test_a_doubt_is_resolved(caller: Caller):
    session = caller.session()
    said = [("user", "Omar lives in Porto."), ("assistant", "Omar lives in Braga.")]
    messages = [{"role": role, "content": content} for role, content in said]
    caller.post("/facts/batch", {"session_id": session, "messages": messages})
    doubt = caller.get("/uncertainties", status="open")["uncertainties"][0]
    caller.post(f"/uncertainties/{doubt['id']}/resolve", {"accept": "Faro", "note": "He told me."})
    assert caller.get("/facts", predicate="lives_in")["facts"][0]["object"]["name"] == "Faro"
    assert caller.get("/uncertainties", status="open")["uncertainties"] == []
    refused(caller.ask("POST", f"/uncertainties/{doubt['id']}/resolve", json={"accept": "Faro"}), 409, "conflict")
    refused(caller.ask("POST", "/uncertainties/unc_none/resolve", json={"accept": "Faro"}), 404, "not_found")


def test_an_instruction_is_taken_back(caller: Caller):
    messages = [{"role": "user", "content": "Please always answer in French."}]
    caller.post("/facts/batch", {"messages": messages, "scope": SCOPE})
    rule = caller.get("/instructions")["instructions"][0]["id"]
    reply = caller.ask("PATCH", f"/instructions/{rule}", json={"active": False})
    assert reply.status_code == 200, reply.text
    assert [one["active"] for one in caller.get("/instructions")["instructions"] if one["id"] == rule] == [False]
    refused(caller.ask("PATCH", f"/instructions/{rule}", json={"active": False}), 409, "conflict")


def test_words_mean_another_entity_or_nobody(caller: Caller):
    said = ("Zoe Hart called me.", "She lives in Porto.", "Ivy Lund likes chess.")
    messages = [{"role": "user", "content": text} for text in said]
    session = caller.post("/facts/batch", {"messages": messages, "scope": SCOPE})["session_id"]
    turns = caller.get(f"/sessions/{session}/turns", include="links")["turns"]
    she = next(link for turn in turns for link in turn["links"] if link["text"] == "She")
    whom = caller.get("/entities", name="Ivy Lund")["entities"][0]["id"]

    headers = {"Idempotency-Key": "relink"}
    told = caller.ask("POST", f"/links/{she['id']}", headers, json={"entity_id": whom}).json()
    again = caller.ask("POST", f"/links/{she['id']}", headers, json={"entity_id": whom})
    assert (again.json(), again.headers["Idempotency-Replayed"]) == (told, "true")
    assert caller.get("/facts", subject=whom, predicate="lives_in")["facts"][0]["object"]["name"] == "Porto"
    caller.post(f"/links/{she['id']}", {"entity_id": None})
    assert caller.get("/facts", predicate="lives_in")["facts"] == []

    refused(caller.ask("POST", f"/links/{she['id']}", json={"entity_id": None}), 409, "conflict")
    refused(caller.ask("POST", f"/links/{she['id']}", json={}), 422, "invalid_value")
    refused(caller.ask("POST", "/links/link_none", json={"entity_id": whom}), 404, "not_found")
    stranger = caller.with_key(["read", "write"], ["org=bolt"])
    refused(stranger.ask("POST", f"/links/{she['id']}", json={"entity_id": whom}), 404, "not_found")
    wider = caller.with_key(["read"], ["org=acme", "user=*"])
    refused(wider.ask("POST", f"/links/{she['id']}", json={"entity_id": whom}), 403, "forbidden")
