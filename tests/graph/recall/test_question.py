"""What a question asks."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph.recall import question
from graph.recall.vectors import Vectors

NOW = datetime(2025, 6, 15, 12, tzinfo=UTC)
ROWS = tomllib.loads(Path("graph/recall/kinds.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    return Vectors()


def days(asked: question.Question) -> list[tuple[str, str]]:
    return [tuple(f"{datetime.fromtimestamp(ms / 1000, UTC):%Y-%m-%d}" for ms in span) for span in asked.times]  # pyright: ignore[reportReturnType]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("What did Ben do in May?", ("2025-05-01", "2025-06-01")),
        ("Where was she last week?", ("2025-06-02", "2025-06-09")),
        ("What happened in 2019?", ("2019-01-01", "2020-01-01")),
    ],
)
def test_a_time_in_a_question_is_counted_from_when_it_is_asked(vectors: Vectors, text: str, span: tuple[str, str]):
    assert days(question.read(vectors, text, NOW)) == [span]


@pytest.mark.parametrize("name", ROWS)
def test_the_example_of_a_kind_is_asked_and_told(vectors: Vectors, name: str):
    asks, tells = ROWS[name]["example"]
    (kind,) = question.read(vectors, asks, NOW).kinds
    assert kind.told.search(tells)
    assert not question.read(vectors, tells, NOW).kinds


def test_the_words_that_tell_most_come_first(vectors: Vectors):
    terms = question.read(vectors, "Which day did we visit the lighthouse?", NOW).terms
    assert terms[0].stem == "lighthous"


def test_a_page_of_text_has_a_handful_of_terms(vectors: Vectors):
    page = " ".join(f"word{number}" for number in range(5_000))
    assert len(question.read(vectors, page, NOW).terms) == question.MOST_TERMS


def test_a_question_may_speak_of_who_asks_and_of_who_is_asked(vectors: Vectors):
    told = [question.read(vectors, text, NOW) for text in ("Where do I live?", "What did you tell me?", "Who is Ben?")]
    assert [(one.of_asker, one.of_agent) for one in told] == [(True, False), (True, True), (False, False)]
