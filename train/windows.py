"""Texts as rows of labels a word, cut into the windows that the network sees."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

LONGEST = 110
"""Words of a window, as in `extraction.language.encoder.MAX_WORDS`."""
SENTENCES = (1, 1, 1, 2, 2, 3, 4, 8)
"""How many sentences a window of training holds: most turns are short."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text word by word. None is a label that nobody knows; a head is the place of a word, a root its own head."""

    words: list[str]
    spaced: list[bool]
    names: list[str | None]
    tags: list[str | None]
    readings: list[str | None]
    """Part of speech and features: "NOUN|Number=Sing"."""
    lemmas: list[str | None]
    heads: list[int | None]
    deps: list[str | None]
    starts: list[bool | None]
    has_tree: bool

    def part(self, places: list[int]) -> Self:
        """Give the text of some of its words; a word whose head is not among them has no known head."""
        new = {old: i for i, old in enumerate(places)}
        columns = ("words", "spaced", "names", "tags", "readings", "lemmas", "deps", "starts")
        picked = {name: [getattr(self, name)[i] for i in places] for name in columns}
        heads = [self.heads[i] for i in places]
        return replace(self, **picked, heads=[None if head is None else new.get(head) for head in heads])

    def __len__(self) -> int:
        return len(self.words)


def windows(text: Text, chance: random.Random | None) -> Iterator[Text]:
    """Cut a text where sentences start, some sentences a window: by chance, or as many as eight.

    A sentence longer than a window is cut where the window ends.
    """
    starts = [i for i, start in enumerate(text.starts) if start or i == 0]
    ends = [*starts[1:], len(text)]
    at = 0
    while at < len(starts):
        most = chance.choice(SENTENCES) if chance else 8
        last = at
        while last + 1 < len(starts) and last + 1 - at < most and ends[last + 1] - starts[at] <= LONGEST:
            last += 1
        for begin in range(starts[at], ends[last], LONGEST):
            yield text.part(list(range(begin, min(begin + LONGEST, ends[last]))))
        at = last + 1
