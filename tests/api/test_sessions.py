"""Sessions and turns over HTTP."""

from tests.api.caller import SCOPE, Caller, refused

MESSAGES = [
    {"role": "user", "content": "My name is Alice and I work at Acme Corp."},
    {"role": "assistant", "content": "Hello Alice! How can I help?"},
]


def told(caller: Caller) -> str:
    """A session in which Alice said where she works."""
    body = {"scope": ["org=acme", "user=u_alice", "agent=support"], "metadata": {"channel": "phone"}}
    session = caller.post("/sessions", body, 201)["id"]
    caller.post("/facts/batch", {"session_id": session, "messages": MESSAGES, "scope": SCOPE})
    return session


def test_a_session_keeps_its_scope_and_metadata(caller: Caller):
    metadata = {"channel": "phone", "nested": {"none": None, "list": [1, 2.5, "ü"]}}
    made = caller.post("/sessions", {"scope": SCOPE, "metadata": metadata, "id": "mine"}, 201)
    assert (made["id"], made["scope"], made["metadata"], made["turn_count"]) == ("mine", SCOPE, metadata, 0)
    assert caller.get("/sessions/mine") == made
    refused(caller.ask("POST", "/sessions", json={"id": "mine"}), 409, "session_conflict", "another id")


def test_metadata_is_replaced(caller: Caller):
    session = caller.session()
    reply = caller.ask("PATCH", f"/sessions/{session}", json={"metadata": {"closed": True}})
    assert reply.json()["metadata"] == {"closed": True}
    assert caller.get(f"/sessions/{session}")["metadata"] == {"closed": True}


def test_sessions_are_listed_page_by_page_and_by_scope(caller: Caller):
    made = [caller.session(["org=acme", f"user=u_{n}"]) for n in range(3)]
    first = caller.get("/sessions", limit=2)
    rest = caller.get("/sessions", limit=2, cursor=first["page"]["next_cursor"])
    assert [one["id"] for one in first["sessions"] + rest["sessions"]] == made
    assert (first["page"]["has_more"], rest["page"]["has_more"]) == (True, False)
    only = caller.get("/sessions", scope=["org=acme", "user=u_1"])
    assert [one["id"] for one in only["sessions"]] == made[1:2]


def test_turns_are_given_word_for_word_in_order(caller: Caller):
    session = told(caller)
    turns = caller.get(f"/sessions/{session}/turns")["turns"]
    assert [(turn["seq"], turn["role"], turn["content"]) for turn in turns] == [
        (place + 1, message["role"], message["content"]) for place, message in enumerate(MESSAGES)
    ]
    assert [turn["links"] for turn in turns] == [None, None]


def test_links_and_facts_are_included_where_asked_for(caller: Caller):
    session = told(caller)
    for include in ("links,facts", ["links", "facts"]):
        turn = caller.get(f"/sessions/{session}/turns", include=include)["turns"][0]
        assert {"Acme Corp", "I"} <= {link["text"] for link in turn["links"]}
        assert turn["fact_ids"]
    reply = caller.ask("GET", f"/sessions/{session}/turns", params={"include": "gossip"})
    refused(reply, 422, "invalid_value", "'links' or 'facts'")


def test_the_transcript_shows_what_was_read_beside_each_turn(caller: Caller):
    session = told(caller)
    lines = caller.get(f"/sessions/{session}/transcript", format="json")["lines"]
    assert [line["turn"]["content"] for line in lines] == [message["content"] for message in MESSAGES]
    assert "works_for" in {fact["predicate"] for fact in lines[0]["facts"]}
    reply = caller.ask("GET", f"/sessions/{session}/transcript")
    assert reply.headers["content-type"].startswith("text/markdown")
    assert "> My name is Alice and I work at Acme Corp." in reply.text
    assert "Alice works_for Acme Corp: current" in reply.text


def test_the_transcript_is_a_page_that_runs_nothing(caller: Caller):
    session = told(caller)
    reply = caller.ask("GET", f"/sessions/{session}/transcript", params={"format": "html"})
    assert reply.headers["content-type"].startswith("text/html")
    assert all(part in reply.headers["content-security-policy"] for part in ("default-src 'none'", "script-src 'none'"))
    assert '<mark class="name" title="Acme Corp">Acme Corp</mark>' in reply.text


def test_turns_and_transcript_can_be_asked_for_as_they_were_known_then(caller: Caller):
    session = told(caller)
    turn = caller.get(f"/sessions/{session}/turns")["turns"][-1]
    for moment, count in (("2001-01-01T00:00:00Z", 0), (turn["recorded_at"], 2)):
        turns = caller.get(f"/sessions/{session}/turns", include="links,facts", as_of=moment)["turns"]
        lines = caller.get(f"/sessions/{session}/transcript", format="json", as_of=moment)
        assert (len(turns), len(lines["lines"]), lines["session"]["turn_count"]) == (count, count, count)
    assert turns == caller.get(f"/sessions/{session}/turns", include="links,facts")["turns"]


def test_the_context_of_a_session_is_a_block_of_text_with_its_items(caller: Caller):
    session = told(caller)
    block = caller.get(f"/sessions/{session}/context", query="Where does Alice work?")
    assert "Acme Corp" in block["context"]
    assert {item["kind"] for item in block["items"]} == {"turn"}, "what the latest turns say is not told again"
    assert block["trace_id"].startswith("trace_")
    assert len(caller.get(f"/sessions/{session}/context", max_chars=80)["context"]) <= 80
    assert caller.get(f"/sessions/{session}/context", as_of="2020-01-01T00:00:00Z")["items"] == []


def test_the_state_of_a_session_is_what_was_said_in_it(caller: Caller):
    session, other = told(caller), caller.session()
    assert [fact["predicate"] for fact in caller.get(f"/sessions/{session}/state")["identity"]["relations"]] == [
        "works_for"
    ]
    assert caller.get(f"/sessions/{other}/state")["identity"]["relations"] == []


def test_the_diff_of_a_session_is_what_changed_after_a_turn(caller: Caller):
    session = told(caller)
    moved = {"role": "user", "content": "I work at Bolt now."}
    last = caller.post("/facts/batch", {"session_id": session, "messages": [moved], "scope": SCOPE})["turn_ids"][0]
    turns = [turn["id"] for turn in caller.get(f"/sessions/{session}/turns")["turns"]]
    assert turns[-1] == last
    diff = caller.get(f"/sessions/{session}/state/diff", since_turn=turns[-2], until_turn=last)
    assert {change["action"] for change in diff["relations"]} == {"created", "superseded"}
    refused(caller.ask("GET", f"/sessions/{session}/state/diff", params={"since_turn": "none"}), 404, "not_found")


def test_every_page_of_an_unknown_session_is_not_there(caller: Caller):
    for page in ("", "/turns", "/transcript", "/context", "/state", "/state/diff"):
        refused(caller.ask("GET", f"/sessions/none{page}"), 404, "not_found", "session")
