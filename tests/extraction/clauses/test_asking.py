import pytest

from extraction.clauses.asking import is_asked, is_granted
from extraction.language.nlp import English


@pytest.mark.parametrize(
    ("text", "word", "asked"),
    [
        ("Does Ana work here?", "work", True),
        ("Who is our contact since Ana moved to Turin?", "moved", False),
        ("When I'm old I'll move to Turin.", "move", False),
        ("Ana works here.", "works", False),
    ],
)
def test_a_clause_asks_or_is_taken_for_granted(english: English, text: str, word: str, asked: bool) -> None:  # noqa: FBT001
    assert is_asked(next(token for token in english.read(text) if token.text == word)) is asked


def test_what_tells_why_is_granted(english: English) -> None:
    verbs = {token.text: token for token in english.read("Ana walked because the bus broke down.")}
    assert is_granted(verbs["broke"])
    assert not is_granted(verbs["walked"])
