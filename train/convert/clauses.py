"""
Existential "there", and what an open complement is.

    UD         let  her  sleep             here       let  her  sleep
                ^-obj-'    |                           |    '-nsubj-^
                ^---xcomp--'                           ^----ccomp---'
"""

from train.conllu import Word
from train.convert.tree import VERBAL, Tree, hang

SMALL_CLAUSE_VERBS = {
    "want", "let", "make", "have", "like", "need", "expect", "see", "hear", "watch", "help", "get", "hate", "love",
    "wish", "prefer", "feel", "notice", "bid", "consider", "find", "believe",
}  # fmt: skip
"""Verbs whose object is the subject of what follows: "I want her to win"."""


def expletives(tree: Tree) -> None:
    """Keep "there" as the expletive and make what there is an attribute; any other expletive is subject or object."""
    for word in tree.words:
        head = tree.head(word)
        if word.relation != "expl" or head is None:
            continue
        if word.lemma.lower() == "there":
            for subject in tree.children(head, "nsubj"):
                subject.relation = "attr"
        else:
            word.relation = "nsubj" if word.id < word.head else "dobj"


def complements(tree: Tree) -> None:
    """Tell clauses ("let her sleep") from what is said of the subject ("looks happy") or the object ("called him Al").

    A complement that is a prepositional phrase gets the relation "@cop", for `prepositions` to finish.
    """
    for word in tree.words:
        verb = tree.head(word)
        if word.relation != "xcomp" or verb is None:
            continue
        objects = [child for child in tree.children(verb, "obj") if verb.id < child.id < word.id]
        if objects and verb.lemma in SMALL_CLAUSE_VERBS:
            hang(objects[:1], word, "nsubj")
            word.relation = "ccomp"
        elif word.pos not in VERBAL:
            word.relation = _label(tree, word, has_object=bool(objects))


def _label(tree: Tree, word: Word, *, has_object: bool) -> str:
    if tree.children(word, "case"):
        return "@cop"
    if has_object:
        return "oprd"
    return {"ADJ": "acomp", "ADV": "advmod"}.get(word.pos, "attr")
