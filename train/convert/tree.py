"""A dependency tree that the steps of the conversion change in place."""

from collections.abc import Iterable
from dataclasses import dataclass

from train.conllu import Word

SUBJECTS = {"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer", "csubj:outer", "expl"}
NEGATIONS = {"not", "n't", "nt", "never", "n’t"}
VERBAL = {"VERB", "AUX"}


@dataclass(slots=True)
class Tree:
    """The words of one sentence in their order."""

    words: list[Word]

    def head(self, word: Word) -> Word | None:
        """Give the word that it hangs on, None for the root."""
        return self.words[word.head - 1] if word.head else None

    def children(self, word: Word, *relations: str) -> list[Word]:
        """Give what hangs on a word, in the order said; only by one of these relations, if any are given."""
        return [
            child for child in self.words if child.head == word.id and (not relations or child.relation in relations)
        ]

    def is_sound(self) -> bool:
        """Say whether there is one root and every word leads to it."""
        reached = {word.id for word in self.words if word.head == 0}
        if len(reached) != 1:
            return False
        waiting = [word for word in self.words if word.head]
        while waiting:
            further = [word for word in waiting if word.head not in reached]
            if len(further) == len(waiting):
                return False
            reached |= {word.id for word in waiting if word.head in reached}
            waiting = further
        return True


def hang(words: Iterable[Word], head: Word, relation: str | None = None) -> None:
    """Hang words on another head, by another relation if one is given."""
    for word in words:
        word.head = head.id
        word.relation = relation or word.relation
