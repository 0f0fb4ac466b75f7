"""What comes on top of what the service takes on is told when to come back."""

import threading
import time
from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import anyio
from fastapi import Depends, FastAPI, Request
from fastapi.testclient import TestClient

from api import problems
from api.overload import Places, Rates, in_flight, in_turn, spend
from tests.api.caller import ROOT_KEY, Caller, refused


def service(work: Callable[[Request], None], *, most: int = 2, burst: int = 2) -> TestClient:
    """A service of one route that does this work."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[dict[str, Any]]:
        yield {"in_flight": Places(most), "rates": Rates(0.5, burst)}

    made = FastAPI(lifespan=lifespan)
    made.add_api_route("/work", work, dependencies=[Depends(in_flight)])
    problems.answer(made)
    return TestClient(made)


def test_a_key_has_its_burst_and_then_so_many_a_second():
    rates = Rates(per_second=2, burst=3)
    assert [rates.take("one", 10.0) for _ in range(4)] == [0, 0, 0, 0.5]
    assert [rates.take("one", 10.5) for _ in range(2)] == [0, 0.5]
    assert [rates.take("one", 99.0) for _ in range(4)] == [0, 0, 0, 0.5]


def test_keys_do_not_spend_from_each_others_buckets():
    rates = Rates(per_second=1, burst=1)
    assert [rates.take(key, 0.0) for key in ("one", "other", "one")] == [0, 0, 1]


def test_a_key_over_its_rate_is_told_when_to_come_back():
    def work(request: Request) -> None:
        spend(request, request.headers["key"])

    with service(work) as http:
        replies = [http.get("/work", headers={"key": key}) for key in ("one", "one", "one", "other")]
    assert [reply.status_code for reply in replies] == [200, 200, 429, 200]
    refused(replies[2], 429, "rate_limited", "0.5 requests a second")
    assert replies[2].headers["retry-after"] == "2"


def test_requests_on_top_of_the_most_are_told_to_come_back_and_then_there_is_room_again():
    full, go = threading.Barrier(3), threading.Event()

    def work(request: Request) -> None:
        if not go.is_set():
            full.wait(10)
            go.wait(10)
        assert 1 <= request.state.in_flight.now <= 2

    with service(work) as http, ThreadPoolExecutor(2) as pool:
        taken = [pool.submit(http.get, "/work") for _ in range(2)]
        full.wait(10)
        reply = http.get("/work")
        go.set()
        assert [one.result().status_code for one in taken] == [200, 200]
        assert [http.get("/work").status_code for _ in range(3)] == [200] * 3
    refused(reply, 503, "overloaded", "again")
    assert reply.headers["retry-after"] == "1"


def test_every_request_under_a_key_takes_one_of_its_own(http: TestClient, caller: Caller, stranger: Caller):
    with http_state(http, rates=Rates(0.001, 2)):
        replies = [caller.ask("GET", path) for path in ("/me", "/facts", "/no-such-session", "/me")]
        assert [reply.status_code for reply in replies] == [200, 200, 404, 429]
        assert stranger.ask("GET", "/me").status_code == 200
        root = {"API-KEY": ROOT_KEY}
        assert [http.get("/api/v1/contexts", headers=root).status_code for _ in range(3)] == [200, 200, 429]


def test_whoever_looks_after_the_service_is_let_in_when_nobody_else_is(http: TestClient, caller: Caller):
    with http_state(http, in_flight=Places(0)):
        refused(caller.ask("GET", "/me"), 503, "overloaded")
        refused(http.get("/api/v1/contexts", headers={"API-KEY": ROOT_KEY}), 503, "overloaded")
        assert {http.get(path).status_code for path in ("/health", "/ready", "/metrics")} == {200}


def test_an_import_is_in_flight_once_its_body_has_come(http: TestClient, caller: Caller):
    lines = {"Content-Type": "application/x-ndjson"}
    imports, in_flight_now = Places(1), Places(1)

    def slow() -> Iterator[bytes]:
        yield b'{"role": "user", "content": "One.", "infer": "none"}\n'
        taken.append((imports.now, in_flight_now.now))
        yield b'{"role": "user", "content": "Two.", "infer": "none"}\n'

    taken = list[tuple[int, int]]()
    with http_state(http, imports=imports, in_flight=in_flight_now):
        assert caller.ask("POST", "/import", lines, content=slow()).status_code == 200
    assert taken == [(1, 0)]
    assert (imports.now, in_flight_now.now) == (0, 0)


def test_imports_keep_out_other_imports_alone(http: TestClient, caller: Caller):
    lines = {"Content-Type": "application/x-ndjson"}
    with http_state(http, imports=Places(0)):
        reply = caller.ask("POST", "/import", lines, content=b"")
        assert caller.ask("GET", "/me").status_code == 200
        assert caller.ask("GET", "/export").status_code == 200
    refused(reply, 503, "overloaded", "again")
    with http_state(http, in_flight=Places(0)):
        refused(caller.ask("POST", "/import", lines, content=b""), 503, "overloaded")
    assert caller.ask("POST", "/import", lines, content=b"").status_code == 200


def test_an_import_holds_its_place_until_its_reply_has_ended_and_lets_others_work(http: TestClient, caller: Caller):
    lines = {"Content-Type": "application/x-ndjson"}
    content = b'{"role": "user", "content": "One.", "infer": "none"}\n'
    imports, in_flight_now = Places(1), Places(9)
    with http_state(http, imports=imports, in_flight=in_flight_now), ThreadPoolExecutor(1) as pool:
        with http.app_state["memory"].writers.of(caller.context_id):
            at_work = pool.submit(caller.ask, "POST", "/import", lines, content=content)
            while not (in_flight_now.now or at_work.done()):
                time.sleep(0.01)
            nobody = Caller(http, caller.context_id, "sp-nobody-0")
            refused(nobody.ask("POST", "/import", lines, content=content), 503, "overloaded")
            assert caller.ask("GET", "/sessions").status_code == 200
        assert at_work.result().status_code == 200
        refused(nobody.ask("POST", "/import", lines, content=content), 401, "unauthorised")


def test_those_who_take_turns_work_one_by_one_in_the_order_in_which_they_came():
    turns, done = anyio.CapacityLimiter(1), list[tuple[str, int]]()

    def steps(name: str) -> Iterator[int]:
        for number in range(3):
            assert turns.borrowed_tokens == 1
            done.append((name, number))
            yield number

    async def work(one: Iterator[int]) -> None:
        while await in_turn(turns, one) is not None:
            pass

    async def both() -> None:
        async with anyio.create_task_group() as group:
            for name in ("a", "b"):
                group.start_soon(work, steps(name))

    anyio.run(both)
    assert done == [(name, number) for number in range(3) for name in ("a", "b")]


@contextmanager
def http_state(http: TestClient, **limits: object) -> Generator[None]:
    """The service with other limits for a while."""
    own = {name: http.app_state[name] for name in limits}
    http.app_state.update(limits)
    try:
        yield
    finally:
        http.app_state.update(own)
