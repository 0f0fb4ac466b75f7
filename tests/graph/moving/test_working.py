"""Workers: batches beside each other, but not those of one session, and corrections alone. No graph."""

import threading
import time

import pytest

from graph.errors import Invalid
from graph.moving.batches import Batch
from graph.moving.importing import Taken
from graph.moving.lines import MessageLine, SessionLine
from graph.moving.working import spread


def batch(number: int, session: str, kind: str = "message") -> Batch:
    correction = {"operation": "close"} if kind == "correction" else None
    message = MessageLine(role="user", content="Hm.", correction=correction)
    return Batch(SessionLine(id=session), described=False, first=number, messages=[(number, message)])


class Store:
    """Notes what is stored while what else is."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.now: list[Batch] = []
        self.beside: list[tuple[int, list[int]]] = []

    def __call__(self, one: Batch) -> Taken:
        with self.lock:
            self.beside.append((one.first, [other.first for other in self.now]))
            self.now.append(one)
        time.sleep(0.01)
        with self.lock:
            self.now.remove(one)
        return Taken(line=one.last, turns=1)


def test_sessions_are_stored_beside_each_other_each_in_its_order_and_corrections_alone():
    store = Store()
    given = [batch(1, "a"), batch(2, "b"), batch(3, "a"), batch(4, "c"), batch(5, "d", "correction"), batch(6, "a")]
    taken = list(spread(given, store, 3))
    beside = dict(store.beside)
    assert sorted(one.line for one in taken) == [1, 2, 3, 4, 5, 6]
    assert beside[2] == [1]
    assert 1 not in beside[3]
    assert beside[5] == []


def test_the_first_error_ends_it_and_what_is_under_way_is_ended():
    store = Store()

    def fail(one: Batch) -> Taken:
        if one.first == 2:
            raise Invalid("Line 2")
        return store(one)

    with pytest.raises(Invalid, match="Line 2"):
        list(spread([batch(number, str(number)) for number in range(1, 9)], fail, 2))
    assert store.now == []
    assert len(store.beside) < 7


def test_ctrl_c_waits_for_nothing_that_is_under_way():
    stored = threading.Event()

    def store(one: Batch) -> Taken:
        if one.first > 1:
            stored.wait(10)
        return Taken(line=one.last)

    steps = spread([batch(1, "a"), batch(2, "b"), batch(3, "c")], store, 2)
    assert next(steps).line == 1
    before = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        steps.throw(KeyboardInterrupt)
    assert time.monotonic() - before < 5
    stored.set()
