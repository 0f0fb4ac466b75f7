import pytest

from extraction.language.nlp import English
from extraction.referents.descriptions import TYPES
from tests.extraction.heard import hear, mention, name


@pytest.mark.parametrize(
    ("lines", "words", "what"),
    [
        (("I bought an old van.", "The van leaks."), "The van", "old van"),
        (("My landlord owns a boat.", "Where is the boat?"), "the boat", "boat"),
        (("I work for Acme Corp.", "The company moves to Leeds."), "The company", "Acme Corp"),
    ],
)
def test_a_description_finds_what_was_brought_in(
    english: English, lines: tuple[str, ...], words: str, what: str
) -> None:
    assert name(hear(english, *lines), words) == what


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("I sold a van and bought a van.", "The van leaks."), "The van"),
        (("I bought a van.", "The other van leaks."), "The other van"),
        (("I bought a van.", "The van that Tom drives leaks."), "The van"),
        (("I like Acme Corp and Initech Corp.", "The company moves."), "The company"),
    ],
    ids=["of two", "the other", "told apart", "of two names"],
)
def test_a_description_that_may_mean_another_is_left_alone(
    english: English, lines: tuple[str, ...], words: str
) -> None:
    assert mention(hear(english, *lines), words) is None


def test_a_noun_has_one_type() -> None:
    assert TYPES["company"] == "organisation"
