"""Chat as people type it, made from careful text: lower case, no punctuation, typos, emoji."""

import random
from collections.abc import Callable
from dataclasses import replace

from train.windows import Text

CLITICS = {"n't": "nt", "'m": "m", "'re": "re", "'ve": "ve", "'ll": "ll", "'s": "s", "n’t": "nt", "’s": "s", "’m": "m"}
EMOJI = ("😂", "❤️", "🙏", "😭", "👍", "🎉", "😅", "🙂", "😍", ":)", ":(", "xx", "lol")
NO_APOSTROPHE, TYPO, LONG = 0.4, 1 / 12, 4
"""How often a lower-case text drops its apostrophes, and a word of more letters than this is mistyped."""
STOPS, MARKS = {"."}, {".", ",", ":"}
Noise = Callable[[Text, random.Random], Text]


def noisy(text: Text, chance: random.Random) -> Text:
    """Give the text with each kind of noise by its own chance."""
    for often, noise in NOISES:
        if chance.random() < often:
            text = noise(text, chance)
    return text


def without_stops(text: Text, _: random.Random) -> Text:
    """Drop the full stops, question and exclamation marks that end sentences."""
    return _without(text, {i for i in range(len(text)) if text.tags[i] in STOPS and _ends(text, i)})


def without_marks(text: Text, _: random.Random) -> Text:
    """Drop all punctuation."""
    return _without(text, {i for i in range(len(text)) if text.tags[i] in MARKS})


def lower(text: Text, chance: random.Random) -> Text:
    """Write everything in lower case, now and then contractions without the apostrophe ("dont", "im")."""
    words = [word.lower() for word in text.words]
    if chance.random() < NO_APOSTROPHE:
        words = [CLITICS.get(word, word) for word in words]
    return replace(text, words=words)


def typos(text: Text, chance: random.Random) -> Text:
    """Swap, drop or double a letter in one of twelve long words."""
    words = [_mistyped(word, chance) if len(word) > LONG and chance.random() < TYPO else word for word in text.words]
    return replace(text, words=words)


def emoji(text: Text, chance: random.Random) -> Text:
    """End the text with an emoji that hangs on its last sentence."""
    roots = [i for i, head in enumerate(text.heads) if head == i]
    if not roots:
        return text
    return replace(
        text,
        words=[*text.words, chance.choice(EMOJI)],
        spaced=[*text.spaced, True],
        names=[*text.names, "O"],
        tags=[*text.tags, None],
        readings=[*text.readings, None],
        lemmas=[*text.lemmas, None],
        heads=[*text.heads, roots[-1]],
        deps=[*text.deps, "intj"],
        starts=[*text.starts, False],
    )


NOISES: tuple[tuple[float, Noise], ...] = (
    (0.10, without_stops),
    (0.05, without_marks),
    (0.12, lower),
    (0.06, typos),
    (0.03, emoji),
)


def _ends(text: Text, place: int) -> bool:
    return place + 1 == len(text) or bool(text.starts[place + 1])


def _without(text: Text, dropped: set[int]) -> Text:
    """Drop words on which nothing hangs and that do not start a sentence."""
    used = {head for i, head in enumerate(text.heads) if head is not None and head != i}
    kept = [i for i in range(len(text)) if i not in dropped or i in used or text.starts[i] or text.heads[i] == i]
    return text.part(kept)


def _mistyped(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return chance.choice((swapped, word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]))
