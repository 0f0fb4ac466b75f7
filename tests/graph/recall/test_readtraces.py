"""Traces of reads: the last ones, for who asked."""

from graph.recall import readtraces
from graph.recall.readtraces import ReadTraces, Steps

HOLDER = ("ctx", "key")


def test_the_oldest_trace_gives_way():
    kept = ReadTraces()
    ids = [kept.keep(HOLDER, f"question {number}", [], Steps()) for number in range(readtraces.KEPT + 1)]

    assert kept.find(HOLDER, ids[0]) is None
    newest = kept.find(HOLDER, ids[-1])
    assert newest
    assert newest.question == f"question {readtraces.KEPT}"
    assert kept.find(("ctx", "other"), ids[-1]) is None


def test_steps_are_timed_by_name():
    steps = Steps()
    with steps.timed("turns"):
        pass
    assert steps.took.keys() == {"turns"}
    assert steps.took["turns"] >= 0
