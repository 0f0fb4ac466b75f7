"""The labels of ClearNLP for what Universal Dependencies call otherwise: `labels.toml`, and what context decides."""

import tomllib
from collections.abc import Callable
from pathlib import Path

from train.conllu import Word
from train.convert.tree import NEGATIONS, Tree

SCHEME = {
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta",
    "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss",
    "preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
}  # fmt: skip
"""All labels. A relation of the same name keeps it; one that is nowhere is "dep"."""
TABLE: dict[str, str] = {
    row["from"]: row["label"]
    for row in tomllib.loads((Path(__file__).parent / "labels.toml").read_text(encoding="utf-8"))["relations"]
}


def relabel(tree: Tree) -> None:
    """Name every relation by the scheme."""
    for word in tree.words:
        head = tree.head(word)
        word.relation = "ROOT" if head is None else _label(word, head)


def _label(word: Word, head: Word) -> str:
    if word.relation in BY_CONTEXT:
        return BY_CONTEXT[word.relation](word, head)
    for name in (word.relation, word.base):
        if name in TABLE or name in SCHEME:
            return TABLE.get(name, name)
    return "dep"


def _adverb(word: Word, head: Word) -> str:
    """Tell "not", and "about" of "about ten", from other adverbs."""
    if word.low in NEGATIONS:
        return "neg"
    return "quantmod" if head.pos == "NUM" else "advmod"


def _marker(word: Word, _: Word) -> str:
    """Take "to" of an infinitive for an auxiliary."""
    return "aux" if word.tag == "TO" else "mark"


def _noun(word: Word, head: Word) -> str:
    return "compound" if word.id < head.id else "nmod"


def _fixed(word: Word, _: Word) -> str:
    return "prep" if word.pos == "ADP" else "advmod"


def _case(word: Word, _: Word) -> str:
    """Tell a possessive 's from a preposition that no noun follows."""
    return "case" if word.tag == "POS" or word.pos == "PART" else "prep"


BY_CONTEXT: dict[str, Callable[[Word, Word], str]] = {
    "advmod": _adverb,
    "advmod:emph": _adverb,
    "mark": _marker,
    "nmod": _noun,
    "nmod:desc": _noun,
    "fixed": _fixed,
    "case": _case,
}
