"""`spectron rebuild` on this machine; a memory behind a service is rebuilt where it is kept."""

import pytest

from extraction.version import version
from tests.cli.command import Spectron


@pytest.mark.usefixtures("local")
def test_the_graph_is_compared_with_its_record_and_brought_to_it(spectron: Spectron):
    spectron("remember", "Ada lives in Oslo. She likes tea.")
    checked = spectron("rebuild", "--check")
    assert (checked.code, checked.lines) == (0, [])
    rebuilt = {"turns": 1, "changed_turns": 0, "changed_facts": 0, "rules": []}
    rebuilt |= {"extraction": version(), "before": [version()]}
    assert spectron("rebuild").lines == [rebuilt]


@pytest.mark.usefixtures("http")
def test_a_service_is_not_rebuilt_from_elsewhere(spectron: Spectron):
    ended = spectron("rebuild")
    assert ended.code == 1
    assert "where it is kept" in ended.err
