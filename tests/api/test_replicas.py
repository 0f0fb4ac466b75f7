"""Several services on one graph: each sees what the others do, and together they are one."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from api.app import create_app
from graph.access import TRUSTED_S
from graph.settings import Settings
from tests.api.caller import ROOT_KEY, SCOPE, Caller


@pytest.fixture(scope="module")
def second(settings: Settings) -> Iterator[TestClient]:
    """Another service with the same settings, as another machine would run it."""
    own = settings.model_copy(update={"root_key": SecretStr(ROOT_KEY)})
    with TestClient(create_app(own)) as client:
        yield client


@pytest.fixture
def pair(caller: Caller, second: TestClient) -> list[Caller]:
    """One caller, at either service."""
    return [caller, replace(caller, http=second)]


def test_what_is_written_at_one_is_read_and_ended_at_the_other(pair: list[Caller]):
    here, there = pair
    fact = here.state("Ines", "lives_in", "Porto")

    assert [one["id"] for one in there.get("/facts")["facts"]] == [fact["id"]]
    there.post(f"/facts/{fact['id']}/close", {})
    assert here.get(f"/facts/{fact['id']}")["status"] == "past"


def test_both_append_to_one_session_at_once_and_no_number_is_missing_or_double(pair: list[Caller]):
    session = pair[0].session()

    def append(number: int) -> int:
        message = {"role": "user", "content": f"Number {number}."}
        body = {"session_id": session, "infer": "none", "messages": [message]}
        return int(pair[number % 2].ask("POST", "/facts/batch", json=body).status_code)

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(append, range(16))) == {200}
    turns = [pair[at].get(f"/sessions/{session}/turns")["turns"] for at in (0, 1)]
    assert turns[0] == turns[1]
    assert [turn["seq"] for turn in turns[0]] == list(range(turns[0][0]["seq"], turns[0][0]["seq"] + 16))
    assert {turn["content"] for turn in turns[0]} == {f"Number {number}." for number in range(16)}


def test_one_idempotency_key_at_both_at_once_is_one_write(pair: list[Caller]):
    keyed: dict[str, Any] = {"headers": {"Idempotency-Key": "once"}, "json": {"scope": SCOPE}}

    def open_session(number: int) -> Any:
        while (reply := pair[number % 2].ask("POST", "/sessions", **keyed)).status_code == 409:
            assert reply.json()["code"] == "idempotency_in_flight"
            time.sleep(0.05)
        return reply.json()["id"]

    with ThreadPoolExecutor(8) as pool:
        opened = set(pool.map(open_session, range(16)))
    assert [one["id"] for one in pair[1].get("/sessions")["sessions"]] == list(opened)


def test_a_key_that_was_shown_at_one_is_shown_again_by_the_other_under_its_idempotency_key(pair: list[Caller]):
    body = {"name": "reader", "verbs": ["read"]}
    shown = [one.ask("POST", "/keys", headers={"Idempotency-Key": "once"}, json=body).json() for one in pair]

    assert shown[0] == shown[1]
    assert replace(pair[1], key=shown[0]["key"]).get("/me")["key"] == "reader"


def test_a_key_revoked_at_one_opens_nothing_at_the_other_after_a_second(pair: list[Caller]):
    here, there = pair
    made = here.post("/keys", {"name": "reader", "verbs": ["read"]}, 201)
    reader = replace(there, key=made["key"])
    reader.get("/me")

    assert here.ask("DELETE", "/keys/reader").status_code == 204
    assert replace(reader, http=here.http).ask("GET", "/me").status_code == 401
    time.sleep(TRUSTED_S)
    assert reader.ask("GET", "/me").status_code == 401
