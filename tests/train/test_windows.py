import random

from hypothesis import given
from hypothesis import strategies as st

from train.windows import LONGEST, Text, windows


def text(*sentences: int) -> Text:
    """A text of sentences of so many words; the first word of each is its root."""
    words, heads, starts = list[str](), list[int | None](), list[bool | None]()
    for size in sentences:
        first = len(words)
        words += [f"w{first + i}" for i in range(size)]
        heads += [first] * size
        starts += [i == 0 for i in range(size)]
    deps: list[str | None] = ["ROOT" if start else "dep" for start in starts]
    none: list[str | None] = [None] * len(words)
    spaced = [True] * len(words)
    return Text(words, spaced, none, none, none, none, heads, deps, starts, has_tree=True)


def test_a_part_keeps_heads_that_are_in_it_and_forgets_the_others() -> None:
    part = text(3).part([1, 2])
    assert (part.words, part.heads) == (["w1", "w2"], [None, None])
    part = text(3).part([0, 2])
    assert (part.words, part.heads) == (["w0", "w2"], [0, 0])


def test_windows_for_measuring_hold_up_to_eight_sentences() -> None:
    assert [len(window) for window in windows(text(*[2] * 9), None)] == [16, 2]


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    assert [len(window) for window in windows(text(LONGEST + 5), None)] == [LONGEST, 5]


@given(st.lists(st.integers(1, 40), min_size=1, max_size=12), st.integers())
def test_windows_hold_every_word_once_and_in_order(sizes: list[int], seed: int) -> None:
    whole = text(*sizes)
    cut = list(windows(whole, random.Random(seed)))
    assert [word for window in cut for word in window.words] == whole.words
    assert all(len(window) <= LONGEST for window in cut)
