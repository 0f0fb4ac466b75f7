import random
from dataclasses import replace

from train import noise
from train.windows import Text

CHANCE = random.Random(7)
I_DO_NOT = Text(
    words=["I", "do", "n't", "mind", "it", "."],
    spaced=[True, True, False, True, True, False],
    names=["O"] * 6,
    tags=["PRP", "VBP", "RB", "VB", "PRP", "."],
    readings=[None] * 6,
    lemmas=["I", "do", "not", "mind", "it", "."],
    heads=[3, 3, 3, 3, 3, 3],
    deps=["nsubj", "aux", "neg", "ROOT", "dobj", "punct"],
    starts=[True, False, False, False, False, False],
    has_tree=True,
)


def test_the_last_stop_is_dropped_and_the_rest_of_the_tree_stays() -> None:
    found = noise.without_stops(I_DO_NOT, CHANCE)
    assert found.words == ["I", "do", "n't", "mind", "it"]
    assert found.heads == [3, 3, 3, 3, 3]


def test_a_mark_that_words_hang_on_stays() -> None:
    held = replace(I_DO_NOT, heads=[3, 3, 3, 3, 5, 3])
    assert noise.without_marks(held, CHANCE).words[-1] == "."


def test_lower_case_text_has_contractions_with_and_without_apostrophe() -> None:
    written = {" ".join(noise.lower(I_DO_NOT, random.Random(seed)).words) for seed in range(20)}
    assert written == {"i do n't mind it .", "i do nt mind it ."}


def test_a_typo_changes_one_letter_of_a_long_word_and_no_label() -> None:
    long = replace(I_DO_NOT, words=["Everybody", "wonders", "constantly", "whether", "something", "happened"])
    found = noise.typos(long, random.Random(3))
    assert found.words != long.words
    assert all(abs(len(one) - len(two)) <= 1 for one, two in zip(found.words, long.words, strict=True))
    assert replace(found, words=long.words) == long


def test_an_emoji_hangs_on_the_root_of_the_last_sentence() -> None:
    found = noise.emoji(I_DO_NOT, CHANCE)
    assert found.words[-1] in noise.EMOJI
    assert found.heads[-1] == 3


def test_noise_is_the_same_for_the_same_chance() -> None:
    one, two = (noise.noisy(I_DO_NOT, random.Random(11)) for _ in range(2))
    assert one == two
