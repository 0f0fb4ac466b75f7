"""
Flat names hang on their last word.

    UD         Anna  Maria  Lindt          here       Anna  Maria  Lindt
                ^--flat--'     |                        '-compound----^
                ^-----flat-----'                              '-compound-^
"""

from train.conllu import Word
from train.convert.tree import Tree, hang

NAMING = {"PROPN", "NOUN", "X", "NUM"}


def from_the_right(tree: Tree) -> None:
    """Make every flat run of nouns compounds of its last word; of other words ("bla bla") keep the first as head."""
    for first in tree.words:
        rest = [child for child in tree.children(first) if child.base == "flat"]
        if not rest:
            continue
        if first.pos in NAMING and rest[-1].pos in NAMING:
            _turn(tree, first, rest)
        else:
            hang(rest, first, "compound")


def _turn(tree: Tree, first: Word, rest: list[Word]) -> None:
    last = rest[-1]
    others = [child for child in tree.children(first) if child not in rest]
    last.head, last.relation = first.head, first.relation
    hang(others, last)
    hang([first, *rest[:-1]], last, "compound")
