"""What is sent again, how often, and under which key."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripted import Reply, Script, answering, problem
from service import free_port
from spectron_client import AsyncClient, Client, Patience, Settings, errors
from spectron_client.replies import problem_of
from spectron_client.retrying import tries

SOON = Patience(tries=4, seconds=5, first_wait=0.01)
ANSWER = Reply(200, {"turn_ids": ["t"]})

PASSING = [
    problem(503, "graph_unavailable"),
    problem(429, "rate_limited"),
    problem(408, "too_slow"),
    problem(409, "idempotency_in_flight"),
    Reply(502, "<html>"),
    Reply(504, "<html>"),
    Reply(cut=True),
]


def ask(script: Script, patience: Patience = SOON, timeout: float = 5.0) -> object:
    with Client(script.settings, timeout, patience) as memory:
        return memory.remember("I like tea.")


@pytest.mark.parametrize("failure", PASSING)
def test_what_may_pass_is_sent_again_under_the_same_key(failure: Reply) -> None:
    with answering(failure, failure, ANSWER) as script:
        assert ask(script) == ANSWER.body
    assert len(script.asked) == 3
    assert len({(one.key, one.body) for one in script.asked}) == 1
    assert script.asked[0].key


def test_a_reply_that_does_not_come_in_time_is_asked_for_again() -> None:
    with answering(Reply(after=0.3), ANSWER) as script:
        assert ask(script, timeout=0.1) == ANSWER.body
    assert script.asked[0].key == script.asked[1].key


@pytest.mark.parametrize(
    "failure", [problem(500, "internal"), problem(409, "message_conflict"), problem(401, "unauthorised")]
)
def test_what_will_not_pass_is_raised_at_once(failure: Reply) -> None:
    with answering(failure) as script, pytest.raises(errors.Problem) as refused:
        ask(script)
    assert len(script.asked) == 1
    assert refused.value.status == failure.status


def test_the_service_says_how_long_to_wait() -> None:
    with answering(problem(503, "overloaded", Retry_After="1"), ANSWER) as script:
        began = time.monotonic()
        ask(script)
    assert time.monotonic() - began >= 1


@pytest.mark.parametrize(
    ("told", "seconds"), [("Wed, 21 Oct 2015 07:28:00 GMT", 0), ("-3", 0), ("1.5", 1.5), ("soon", None)]
)
def test_what_the_service_asks_to_wait_is_read(told: str, seconds: float | None) -> None:
    assert problem_of(httpx.Response(503, headers={"Retry-After": told})).retry_after == seconds


def test_the_service_may_name_the_time_until_which_to_wait() -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=100), usegmt=True)
    asked = problem_of(httpx.Response(503, headers={"Retry-After": date})).retry_after
    assert asked
    assert 95 < asked <= 100


def test_a_wait_beyond_patience_is_not_begun() -> None:
    with answering(problem(503, "storage_failed", Retry_After="60")) as script, pytest.raises(errors.StorageFailed):
        ask(script)
    assert len(script.asked) == 1


def test_tries_are_counted() -> None:
    with answering(problem(503, "overloaded")) as script, pytest.raises(errors.Unavailable):
        ask(script)
    assert len(script.asked) == SOON.tries


def test_nobody_listening_is_told_as_unreachable() -> None:
    nowhere = Settings(f"http://127.0.0.1:{free_port()}", "acme", "sp-key")
    with Client(nowhere, patience=SOON) as memory, pytest.raises(errors.Unreachable):
        memory.me()


def test_the_asynchronous_client_is_as_patient() -> None:
    async def story(script: Script) -> object:
        async with AsyncClient(script.settings, patience=SOON) as memory:
            return await memory.remember("I like tea.")

    with answering(Reply(cut=True), problem(503, "overloaded"), ANSWER) as script:
        assert asyncio.run(story(script)) == ANSWER.body
    assert len({one.key for one in script.asked}) == 1


@settings(max_examples=50)
@given(st.lists(st.sampled_from([503, 429, 502]), max_size=8), st.integers(1, 8))
def test_whatever_fails_the_tries_and_the_waits_are_bounded(failures: list[int], most: int) -> None:
    patience = Patience(most, 1e9, 1.0)
    steps = tries(patience, time.monotonic())
    waits = [next(steps)]
    try:
        waits.extend(steps.send(httpx.Response(status)) for status in failures)
    except errors.Problem:
        assert len(waits) == most
    assert len(waits) <= most
    assert all(2.0 ** (tried - 1) / 2 <= wait <= 2.0 ** (tried - 1) for tried, wait in enumerate(waits[1:], 1))
