"""Tense of a verb from its form and its auxiliaries."""

from typing import Literal

from spacy.tokens import Token

Tense = Literal["past", "present", "perfect", "future"]
_FUTURE = frozenset({"will", "'ll", "ll", "shall", "wo"})


def tense_of(verb: Token) -> Tense:
    """Tense of a verb; an infinitive or participle without auxiliaries has that of the verb it hangs on."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"} and child.i < verb.i]
    if any(helper.lower_ in _FUTURE for helper in helpers):
        return "future"
    if verb.tag_ in {"VBN", "VBG"} and any(helper.lemma_ == "have" for helper in helpers):
        return "past" if any(helper.tag_ == "VBD" and helper.lemma_ == "have" for helper in helpers) else "perfect"
    if verb.tag_ == "VBD" or any(helper.tag_ == "VBD" for helper in helpers):
        return "past"
    if (
        verb.tag_ in {"VBG", "VB", "VBN"}
        and not helpers_are_finite(helpers)
        and verb.dep_ in {"xcomp", "conj", "ccomp"}
    ):
        return tense_of(verb.head) if verb.head != verb else "present"
    if verb.tag_ == "VBN" and not helpers:
        return "past"
    return "present"


def helpers_are_finite(helpers: list[Token]) -> bool:
    """Whether an auxiliary tells the tense; *to* does not."""
    return any(helper.tag_ in {"VBD", "VBP", "VBZ", "MD"} for helper in helpers)


def is_progressive(verb: Token) -> bool:
    """Whether the verb stands in the progressive: "is moving"."""
    return (
        verb.tag_ == "VBG"
        and (verb.dep_ != "xcomp")
        and any(child.lemma_ == "be" and child.dep_ == "aux" for child in verb.children)
    )
