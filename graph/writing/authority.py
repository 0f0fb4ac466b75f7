"""Who is believed how far: the trust of an origin, and the confidence of a fact from its evidence."""

from collections.abc import Iterable, Sequence
from itertools import takewhile
from math import prod
from typing import NamedTuple

from extraction.records import Role

# Trust by origin. A lower one never silently replaces a higher one.
TRUST = {
    "upsert": 0.95,  # written as a statement by a caller: "Beth lives_in Porto"
    "correction": 0.95,  # settled by hand
    "document": 0.80,  # read in a document that a caller uploaded
    "user": 0.70,  # said by a person
    "tool": 0.60,  # returned by a tool
    "system": 0.60,  # said in a system message
    "assistant": 0.35,  # said by the agent itself
    "derived": 0.30,  # concluded from other facts
}

FLOOR = 0.70
"""Below this confidence a claim may not replace or end what is believed; it is held."""

BELIEVED = 0.50
"""Origins trusted less than this are held until another origin says the same."""

MOST = 0.99
"""Nothing is surer than this."""

SAME_SPEAKER = 0.10
OTHER_SPEAKER = 0.60
CONTRADICTION = 0.40


class Voice(NamedTuple):
    """Someone who says so, and how sure the saying is, from 0 to 1."""

    speaker: str
    role: Role
    sure: float


def trust_of(kind: str, role: Role) -> float:
    """The trust of a claim by what kind of record it is in, else by the role of its turn."""
    return TRUST[role] if kind == "message" else TRUST[kind]


def origin_of(kind: str) -> str:
    """Where a record comes from, as callers are told: a turn that was said, or what else its turn is."""
    return {"message": "turn", "correction": "upsert"}.get(kind, kind)


def confidence(support: Sequence[Voice], against: Sequence[Voice] = ()) -> float:
    """Confidence of a fact, from 0 to .99, by who says so and who says otherwise, each in the order of saying.

    A speaker's surest saying counts as it is; each further one closes SAME_SPEAKER of its own confidence of what is
    left to 1. The surest speaker counts as that; each other one closes OTHER_SPEAKER of theirs. What the assistant
    says counts only where nobody said it before: later it may be repeating what it was told. Contradiction is
    weighed in the same way, without the assistant, and takes away up to CONTRADICTION of the whole. So more support
    never lowers the figure, and more contradiction never raises it.
    """
    alone = takewhile(lambda voice: voice.role == "assistant", support)
    sure = max([_strength(support), *(voice.sure for voice in alone)])
    return round(min(sure, MOST) * (1 - CONTRADICTION * _strength(against)), 4)


def _strength(voices: Iterable[Voice]) -> float:
    """How strongly people and tools say something together, from 0 to 1."""
    by_speaker: dict[str, list[float]] = {}
    for voice in voices:
        if voice.role != "assistant":
            by_speaker.setdefault(voice.speaker, []).append(voice.sure)
    return _joined((_joined(sures, SAME_SPEAKER) for sures in by_speaker.values()), OTHER_SPEAKER)


def _joined(sures: Iterable[float], share: float) -> float:
    """The surest as it is; each other one closes that share of itself of what is left to 1."""
    best, *others = sorted(sures, reverse=True) or [0.0]
    return 1 - (1 - best) * prod(1 - share * sure for sure in others)
