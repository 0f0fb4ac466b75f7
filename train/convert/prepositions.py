"""
A preposition is the head of its phrase.

    UD         lives  in  Leeds            here       lives  in  Leeds
                 |     '-case-^                          ^-prep-'   |
                 ^-----obl----'                                 ^-pobj
"""

from train.conllu import Word
from train.convert.tree import SUBJECTS, VERBAL, Tree, hang

GIVING_VERBS = {
    "give", "send", "tell", "show", "offer", "hand", "lend", "sell", "teach", "write", "pay", "bring", "pass", "owe",
    "mail", "forward", "say", "explain", "introduce", "read", "feed", "award", "grant", "assign",
}  # fmt: skip
"""Verbs after which "to" names who receives."""
PHRASES = {
    "obl", "nmod", "@cop", "advmod", "amod", "acl", "advcl", "nummod", "compound", "obj", "iobj", "dep", "orphan",
    "xcomp", "oprd", "attr", "det",
}  # fmt: skip
"""Relations that a phrase has for being a phrase; it keeps any other: a root, a conjunct, a clause."""
POSSESSIVES = {"'s", "'", "s"}
OF_WHOLE = SUBJECTS | {"discourse", "advcl", "parataxis", "vocative"}


def phrases(tree: Tree) -> None:
    """Put the first preposition in the place of its noun; further ones hang in a chain ("out", then "from")."""
    for noun in tree.words:
        prepositions = _prepositions(tree, noun)
        if prepositions:
            _phrase(tree, noun, prepositions)


def gerunds(tree: Tree) -> None:
    """Make a preposition the head of an -ing clause without a subject: "by" of "by working hard"."""
    for verb in tree.words:
        if verb.pos not in VERBAL or verb.tag != "VBG" or verb.relation not in {"advcl", "acl", "obl"}:
            continue
        markers = [child for child in tree.children(verb, "mark") if child.tag == "IN" and child.id < verb.id]
        if markers and not tree.children(verb, *SUBJECTS):
            markers[0].head, markers[0].relation = verb.head, "prep"
            hang([verb], markers[0], "pcomp")


def _prepositions(tree: Tree, noun: Word) -> list[Word]:
    """Give the prepositions before a noun, or else those after it ("years ago"); a possessive 's is none."""
    cases = [child for child in tree.children(noun, "case") if child.tag != "POS" and not _is_possessive(child)]
    before = [case for case in cases if case.id < noun.id]
    return before or [case for case in cases if case.pos == "ADP"]


def _is_possessive(case: Word) -> bool:
    return case.pos == "PART" and case.lemma in POSSESSIVES


def _phrase(tree: Tree, noun: Word, prepositions: list[Word]) -> None:
    first, relation = prepositions[0], noun.relation
    first.head, first.relation = noun.head, _label(tree, noun, first)
    last = _fixed(tree, first)
    for further in prepositions[1:]:
        if further.id > noun.id:
            hang([further], first, "advmod")
        else:
            hang([further], last, "prep")
            last = further
    hang([noun], last, "pcomp" if noun.pos in VERBAL else "pobj")
    whole = OF_WHOLE if first.relation == relation else set[str]()
    hang([child for child in tree.children(noun) if _is_of_phrase(tree, child, first, whole)], first)


def _label(tree: Tree, noun: Word, preposition: Word) -> str:
    head = tree.head(noun)
    if noun.relation == "obl:agent":
        return "agent"
    if noun.base == "obl" and head is not None:
        if preposition.low == "by" and tree.children(head, "aux:pass"):
            return "agent"
        if preposition.low == "to" and head.lemma in GIVING_VERBS:
            return "dative"
    return "prep" if noun.base in PHRASES else noun.relation


def _fixed(tree: Tree, first: Word) -> Word:
    """Chain the words of a fixed preposition ("because of"); give the one that the noun hangs on."""
    last = first
    for word in tree.children(first, "fixed"):
        hang([word], last, "prep" if word.pos == "ADP" else "pcomp")
        if word.pos in {"ADP", "SCONJ", "PART"}:
            last = word
    return last


def _is_of_phrase(tree: Tree, child: Word, first: Word, whole: set[str]) -> bool:
    """Say whether a child of the noun belongs to the phrase: another phrase beside it, or words before it."""
    if child.relation == "conj" and tree.children(child, "case"):
        return True
    is_before = child.id < first.id
    return child.relation in whole or (is_before and child.relation in {"punct", "discourse", "parataxis", "advmod"})
