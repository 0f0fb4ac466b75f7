"""The lemma under which rules know a verb."""

import re

from spacy.tokens import Token

_CUT_SHORT = re.compile(r"([^aeiou]at|rc|iz|[aiou]v|nc)$")
"""Lemmas that lost their last letter: no English verb ends so ("relocat", "divorc")."""
_CUT_LATE = re.compile(r"(?:[^a]che|[et]ache|she|sse|xe)$")
"""Lemmas that kept a letter of "teaches", "watches", "fixes"."""
_LIGHT = {
    **{verb: verb for verb in ("have", "do", "share")},
    **dict.fromkeys(("get", "take", "land", "accept", "find", "start"), "get"),
    **dict.fromkeys(("lose", "leave", "quit", "resign", "give_up"), "lose"),
}
"""Verbs that say little without their object, under the name that rules know them by."""
_WOULD = frozenset({"would", "'d", "d"})
_HAVE = frozenset({"have", "has", "'ve", "ve", "'s", "s"})


def lemma_of(verb: Token) -> str:
    """Lemma with its particle: `give_up`; a wish apart: `would_like`."""
    particles = [child.lower_ for child in verb.children if child.dep_ == "prt"]
    lemma = "have" if verb.lower_ == "got" and _has_have(verb) else verb.lemma_.lower()
    if lemma != verb.lower_ and _CUT_SHORT.search(lemma):
        lemma += "e"
    elif lemma != verb.lower_ and _CUT_LATE.search(lemma):
        lemma = lemma[:-1]
    would = lemma in {"like", "love"} and any(c.dep_ == "aux" and c.lower_ in _WOULD for c in verb.children)
    return "_".join([*(["would"] if would else []), lemma, *particles])


def light_name(verb: Token) -> str | None:
    """Name of a verb that says little without its object: "land" of "landed a job" gets one; None for others."""
    return _LIGHT.get(lemma_of(verb))


def _has_have(verb: Token) -> bool:
    """Tell "I've got a car", which says no more than "I have a car"."""
    return any(child.dep_ == "aux" and child.lower_ in _HAVE for child in verb.children)
