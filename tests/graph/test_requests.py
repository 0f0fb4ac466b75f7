"""One Idempotency-Key and one body: one write, one reply."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from graph import requests, sessions
from graph.access import Access
from graph.errors import IdempotencyConflict, IdempotencyInFlight, NotFound
from graph.locks import InFlight, Stripes
from graph.memory import Memory
from graph.model import Message, Remembered
from graph.requests import Request, Written
from graph.writing import ingest, upsert
from graph.writing.ingest import Batch
from tests.graph.pictures import Picture
from tests.graph.statements import triple

ASKED = Request("key-1", "hash-of-body")
Write = Callable[[Memory, Access, Request], Written[Remembered]]


def by_message(memory: Memory, access: Access, request: Request) -> Written[Remembered]:
    messages = [Message(role="user", content="I live in Porto.")]
    return ingest.remember(memory, access, Batch(messages, infer="none"), request)


def by_triple(memory: Memory, access: Access, request: Request) -> Written[Remembered]:
    return upsert.assert_triples(memory, access, upsert.Triples([triple("Alice", "lives_in", "Porto")]), request)


WRITES = pytest.mark.parametrize("write", [by_message, by_triple])


@WRITES
def test_the_second_request_gets_the_first_reply(memory: Memory, access: Access, picture: Picture, write: Write):
    first = write(memory, access, ASKED)
    second = write(memory, access, ASKED)

    assert (first.replayed, second.replayed) == (False, True)
    assert second.reply == first.reply
    assert (picture.count("Turn"), picture.count("Session"), picture.count("Trace")) == (1, 1, 1)


@WRITES
def test_another_body_under_the_key_is_a_conflict(memory: Memory, access: Access, picture: Picture, write: Write):
    write(memory, access, ASKED)

    with pytest.raises(IdempotencyConflict):
        write(memory, access, replace(ASKED, body_hash="another"))
    assert picture.count("Turn") == 1


def test_a_key_belongs_to_its_holder(memory: Memory, access: Access, picture: Picture):
    by_message(memory, access, ASKED)
    other = by_message(memory, replace(access, key_id="another"), replace(ASKED, body_hash="another"))

    assert not other.replayed
    assert picture.count("Turn") == 2


def test_a_write_that_failed_frees_its_key(memory: Memory, access: Access):
    batch = Batch([Message(role="user", content="Hello.")], session_id="sess_nowhere", infer="none")
    with pytest.raises(NotFound):
        ingest.remember(memory, access, batch, ASKED)

    assert not by_message(memory, access, ASKED).replayed


def test_a_preview_is_not_kept_under_its_key(memory: Memory, access: Access):
    batch = Batch([Message(role="user", content="I live in Porto.")], infer="preview")
    ingest.remember(memory, access, batch, ASKED)

    assert not by_message(memory, access, ASKED).replayed


def test_a_session_is_opened_once(memory: Memory, access: Access, picture: Picture):
    replies = [sessions.create(memory, access, sessions.Opening(["org=acme"]), ASKED) for _ in range(2)]

    assert replies[0].reply == replies[1].reply
    assert picture.count("Session") == 1


@WRITES
def test_twenty_at_once_write_once(memory: Memory, access: Access, picture: Picture, write: Write):
    def ask(_: int) -> str:
        try:
            return write(memory, access, ASKED).reply.turn_ids[0]
        except IdempotencyInFlight:
            return "in flight"

    with ThreadPoolExecutor(20) as pool:
        answers = set(pool.map(ask, range(20)))

    assert len(answers - {"in flight"}) == 1
    assert (picture.count("Turn"), picture.count("Request")) == (1, 1)


def test_replies_that_are_too_old_are_swept_some_with_each_request(
    memory: Memory, access: Access, picture: Picture, monkeypatch: pytest.MonkeyPatch
):
    def ask(key: str) -> None:
        sessions.create(memory, access, sessions.Opening(["org=acme"]), replace(ASKED, key=key))

    monkeypatch.setattr(requests, "SWEPT_AT_ONCE", 2)
    for key in "abcde":
        ask(key)
    aged = "MATCH (r:Request {context: $context}) WHERE NOT r.key ENDS WITH 'e' SET r.recorded_ms = 1"
    memory.graph.write(lambda tx: tx.run(aged, context=access.context_id).consume())
    memory.next_sweep = 0.0
    left = list[int]()
    for key in "fghi":
        ask(key)
        left.append(picture.count("Request"))

    assert left == [4, 3, 4, 5]
    assert memory.next_sweep > 0


def test_two_processes_write_once(memory: Memory, access: Access, picture: Picture):
    other = replace(memory, sessions=Stripes(), writers=Stripes(), in_flight=InFlight())

    def ask(one: Memory, key: str) -> str:
        return sessions.create(one, access, sessions.Opening(["org=acme"]), replace(ASKED, key=key)).reply.id

    with ThreadPoolExecutor(2) as pool:
        for key in "abcde":
            assert len(set(pool.map(ask, (memory, other), (key, key)))) == 1
    assert picture.count("Session") == 5
