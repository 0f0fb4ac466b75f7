"""Who is believed how far: the trust of an origin, and the confidence of a fact from its evidence."""

from collections.abc import Sequence

from extraction.records import Role

# Trust by origin. A lower one never silently replaces a higher one.
TRUST = {
    "upsert": 0.95,  # written as a statement by a caller: "Beth lives_in Porto"
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

SAME_SPEAKER = 0.10
OTHER_SPEAKER = 0.60


def trust_of(kind: str, role: Role) -> float:
    """The trust of a claim by what kind of record it is in, else by the role of its turn."""
    return TRUST[role] if kind == "message" else TRUST[kind]


def origin_of(kind: str) -> str:
    """Where a record comes from, as callers are told: a turn that was said, or what else its turn is."""
    return "turn" if kind == "message" else kind


def confidence(evidence: Sequence[tuple[str, Role, float]]) -> float:
    """Confidence of a fact from (speaker, role, claim confidence) in order of saying.

    The first evidence counts as it is. Each later one closes part of what is left to 1: by OTHER_SPEAKER of its own
    confidence from someone new, by SAME_SPEAKER from someone already heard, by nothing from the assistant, which
    may be repeating what it was told. So the figure never falls with more evidence and never reaches 1.
    """
    heard: set[str] = set()
    doubt = 1.0
    for speaker, role, sure in evidence:
        if not heard:
            doubt = 1 - min(sure, 0.99)
        elif role != "assistant":
            doubt *= 1 - sure * (SAME_SPEAKER if speaker in heard else OTHER_SPEAKER)
        heard.add(speaker)
    return round(1 - doubt, 4)
