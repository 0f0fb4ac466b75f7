import pytest

from extraction.claims.dialogue.fragments import offered, verdict
from extraction.language.nlp import English


@pytest.mark.parametrize(
    ("answer", "meant"),
    [
        ("Yep!", "asserted"),
        ("oh yes, every day", "asserted"),
        ("I do.", "asserted"),
        ("She is. Since May.", "asserted"),
        ("nope", "negated"),
        ("It is not.", "negated"),
        ("Not any more.", "ended"),
        ("Lisbon.", None),
        ("I do it daily.", None),
    ],
)
def test_an_answer_says_yes_or_no(english: English, answer: str, meant: str | None) -> None:
    assert verdict(english.read(answer)) == meant


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("Lisbon.", ["Lisbon"]),
        ("Well, in Lisbon", ["Lisbon"]),
        ("It's Lisbon.", ["Lisbon"]),
        ("No, in Lisbon.", ["Lisbon"]),
        ("Peanuts and figs.", ["Peanuts", "figs"]),
        ("I don't know.", []),
        ("Is it Lisbon?", []),
    ],
)
def test_an_answer_gives_its_first_words(english: English, answer: str, words: list[str]) -> None:
    assert [word.text for word in offered(english.read(answer))] == words
