"""Returns to how it was: after "we're back to the usual terms" a permission that had been got holds no longer."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.claims.resolving import resolve
from extraction.claims.said import Said
from extraction.clauses.arguments import objects
from extraction.clauses.classes import belongs
from extraction.clauses.modality import modality_of
from extraction.records import Claim
from extraction.referents.register import Register

CONFIDENCE = 0.8
_GETTING = frozenset({"get", "have", "obtain", "receive", "secure"})
_USUAL = frozenset({"default", "normal", "old", "ordinary", "original", "previous", "regular", "standard", "usual"})
_RETURNING = frozenset({"return", "revert"})


def read(register: Register, turn: int) -> Iterator[Claim]:
    """That the permission that was got last is revoked, where a turn says that all is as before."""
    for word in register.docs[turn]:
        usual = _usual(word)
        verb = word if word.lemma_ in _RETURNING else word.head
        got = _got(register, turn) if usual is not None and modality_of(verb) == "asserted" else None
        if usual is not None and got is not None:
            yield Said(turn, (word, usual), "return", CONFIDENCE).claim(got, "status", value="revoked")


def _usual(word: Token) -> Token | None:
    """What a word says one is back to, if that is how it was before."""
    if word.lower_ != "back" and word.lemma_ not in _RETURNING:
        return None
    ends = [end for child in word.children if child.lower_ == "to" for end in objects(child)]
    return next((end for end in ends if not _USUAL.isdisjoint(w.lower_ for w in (end, *end.children))), None)


def _got(register: Register, turn: int) -> int | None:
    """The permission of which the turns before say last that somebody has it."""
    for place in range(turn - 1, -1, -1):
        for word in reversed(register.docs[place]):
            if belongs(word, "permissions") and word.dep_ == "dobj" and word.head.lemma_ in _GETTING:
                return resolve(register, place, word)
    return None
