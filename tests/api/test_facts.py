"""Facts over HTTP: written from messages and triples, listed, traced to their sources."""

import pytest

from tests.api.caller import SCOPE, Caller, refused

MESSAGES = [
    {"role": "user", "content": "My name is Alice and I work at Acme Corp."},
    {"role": "assistant", "content": "Hello Alice! How can I help?"},
]


def test_messages_become_facts_that_quote_them(caller: Caller):
    reply = caller.post("/facts/batch", {"messages": MESSAGES, "scope": SCOPE})
    assert (len(reply["turn_ids"]), reply["preview"]) == (2, False)
    fact = next(change["fact"] for change in reply["diff"]["relations"] if change["fact"]["predicate"] == "works_for")
    assert (fact["subject"]["name"], fact["object"]["name"]) == ("Alice", "Acme Corp")
    source = fact["source"]
    assert source["ref"] == f"turn:{reply['turn_ids'][0]}"
    assert MESSAGES[0]["content"][source["span"]["start"] : source["span"]["end"]] == source["quote"]
    assert caller.get(f"/facts/{fact['id']}") == fact


def test_a_preview_tells_the_diff_and_stores_nothing(caller: Caller):
    before = caller.holds()
    reply = caller.post("/facts/batch", {"messages": MESSAGES, "scope": SCOPE, "infer": "preview"})
    assert (reply["preview"], reply["trace_id"]) == (True, None)
    assert reply["diff"]["relations"]
    assert caller.holds() == before


def test_messages_are_kept_without_reading_where_asked(caller: Caller):
    caller.post("/facts/batch", {"messages": MESSAGES, "scope": SCOPE, "infer": "none"})
    held = caller.holds()
    assert (held["turns"], held["facts"]) == (2, 0)


def test_a_message_sent_again_under_its_id_is_skipped(caller: Caller):
    session = caller.session()
    message = {"id": "m1", "role": "user", "content": "I live in Porto."}
    body = {"session_id": session, "messages": [message]}
    first = caller.post("/facts/batch", body)
    again = caller.post("/facts/batch", body)
    assert again["diff"]["skipped"] == [{"message_id": "m1", "turn_id": first["turn_ids"][0]}]
    other = {"session_id": session, "messages": [message | {"content": "I live in Braga."}]}
    refused(caller.ask("POST", "/facts/batch", json=other), 409, "message_conflict")
    assert caller.holds()["turns"] == 1


def test_messages_sent_again_without_a_session_go_on_in_the_one_that_was_opened(caller: Caller):
    message = {"id": "m1", "role": "user", "content": "I live in Porto."}
    body = {"messages": [message], "scope": SCOPE}
    first = caller.post("/facts/batch", body)
    again = caller.post("/facts/batch", body)
    assert (again["session_id"], again["turn_ids"]) == (first["session_id"], [])
    assert again["diff"]["skipped"] == [{"message_id": "m1", "turn_id": first["turn_ids"][0]}]

    more = {"messages": [message, {"id": "m2", "role": "user", "content": "I like tea."}], "scope": SCOPE}
    assert caller.post("/facts/batch", more)["session_id"] == first["session_id"]
    assert {name: caller.holds()[name] for name in ("sessions", "turns")} == {"sessions": 1, "turns": 2}
    other = {"messages": [message | {"content": "I live in Braga."}]}
    refused(caller.ask("POST", "/facts/batch", json=other), 409, "message_conflict")
    elsewhere = body | {"session_id": caller.session()}
    refused(caller.ask("POST", "/facts/batch", json=elsewhere), 409, "message_conflict")


def test_a_batch_with_one_wrong_message_stores_none(caller: Caller):
    body = {"scope": SCOPE, "messages": [*MESSAGES, {"role": "user", "content": "x" * 40_000}]}
    refused(caller.ask("POST", "/facts/batch", json=body), 413, "too_large", "2")
    assert caller.holds()["turns"] == 0


