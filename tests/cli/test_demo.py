"""`spectron demo`, from the start of its service to the last line."""

import tempfile
from pathlib import Path

import pytest

from cli.demo import QUESTIONS, conversation
from cli.service import running_service
from graph.errors import GraphUnavailable
from tests.cli.command import Ended, Spectron


@pytest.fixture
def demo(spectron: Spectron, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Ended:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "200")
    return spectron("demo")


def test_the_demo_plays_the_conversation_and_answers_from_it(demo: Ended, tmp_path: Path):
    told = demo.out.split("Three questions")[1]

    assert demo.code == 0
    assert [line.content for line in conversation() if line.content not in demo.out] == []
    assert all(question in told for question, *_ in QUESTIONS)
    answers = [told.split(question)[1].split()[0] for question, *_ in QUESTIONS]
    assert answers == ["Porto", "Lisbon", "shellfish"]
    assert "lives_in Reykjavik" not in demo.out  # it was only supposed
    assert list(tmp_path.iterdir()) == []  # the engine has ended, so that nothing is written any more


def test_a_service_that_cannot_start_says_why(tmp_path: Path):
    (tmp_path / "memory").write_text("a file where a folder should be")

    with pytest.raises(GraphUnavailable, match=r"did not start: \w+"), running_service(tmp_path):
        pass
