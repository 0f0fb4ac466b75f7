"""No request is larger than the service allows, whatever it says of its length, and none takes for ever to come."""

from collections.abc import Iterator

import anyio
import pytest
from starlette.exceptions import HTTPException
from starlette.types import Message, Receive, Scope, Send

from api.limits import BodyLimit, Most
from tests.api.caller import Caller, refused

MIB = 1024 * 1024
JSON = {"content-type": "application/json"}


def test_a_body_that_declares_too_much_is_refused(caller: Caller):
    before = caller.holds()
    raw = b'{"metadata": {"a": "' + b"x" * (8 * MIB) + b'"}}'
    refused(caller.ask("POST", "/sessions", headers=JSON, content=raw), 413, "too_large", "8388608 bytes")
    assert caller.holds() == before


def test_a_body_of_undeclared_length_is_refused_once_it_has_grown_too_long(caller: Caller):
    def parts() -> Iterator[bytes]:
        for _ in range(9):
            yield b" " * MIB

    refused(caller.ask("POST", "/sessions", headers=JSON, content=parts()), 413, "too_large", "8388608 bytes")


def test_a_body_just_within_the_limit_is_read(caller: Caller):
    raw = b"{" + b" " * (8 * MIB - 2) + b"}"
    assert caller.ask("POST", "/sessions", headers=JSON, content=raw).status_code == 201


def test_a_message_and_a_batch_just_within_their_limits_are_kept(caller: Caller):
    long = {"role": "user", "content": "ü" * (16 * 1024)}
    many = [{"role": "user", "content": "Hello."}] * 999
    reply = caller.post("/facts/batch", {"scope": ["user=u"], "infer": "none", "messages": [long, *many]})
    assert len(reply["turn_ids"]) == 1000


async def unsent(message: Message) -> None:
    raise AssertionError(message)


def test_a_body_that_does_not_come_is_given_up():
    async def nothing_more() -> Message:
        await anyio.sleep_forever()
        raise AssertionError

    async def app(_scope: Scope, receive: Receive, _send: Send) -> None:
        await receive()

    scope = {"type": "http", "headers": []}
    limited = BodyLimit(app, Most(10, 10), wait_seconds=0.02)
    with pytest.raises(HTTPException, match=r"0\.02 seconds") as raised:
        anyio.run(limited, scope, nothing_more, unsent)
    assert raised.value.status_code == 408


def test_a_reply_may_take_longer_than_the_parts_of_a_body():
    """Who streams a reply waits on the same line for the caller to go away."""
    parts = iter([{"type": "http.request", "body": b"{}"}, {"type": "http.disconnect"}])

    async def receive_late() -> Message:
        part = next(parts)
        await anyio.sleep(0.05 if part["type"] == "http.disconnect" else 0)
        return part

    async def app(_scope: Scope, receive: Receive, _send: Send) -> None:
        assert [(await receive())["type"] for _ in range(2)] == ["http.request", "http.disconnect"]

    anyio.run(BodyLimit(app, Most(10, 10), wait_seconds=0.02), {"type": "http", "headers": []}, receive_late, unsent)
