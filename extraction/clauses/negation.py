"""Negation of a verb in its own clause."""

from spacy.tokens import Token

_NEGATIVE = frozenset({"not", "n't", "nt", "never", "neither", "nor", "hardly", "no"})


def is_negated(verb: Token) -> bool:
    """Whether a verb is negated by *not*, *never*, or a *no* before its object or complement ("I have no car")."""
    return any(_negates(child) and not _comes_late(child, verb) for child in verb.children)


def _comes_late(negation: Token, verb: Token) -> bool:
    """Tell "29, not 12": what is denied is another object, not what the verb says of the first."""
    return negation.dep_ == "neg" and any(
        child.dep_ in {"attr", "acomp", "dobj"} and verb.i < child.i < negation.i for child in verb.children
    )


def _tops(never: Token) -> bool:
    """Tell "I was never so insulted", which says that I was, and more than ever."""
    after = [word for word in never.doc[never.i + 1 : never.i + 4] if word.lower_ != "been"]
    return len(after) > 1 and after[0].lower_ == "so" and (after[1].pos_ == "ADJ" or after[1].tag_ == "VBN")


def _negates(child: Token) -> bool:
    if child.lower_ == "never" and _tops(child):
        return False
    if child.dep_ in {"neg", "advmod", "preconj", "aux"} and child.lower_ in _NEGATIVE - {"no"}:
        return True
    if child.dep_ in {"dobj", "attr", "nsubj", "pobj", "acomp"}:
        return any(word.dep_ in {"det", "neg"} and word.lower_ in {"no", "not"} for word in child.children)
    return False
