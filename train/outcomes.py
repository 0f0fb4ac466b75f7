"""What comes of claims: those that a chooser weighs or proposes in annotated talk, and whether they are right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extraction.claims.choosing.candidates import candidates_of
from extraction.claims.choosing.chooser import Choice, Weights
from extraction.claims.choosing.features import Scene
from extraction.claims.claims import ruled_claims
from extraction.clauses.clauses import clauses_of
from extraction.language.nlp import English
from extraction.records import Claim
from extraction.referents.register import Register
from extraction.vocabulary import is_named
from train.pairs import heard, matcher_of, turns_of
from train.talk import format as talk

LEAST_SCORE = -2.0
"""No calibration makes a claim of less likely to be asserted."""
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Claims with a named predicate that are read as asserted."""

    scores: Floats
    votes: Floats
    """Confidence of the rule that reads it, 0 where only the chooser does."""
    right: Floats
    """1 where the annotation asserts it."""


def outcomes(english: English, conversations: Iterable[talk.Conversation], model: Weights) -> Outcomes:
    """Read conversations with a model that has not seen them."""
    rows = [row for conversation in conversations for row in _of_conversation(english, conversation, model)]
    return Outcomes(*np.array(rows, np.float32).reshape(-1, 3).T)


def joined(parts: list[Outcomes]) -> Outcomes:
    """Give the outcomes of several readings as one."""
    return Outcomes(*(np.concatenate([getattr(part, name) for part in parts]) for name in Outcomes.__slots__))


def _of_conversation(
    english: English, conversation: talk.Conversation, model: Weights
) -> list[tuple[float, float, bool]]:
    register = heard(english, conversation)
    found = [read for turn in turns_of(register) for read in _of_turn(register, turn, model)]
    matcher = matcher_of(register, conversation)
    rows = list[tuple[float, float, bool]]()
    for score, vote, claim in found:
        gold = conversation.turns[claim.turn].claims
        right = any(one.modality == "asserted" and matcher.same(one, claim) for one in gold)
        rows.append((score, vote, right))
    return rows


def _of_turn(register: Register, turn: int, model: Weights) -> Iterator[tuple[float, float, Claim]]:
    """Give score and vote with each asserted claim of a named predicate."""
    said, pairs = clauses_of(register.docs[turn]), candidates_of(register.docs[turn])
    if not pairs:
        return
    choice = Choice(Scene(register, turn, ruled_claims(register, turn, said)), pairs, model)
    for number, claim in enumerate(choice.scene.claims):
        scores = [float(choice.scores[place]) for place in choice.read[number]]
        if scores and _counts(claim):
            yield max(scores), claim.confidence, claim
    for place, claim in choice.proposals(said, choice.scores >= LEAST_SCORE):
        if _counts(claim):
            yield float(choice.scores[place]), 0.0, claim


def _counts(claim: Claim) -> bool:
    return claim.modality == "asserted" and is_named(claim.predicate)
