"""`spectron recall`, on this machine and over HTTP."""

import pytest

from tests.cli.command import Spectron


@pytest.mark.usefixtures("place")
def test_hits_come_best_first_with_what_speaks_for_them(spectron: Spectron):
    spectron("remember", "My sister Beth moved to Porto.")
    ended = spectron("recall", "Where did Beth move to?", "--limit", "5")

    hits = ended.lines[0]["hits"]
    assert ended.code == 0
    assert ended.lines[0]["answer"]["known"]
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)
    assert {hit["kind"] for hit in hits} == {"turn", "fact", "entity"}
    assert all(hit["signals"] for hit in hits)


@pytest.mark.usefixtures("place")
def test_a_question_explained_is_its_trace(spectron: Spectron):
    spectron("remember", "My sister Beth moved to Porto.")
    (trace,) = spectron("recall", "Where did Beth move to?", "--explain").lines

    assert (trace["kind"], trace["question"]) == ("read", "Where did Beth move to?")
    assert {"question", "turns", "facts"} <= trace["steps_ms"].keys()
    assert [one["score"] for one in trace["candidates"]]


def test_a_limit_out_of_bounds_is_wrong_usage(spectron: Spectron):
    assert spectron("recall", "Beth?", "--limit", "51").code == 2