def test_one_text_can_be_told_with_its_speaker_and_time(caller: Caller):
    said = {"text": "I moved to Porto.", "speaker": "Ines", "said_at": "2024-05-03T10:00:00+02:00"}
    reply = caller.post("/facts", said | {"scope": SCOPE})
    turn = caller.get(f"/sessions/{reply['session_id']}/turns")["turns"][0]
    assert (turn["role"], turn["speaker"], turn["said_at"]) == ("user", "Ines", "2024-05-03T08:00:00Z")


def test_a_triple_is_kept_as_it_was_stated(caller: Caller):
    fact = caller.state("Ines", "lives_in", "Porto", labels=["source=form"])
    assert (fact["subject"]["name"], fact["object"]["name"]) == ("Ines", "Porto")
    assert (fact["source"]["kind"], fact["source"]["trust"], fact["labels"]) == ("upsert", 0.95, ["source=form"])


def test_facts_are_filtered_by_what_they_say(caller: Caller):
    caller.state("Ines", "lives_in", "Porto")
    caller.state("Omar", "lives_in", "Braga")
    for params, subjects in (
        ({"subject": "Ines"}, ["Ines"]),
        ({"object": "Braga"}, ["Omar"]),
        ({"predicate": "works_for"}, []),
        ({"kind": "relation", "category": "identity"}, ["Ines", "Omar"]),
        ({"status": "past"}, []),
    ):
        assert [fact["subject"]["name"] for fact in caller.get("/facts", **params)["facts"]] == subjects


def test_a_fact_that_was_replaced_is_past_and_in_the_history(caller: Caller):
    old = caller.state("Ines", "lives_in", "Porto")
    new = caller.state("Ines", "lives_in", "Braga")
    assert [fact["id"] for fact in caller.get("/facts")["facts"]] == [new["id"]]
    assert [fact["id"] for fact in caller.get("/facts", status="past")["facts"]] == [old["id"]]
    assert [fact["id"] for fact in caller.get(f"/facts/{new['id']}/history")["facts"]] == [old["id"], new["id"]]
    known = caller.get("/facts", as_of=old["known_from"])["facts"]
    assert [(fact["id"], fact["status"]) for fact in known] == [(old["id"], "current")]


def test_the_evidence_of_a_fact_is_every_place_that_said_it(caller: Caller):
    fact = caller.state("Ines", "lives_in", "Porto")
    caller.post("/facts", {"triples": [triple("Ines", "Porto")], "scope": SCOPE})
    assert len(caller.get(f"/facts/{fact['id']}/evidence")["evidence"]) == 2


def test_two_triples_that_contradict_each_other_are_refused_and_neither_is_kept(caller: Caller):
    told = {"triples": [triple("Ines", "Porto"), triple("Ben", "Porto"), triple("Ines", "Braga")], "scope": SCOPE}
    before = caller.holds()
    problem = caller.ask("POST", "/facts", json=told, headers={"Idempotency-Key": "two-places"})

    refused(problem, 422, "invalid_value", "triples[0] and triples[2] contradict each other")
    assert caller.holds() == before
    told["triples"] = told["triples"][:2]
    assert caller.ask("POST", "/facts", json=told, headers={"Idempotency-Key": "two-places"}).status_code == 200


@pytest.mark.parametrize(
    ("times", "says"),
    [
        ({"valid_from": "2025-01-01T00:00:00Z", "valid_until": "2025-01-01T00:00:00Z"}, "comes after valid_from"),
        ({"occurred_at": "2025-01-01T00:00:00Z", "valid_until": "2026-01-01T00:00:00Z"}, "one or the other"),
        ({"valid_from": "0000-01-01T00:00:00Z"}, "no such time"),
        ({"valid_until": "9999-12-31T23:59:59-02:00"}, "1 to 9999"),
    ],
)
def test_times_that_no_triple_can_have_are_refused(caller: Caller, times: dict[str, str], says: str):
    told = {"triples": [triple("Ines", "Porto") | times], "scope": SCOPE}

    refused(caller.ask("POST", "/facts", json=told), 422, "invalid_value", says)


def triple(subject: str, place: str) -> dict[str, object]:
    ends = {"subject": {"name": subject, "type": "person"}, "object": {"name": place, "type": "location"}}
    return {**ends, "predicate": "lives_in"}
