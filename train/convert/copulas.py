"""
A copula is the verb of its clause.

    UD         She  is  happy              here       She  is  happy
                |    '-cop--^                          '-nsubj-^  |
                '---nsubj---^                                  ^-acomp
"""

from train.conllu import Word
from train.convert.tree import NEGATIONS, SUBJECTS, VERBAL, Tree, hang

OUTER = {"nsubj:outer", "csubj:outer"}
"""Subjects of a copula whose predicate is a clause: "the plan is (that) we leave"."""
OF_CLAUSES = SUBJECTS | {
    "aux", "aux:pass", "mark", "advcl", "advcl:relcl", "punct", "parataxis", "discourse", "vocative", "dislocated",
    "obl:tmod", "obl:unmarked", "obl:npmod", "cc:preconj",
}  # fmt: skip
"""What goes from the predicate to the copula in any case."""
GRADED = {"ADJ", "ADV"}
NOMINAL = {"NOUN", "PROPN", "NUM", "PRON"}
SENTENCE_ADVERBS = {
    "also", "still", "just", "now", "always", "probably", "really", "already", "actually", "definitely", "often",
    "usually", "currently", "not",
}  # fmt: skip
PARTICIPLES = {"JJ", "JJR", "JJS", "VBN", "VBG"}


def promote(tree: Tree) -> None:
    """Put every copula in the place of its predicate; a second copula of one predicate becomes its auxiliary.

    A predicate that is a prepositional phrase gets the relation "@cop", for `prepositions` to finish.
    """
    verbs = dict[int, Word]()
    for copula in [word for word in tree.words if word.relation == "cop"]:
        predicate = tree.words[copula.head - 1]
        if predicate.id in verbs:
            hang([copula], verbs[predicate.id], "aux")
        else:
            verbs[predicate.id] = copula
            _promote(tree, copula, predicate)


def _promote(tree: Tree, copula: Word, predicate: Word) -> None:
    children = [child for child in tree.children(predicate) if child is not copula]
    copula.head, copula.relation = predicate.head, predicate.relation
    relations = {child.relation for child in children}
    has_outer = copula.relation in OUTER or bool(relations & OUTER)
    is_clause = has_outer and bool(relations & (SUBJECTS - OUTER))
    if is_clause:
        moved = [child for child in children if _is_around(child, copula, predicate)]
    else:
        moved = [child for child in children if _is_of_clause(tree, child, copula, predicate)]
    hang(moved, copula)
    is_phrase = any(child.relation == "case" and child.pos != "PART" for child in children)
    hang([predicate], copula, "ccomp" if is_clause else "@cop" if is_phrase else _label(predicate))


def _is_around(child: Word, copula: Word, predicate: Word) -> bool:
    """Say whether a child of a clause in the predicate's place belongs to the copula's clause around it."""
    if child.relation in {"aux", "mark"}:
        return child.id < copula.id
    return child.relation in OUTER or (child.relation == "punct" and child.id > predicate.id)


def _is_of_clause(tree: Tree, child: Word, copula: Word, predicate: Word) -> bool:
    """Say whether a child of the predicate belongs to the whole clause."""
    match child.relation:
        case "advmod":
            return _is_of_sentence(child, copula, predicate)
        case "conj":
            has_own_clause = any(below.relation in {"cop", *SUBJECTS} for below in tree.children(child))
            return has_own_clause or (child.pos in VERBAL and predicate.pos not in VERBAL)
        case "obl":
            return child.id < copula.id or predicate.pos in {"NOUN", "PROPN", "PRON"}
        case "mark" | "aux" | "aux:pass" if child.id > copula.id:
            return predicate.pos not in VERBAL
        case relation:
            return relation in OF_CLAUSES


def _is_of_sentence(adverb: Word, copula: Word, predicate: Word) -> bool:
    """Say whether an adverb speaks of the clause ("is now a nurse") and not of the predicate ("is very happy")."""
    if adverb.low in NEGATIONS or not copula.id < adverb.id < predicate.id:
        return True
    if predicate.pos in GRADED:
        return False
    return predicate.pos not in NOMINAL or adverb.low in SENTENCE_ADVERBS


def _label(predicate: Word) -> str:
    if predicate.pos == "ADJ" or predicate.tag in PARTICIPLES:
        return "acomp"
    if predicate.pos == "ADV":
        return "advmod"
    return "xcomp" if predicate.pos in VERBAL else "attr"
