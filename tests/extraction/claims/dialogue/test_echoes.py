import pytest

from extraction.language.nlp import English
from tests.extraction.heard import Line
from tests.extraction.said import claims


def by(name: str, text: str) -> Line:
    return ("user", name, text)


@pytest.mark.parametrize(
    ("said", "echo", "claim"),
    [
        ("I live in Leeds.", "Me too!", "Max | lives_in | Leeds"),
        ("I live in Leeds. And you?", "haha so do I", "Max | lives_in | Leeds"),
        ("I work at Acme.", "Same here.", "Max | works_for | Acme"),
        ("I don't work at Acme.", "me neither", "Max | works_for | Acme | negated"),
    ],
)
def test_who_agrees_says_the_same_of_himself(english: English, said: str, echo: str, claim: str) -> None:
    assert claim in claims(english, by("Alice", said), by("Max", echo))


@pytest.mark.parametrize("echo", ["Tom met me too late.", "You too!", "The same old story."])
def test_other_words_echo_nothing(english: English, echo: str) -> None:
    assert "Max | lives_in | Leeds" not in claims(english, by("Alice", "I live in Leeds."), by("Max", echo))
