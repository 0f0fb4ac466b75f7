import pytest

from extraction.language.encoder import MAX_WORDS, Encoder, shape
from extraction.language.nlp import MODEL


@pytest.mark.parametrize(
    ("word", "kind"),
    [("bike", 1), ("A", 3), ("NASA", 5), ("Beth", 7), ("2019", 9), ("iPhone", 11), ("…", 13)],
)
def test_a_shape_tells_case_and_digits(word: str, kind: int) -> None:
    assert shape(word, spaced=False) == kind
    assert shape(word, spaced=True) == kind + 1


def test_a_window_holds_no_more_than_fits() -> None:
    encoder = Encoder(MODEL / "reader")
    scores = encoder.read(["word"] * (MAX_WORDS + 50), [True] * (MAX_WORDS + 50))
    assert len(scores.tags) == MAX_WORDS
    assert scores.arcs.shape == (MAX_WORDS, MAX_WORDS + 1)


def test_words_of_another_script_take_little_of_a_window() -> None:
    encoder = Encoder(MODEL / "reader")
    words = ["недоразумение"] * MAX_WORDS
    assert len(encoder.read(words, [True] * MAX_WORDS).tags) == MAX_WORDS
