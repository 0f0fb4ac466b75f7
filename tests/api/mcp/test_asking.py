"""What never comes to a route, or comes back from something else, is told like a refusal of the route."""

from functools import partial
from typing import Any

import anyio
import httpx
import pytest

from api.mcp.asking import Asked, ask, inside, outside, problem_in, sentences
from api.mcp.tools import CONTEXT, RECALL, REMEMBER
from graph.engine.ports import free
from tests.api.caller import Caller

SAID = [{"role": "user", "content": "Hello."}]


def told(client: httpx.AsyncClient, asked: Asked) -> str:
    """What is wrong, in words."""
    return sentences(problem_in(anyio.run(partial(ask, client, asked))))


@pytest.fixture
def nobody() -> httpx.AsyncClient:
    """A client of a service that is not there."""
    return outside(httpx.URL(f"http://127.0.0.1:{free((0,))[0]}/api/v1"), "acme", {})


def test_a_service_that_is_away_is_named_with_what_to_do(nobody: httpx.AsyncClient):
    said = told(nobody, RECALL.asked({"query": "Hello?"}))
    assert "http://127.0.0.1:" in said
    assert "set SPECTRON_URL" in said


@pytest.mark.parametrize("key", ["", "two\nlines", "\ud800", ["k"]])
def test_a_key_that_no_header_can_hold_is_refused(nobody: httpx.AsyncClient, key: object):
    said = told(nobody, REMEMBER.asked({"messages": SAID, "idempotency_key": key}))
    assert "text" in said
    assert "does not answer" not in said


@pytest.mark.parametrize("session_id", ["Ann\u200d👩", "two\u3000words", "two\nlines"])
def test_whatever_a_session_is_called_it_can_be_asked_for(nobody: httpx.AsyncClient, session_id: str):
    assert "does not answer" in told(nobody, CONTEXT.asked({"query": "Hello?", "session_id": session_id}))


def test_half_of_a_character_in_an_address_is_refused(nobody: httpx.AsyncClient):
    assert "half of a character" in told(nobody, CONTEXT.asked({"query": "\ud800", "session_id": "sess_1"}))


def test_half_of_a_character_in_a_body_is_refused_by_the_route(caller: Caller):
    client = inside(caller.http.app, caller.http.app_state, caller.context_id, {"API-KEY": caller.key})
    assert "lone surrogate" in told(client, RECALL.asked({"query": "\ud800"}))


def test_what_is_nested_too_deep_is_refused(nobody: httpx.AsyncClient):
    deep: list[Any] = []
    for _ in range(2000):
        deep = [deep]
    for asked in (RECALL.asked({"query": deep}), CONTEXT.asked({"query": deep, "session_id": "sess_1"})):
        assert told(nobody, asked) == "A value is nested too deep; send it flat."


def test_the_same_call_that_is_to_be_done_once_has_the_same_key():
    def shown(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"key": request.headers.get("Idempotency-Key")})

    def key_of(**arguments: Any) -> Any:
        service = httpx.AsyncClient(transport=httpx.MockTransport(shown), base_url="http://service")
        return anyio.run(ask, service, REMEMBER.asked(arguments)).json()["key"]

    both = [{"id": "m-1", **SAID[0]}, {**SAID[0], "id": "m-2"}]
    assert key_of(messages=both) == key_of(scope=None, messages=[dict(reversed(one.items())) for one in both])
    assert len({key_of(messages=both), key_of(messages=both, scope=["user=u"]), key_of(messages=both[:1])}) == 3
    assert key_of(messages=both, idempotency_key="mine") == "mine"
    assert key_of(messages=SAID) is None


@pytest.mark.parametrize(
    "reply", [httpx.Response(502, text="<html>"), httpx.Response(200, json=[]), httpx.Response(404)]
)
def test_an_answer_of_something_else_is_told_as_such(reply: httpx.Response):
    assert "as no Spectron does" in sentences(problem_in(reply))
