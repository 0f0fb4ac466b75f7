import pytest

from extraction.claims.claims import read_claims
from extraction.claims.undated import REASON
from extraction.language.nlp import English
from tests.extraction.heard import hear


def doubted(english: English, text: str) -> list[str]:
    return [doubt.about for doubt in read_claims(hear(english, text), 0).doubts if doubt.reason == REASON]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("I have lived in Leeds since I was ten.", "since I was ten"),
        ("I have worked at Acme since the flood.", "since the flood"),
    ],
)
def test_a_time_that_counts_from_something_unknown_is_a_doubt(english: English, text: str, about: str) -> None:
    assert doubted(english, text) == [about]


@pytest.mark.parametrize(
    "text",
    [
        "I have lived in Leeds since 2019.",
        "The flood was in 2020. I have worked at Acme since the flood.",
        "I moved to Leeds recently.",
        "I live in Leeds.",
    ],
)
def test_a_known_or_vague_time_is_no_doubt(english: English, text: str) -> None:
    assert doubted(english, text) == []
