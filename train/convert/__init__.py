"""
Trees of Universal Dependencies (English, 2.15) as trees of the ClearNLP scheme, which spaCy's English models use.

The steps must come in this order: each finds what those before it have made.
"""

from dataclasses import replace

from train.conllu import Word
from train.convert import clauses, conjuncts, copulas, labels, names, prepositions
from train.convert.tree import Tree

STEPS = (
    names.from_the_right,
    copulas.promote,
    clauses.expletives,
    clauses.complements,
    prepositions.phrases,
    prepositions.gerunds,
    conjuncts.chain,
    labels.relabel,
)


def convert(words: list[Word]) -> list[Word] | None:
    """Give a sentence with new heads and relations; None where no tree comes of it: several roots, or a circle."""
    tree = Tree([replace(word) for word in words])
    for step in STEPS:
        step(tree)
    return tree.words if tree.is_sound() else None
