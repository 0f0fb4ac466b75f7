"""Traces of reads: the last ones, for who asked."""

import pytest

from graph.recall import readtraces
from graph.recall.readtraces import Asked, ReadTraces, Steps

HOLDER = ("ctx", "key")


def asked(question: str) -> Asked:
    return Asked("recall", question, [])


def test_the_oldest_trace_gives_way():
    kept = ReadTraces()
    ids = [kept.keep(HOLDER, asked(f"question {number}"), Steps()) for number in range(readtraces.KEPT + 1)]

    assert kept.find(HOLDER, ids[0]) is None
    newest = kept.find(HOLDER, ids[-1])
    assert newest
    assert newest.question == f"question {readtraces.KEPT}"
    assert kept.find(("ctx", "other"), ids[-1]) is None


def test_a_trace_that_is_too_old_is_let_go(monkeypatch: pytest.MonkeyPatch):
    kept = ReadTraces()
    monkeypatch.setattr(readtraces, "KEPT_SECONDS", 0.0)
    old = kept.keep(HOLDER, asked("Then?"), Steps())
    monkeypatch.undo()
    new = kept.keep(HOLDER, asked("Now?"), Steps())

    assert kept.find(HOLDER, old) is None
    assert kept.find(HOLDER, new)


def test_the_traces_of_a_context_are_let_go_together():
    kept = ReadTraces()
    gone, other = kept.keep(HOLDER, asked("Who?"), Steps()), kept.keep(("other", "key"), asked("Who?"), Steps())
    kept.forget("ctx")

    assert kept.find(HOLDER, gone) is None
    assert kept.find(("other", "key"), other)


def test_a_read_that_began_before_something_was_forgotten_leaves_no_trace():
    kept = ReadTraces()
    under_way = Steps()
    kept.forget("ctx")

    assert kept.find(HOLDER, kept.keep(HOLDER, asked("Who?"), under_way)) is None
    assert kept.find(("other", "key"), kept.keep(("other", "key"), asked("Who?"), under_way))
    assert kept.find(HOLDER, kept.keep(HOLDER, asked("Who?"), Steps()))


def test_steps_are_timed_by_name():
    steps = Steps()
    with steps.timed("turns"):
        pass
    assert steps.took.keys() == {"turns"}
    assert steps.took["turns"] >= 0
