"""
Conjuncts hang in a chain, and a conjunction on the conjunct before it.

    UD         tea  milk  and  honey       here       tea  milk  and  honey
                |-conj-^    ^-cc-'|                    '-conj-^ '-cc-^    ^
                '------conj-------^                           '---conj----'
"""

from train.conllu import Word
from train.convert.tree import Tree, hang


def chain(tree: Tree) -> None:
    """Hang each conjunct on the one before it, with the conjunction and the comma between the two."""
    for first in tree.words:
        left = first
        for right in [child for child in tree.children(first) if child.base == "conj"]:
            hang(_conjunctions(tree, left, right), left)
            hang(_commas(tree, left, right), left)
            hang([right], left)
            left = right


def _conjunctions(tree: Tree, left: Word, right: Word) -> list[Word]:
    """Give the conjunctions of a conjunct, or those that hang below it, on the noun of its phrase."""
    own = [child for child in tree.children(right, "cc") if child.id < right.id]
    return own or [
        word for child in tree.children(right) for word in tree.children(child, "cc") if left.id < word.id <= right.id
    ]


def _commas(tree: Tree, left: Word, right: Word) -> list[Word]:
    between = [mark for mark in tree.children(right, "punct") if left.id < mark.id < right.id]
    return [mark for mark in between if mark.form in {",", ";"}]
