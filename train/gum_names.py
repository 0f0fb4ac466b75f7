"""Names in GUM, which annotates mentions of all kinds: the proper nouns about the head of a mention are a name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from train.conllu import Word

KINDS = {"person": "PERSON", "place": "LOC", "organization": "ORG"}
PROPER = {"NNP", "NNPS"}
JOINTS = {"of", "the", "&", "'s", "-"}
"""Words that a name may have between two proper nouns."""
ENTITY = re.compile(r"Entity=([^|]*)")
BRACKET = re.compile(r"(\()?([^()]+)(\))?")


class Mention(NamedTuple):
    """First word, last word, and kind in the words of GUM."""

    first: int
    last: int
    kind: str


def name_labels(sentences: Sequence[Sequence[Word]]) -> list[str]:
    """Give a label for each word of a document, as in `name_labels`; of mentions in mentions the longest is kept."""
    document = _Document.of(sentences)
    labels = ["O"] * len(document.words)
    for mention in sorted(mentions(document.words), key=lambda mention: mention.first - mention.last):
        name = document.name(mention)
        if name and all(labels[place] == "O" for place in name):
            kind = KINDS[mention.kind]
            labels[name.start : name.stop] = [f"B-{kind}"] + [f"I-{kind}"] * (len(name) - 1)
    return labels


def mentions(words: Sequence[Word]) -> list[Mention]:
    """Read the brackets `Entity=(1-person-…` … `1)` of a document, mentions in the order in which they end."""
    found, begun = list[Mention](), dict[str, list[tuple[int, str]]]()
    for place, word in enumerate(words):
        marks = ENTITY.search(word.misc)
        for opens, inside, closes in BRACKET.findall(marks[1]) if marks else ():
            entity, *rest = inside.split("-")
            if opens and closes:
                found.append(Mention(place, place, rest[0]))
            elif opens:
                begun.setdefault(entity, []).append((place, rest[0]))
            elif closes and begun.get(entity):
                first, kind = begun[entity].pop()
                found.append(Mention(first, place, kind))
    return found


@dataclass(frozen=True, slots=True)
class _Document:
    words: list[Word]
    heads: list[int]
    """Places in the document; -1 at a root."""

    @classmethod
    def of(cls, sentences: Sequence[Sequence[Word]]) -> "_Document":
        words, heads = list[Word](), list[int]()
        for sentence in sentences:
            heads += [len(words) + word.head - 1 if word.head else -1 for word in sentence]
            words += sentence
        return cls(words, heads)

    def name(self, mention: Mention) -> range | None:
        """Give the places of the name at the head of a mention, if it has one."""
        inside = range(mention.first, mention.last + 1)
        tops = [place for place in inside if self.heads[place] not in inside]
        if mention.kind not in KINDS or not tops or not self._is_proper(tops[0]):
            return None
        first = last = tops[0]
        while first > mention.first and self._goes_on(first - 1, mention):
            first -= 1
        while last < mention.last and self._goes_on(last + 1, mention):
            last += 1
        while not self._is_proper(first):
            first += 1
        while not self._is_proper(last):
            last -= 1
        return range(first, last + 1)

    def _is_proper(self, place: int) -> bool:
        return self.words[place].tag in PROPER

    def _goes_on(self, place: int, mention: Mention) -> bool:
        if self._is_proper(place):
            return True
        is_joint = self.words[place].form in JOINTS and mention.first < place < mention.last
        return is_joint and self._is_proper(place + 1)
