"""Negation of a verb in its own clause."""

from spacy.tokens import Token

_NEGATIVE = frozenset({"not", "n't", "nt", "never", "neither", "nor", "hardly", "no"})


def is_negated(verb: Token) -> bool:
    """Whether a verb is negated by *not*, *never*, or a *no* before its object or complement ("I have no car")."""
    return any(_negates(child) for child in verb.children)


def _negates(child: Token) -> bool:
    if child.dep_ in {"neg", "advmod", "preconj", "aux"} and child.lower_ in _NEGATIVE - {"no"}:
        return True
    if child.dep_ in {"dobj", "attr", "nsubj", "pobj", "acomp"}:
        return any(word.dep_ in {"det", "neg"} and word.lower_ in {"no", "not"} for word in child.children)
    return False
