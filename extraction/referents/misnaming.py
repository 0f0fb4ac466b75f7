"""A name said by mistake and taken back: "sorry, I meant Magda, not Marta"."""

import re

from spacy.tokens import Doc, Token

from extraction.referents import nominals
from extraction.referents.nametables import MISTAKEN
from extraction.referents.register import Register

LATEST = 4
"""So many turns back at most the wrong name was brought in."""


def read(register: Register, turn: int, doc: Doc) -> None:
    """Give the right name to one who was brought in under a wrong one by the same speaker."""
    if turn and not MISTAKEN.isdisjoint(token.lower_ for token in doc):
        for wrong in doc:
            right = wrong.head if any(child.dep_ == "neg" for child in wrong.lefts) else None
            if right is not None and {right.pos_, wrong.pos_} == {"PROPN"} and wrong in right.conjuncts:
                _correct(register, turn, right, wrong)


def _correct(register: Register, turn: int, right: Token, wrong: Token) -> None:
    new, old = register.at(turn, right.i), register.at(turn, wrong.i)
    if new is None or old is None or not (_is_new(register, new, turn) and _was_brought_in(register, old, turn)):
        return
    first, second = (register.referents[index] for index in (new, old))
    if {first.type, second.type} <= {"person", "other"} and second.speaker is None and first.owner is None:
        said = nominals.text(right.doc, (right.left_edge.i, right.i + 1))
        whole = re.sub(rf"(?<!\w){re.escape(wrong.text)}(?!\w)", said, second.name)
        register.rename(register.unite(old, new), whole if " " not in said else said)


def _is_new(register: Register, referent: int, turn: int) -> bool:
    """Say whether nobody spoke of someone before this turn."""
    return register.referents[referent].known is None and not _turns(register, referent, turn)


def _was_brought_in(register: Register, referent: int, turn: int) -> bool:
    """Say whether the speaker of this turn was the first to speak of someone, a few turns ago."""
    before = _turns(register, referent, turn)
    speakers = (register.utterances[there].speaker for there in (turn, min(before, default=turn)))
    return bool(before) and min(before) >= turn - LATEST and len(set(speakers)) == 1


def _turns(register: Register, referent: int, turn: int) -> list[int]:
    """Give the turns before this one that point at someone."""
    found = ((place, mention.turn) for place, mention in enumerate(register.mentions) if mention.turn < turn)
    return [there for place, there in found if register.of_mention(place) == referent]
