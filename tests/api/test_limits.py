"""No request is larger than the service allows, whatever it says of its length."""

from collections.abc import Iterator

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
