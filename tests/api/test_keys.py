"""Keys over HTTP: minted, listed, taken away."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.api.caller import Caller, refused


def test_a_key_is_shown_once(caller: Caller):
    made = caller.post("/keys", {"name": "support", "verbs": ["read"], "scope": ["org=acme", "user=*"]}, 201)
    assert made["key"].startswith(f"sp-{made['id']}-")
    listed = {key["name"]: key for key in caller.get("/keys")["keys"]}
    assert listed["support"] == {name: value for name, value in made.items() if name != "key"}


def test_a_key_tells_its_holder_what_it_may_do(caller: Caller):
    narrow = caller.with_key(["write", "read"], ["org=acme"])
    me = narrow.get("/me")
    assert (me["verbs"], me["scope"]) == (["read", "write"], ["org=acme"])


def test_a_key_that_was_taken_away_opens_nothing(caller: Caller):
    made = caller.post("/keys", {"name": "short", "verbs": ["read"]}, 201)
    assert Caller(caller.http, caller.context_id, made["key"]).get("/me")
    assert caller.ask("DELETE", "/keys/short").status_code == 204
    refused(Caller(caller.http, caller.context_id, made["key"]).ask("GET", "/me"), 401, "unauthorised")
    refused(caller.ask("DELETE", "/keys/short"), 404, "not_found")


def test_a_rotated_key_opens_with_its_new_secret_alone(caller: Caller):
    made = caller.post("/keys", {"name": "support", "verbs": ["read"]}, 201)
    again = caller.post("/keys/support/rotate", None)
    assert {**again, "key": ""} == {**made, "key": ""}
    assert Caller(caller.http, caller.context_id, again["key"]).get("/me")["key"] == "support"
    refused(Caller(caller.http, caller.context_id, made["key"]).ask("GET", "/me"), 401, "unauthorised")
    refused(caller.ask("POST", "/keys/none/rotate"), 404, "not_found")


def test_a_rotation_sent_twice_is_one_and_another_gives_another_secret(caller: Caller):
    caller.post("/keys", {"name": "support", "verbs": ["read"]}, 201)
    first, again, other = (
        caller.ask("POST", "/keys/support/rotate", headers={"Idempotency-Key": key}).json()["key"]
        for key in ("one", "one", "two")
    )
    assert first == again != other


def test_the_list_of_keys_tells_which_were_used(caller: Caller):
    for name in ("busy", "idle"):
        made = caller.post("/keys", {"name": name, "verbs": ["read"]}, 201)
        if name == "busy":
            Caller(caller.http, caller.context_id, made["key"]).get("/me")
    used = {key["name"]: key["last_used_at"] for key in caller.get("/keys")["keys"]}
    assert used["idle"] is None
    assert abs(datetime.now(UTC) - datetime.fromisoformat(used["busy"])) < timedelta(minutes=1)


def test_a_name_can_be_taken_once(caller: Caller):
    body = {"name": "support", "verbs": ["read"]}
    caller.post("/keys", body, 201)
    refused(caller.ask("POST", "/keys", json=body), 409, "key_conflict", "another name")


@pytest.mark.parametrize(
    ("verbs", "scope"),
    [(["read", "write"], ["org=acme"]), (["read"], []), (["read"], ["org=*"]), (["read"], ["org=bolt"])],
)
def test_a_key_mints_only_narrower_keys(caller: Caller, verbs: list[str], scope: list[str]):
    narrow = caller.with_key(["read", "admin"], ["org=acme"])
    body = {"name": "wider", "verbs": verbs, "scope": scope}
    refused(narrow.ask("POST", "/keys", json=body), 403, "forbidden", "only mint")
    assert "wider" not in {key["name"] for key in caller.get("/keys")["keys"]}


def test_a_key_that_would_have_expired_already_is_refused(caller: Caller):
    past = (datetime.now(UTC) - timedelta(minutes=1)).isoformat()
    body = {"name": "late", "verbs": ["read"], "expires_at": past}
    refused(caller.ask("POST", "/keys", json=body), 422, "invalid_value", "expired")
