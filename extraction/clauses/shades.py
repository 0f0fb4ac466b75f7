"""Words beside a noun or number that say how its claim is meant: "a retired nurse", "about nine euros"."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from extraction.clauses.cues import CUES, Cue
from extraction.records import Modality

SHADES = tuple(cue for cue in CUES if cue.beside)
_BESIDE = frozenset({"amod", "compound", "advmod", "quantmod", "nummod", "det", "prep"})


def shaded(meant: Modality, predicate: str, words: Iterable[Token]) -> Modality:
    """How an assertion is meant, its own words considered: who is a retired nurse is a nurse no more."""
    if meant != "asserted":
        return meant
    fitting = [cue for cue in SHADES if _is_of(cue, predicate)]
    near = {word.lower_ for one in words for word in _near(one)} if fitting else set[str]()
    for cue in fitting:
        if not near.isdisjoint(cue.beside):
            return cue.modality
    return meant


def _is_of(cue: Cue, predicate: str) -> bool:
    return any(predicate == name or (name.endswith("*") and predicate.startswith(name[:-1])) for name in cue.of)


def _near(word: Token) -> Iterator[Token]:
    """The words that tell more of a noun or number, and the one before a number."""
    if word.pos_ not in {"NOUN", "PROPN", "NUM"}:
        return
    for child in word.lefts:
        if child.dep_ in _BESIDE:
            yield child
            yield from child.lefts
    number = next((child for child in word.lefts if child.dep_ == "nummod"), word)
    if number.pos_ == "NUM" and number.left_edge.i > number.sent.start:
        yield number.left_edge.nbor(-1)
