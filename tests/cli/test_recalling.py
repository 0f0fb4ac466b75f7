"""`spectron recall`, on this machine and over HTTP."""

import pytest

from tests.cli.command import Spectron


@pytest.mark.usefixtures("place")
def test_hits_come_best_first_with_what_speaks_for_them(spectron: Spectron):
    spectron("remember", "My sister Beth moved to Porto.")
    ended = spectron("recall", "Where did Beth move to?", "--limit", "5", "--explain")

    hits = ended.lines[0]["hits"]
    assert ended.code == 0
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)
    assert {hit["kind"] for hit in hits} == {"turn", "fact", "entity"}
    assert all(hit["signals"] for hit in hits)


def test_a_limit_out_of_bounds_is_wrong_usage(spectron: Spectron):
    assert spectron("recall", "Beth?", "--limit", "51").code == 2
