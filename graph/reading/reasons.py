"""Why the reconciler decided as it did, in a sentence, and what else would have been needed: a row for each code."""

from dataclasses import dataclass

from graph.writing import authority


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence for a code, and one for what would have made a fact of the claim, where it is none."""

    why: str
    needed: str | None = None


NOT_SAID = "It says nothing of what is so; said plainly, it becomes a fact."

REASONS: dict[str, Reason] = {
    # What became a fact, or part of one.
    "new_value": Reason("Nothing that it stands against was believed."),
    "replaces_value": Reason("It was said later than what it replaces, by a source that is trusted as much."),
    "now_asserted": Reason("What was planned, denied or held back before is now said to be so."),
    "same_value": Reason("The same is believed already; this is further evidence."),
    "negated": Reason("It says that this is not so, by a source that is trusted as much as what says that it is."),
    "ended": Reason("It says that this is no longer so."),
    "planned": Reason("It says what is to be.", "It is current once somebody says that it is so."),
    # What is held back.
    "below_floor": Reason(
        "It is not sure enough to change what is believed.",
        f"A claim needs confidence {authority.FLOOR:.2f} to replace or end a fact; this one has {{confidence:.2f}}.",
    ),
    "conflict_authority": Reason(
        "It stands against a source that is trusted more.",
        "It takes a source that is trusted as much as the other one; this one has trust {trust:.2f}.",
    ),
    "conflict_same_time": Reason(
        "Another conversation says something else at the same moment.", "A later statement says which of the two it is."
    ),
    "origin_not_believed": Reason(
        "Its source alone is not believed.",
        f"It takes a source of trust {authority.BELIEVED:.2f} or more to say the same; this one has {{trust:.2f}}.",
    ),
    "hedged": Reason("It was said with a doubt.", "It becomes a fact once it is said plainly."),
    "reported": Reason("It was told at second hand.", "It becomes a fact once it is said at first hand."),
    # What does not compete.
    "ambiguous_name": Reason(
        "A name in it fits several people or things.", "It takes a fuller name, or a correction that says who is meant."
    ),
    "hypothetical": Reason("It was only supposed.", NOT_SAID),
    "wished": Reason("It was only wished.", NOT_SAID),
    "asked": Reason("It was only asked.", NOT_SAID),
    "ordered": Reason("It was asked to be done.", NOT_SAID),
    "joked": Reason("It was not meant.", NOT_SAID),
    # What another trace tells.
    "read_again": Reason("The turn was read again since; what was decided then stands in the trace of that."),
}


def reason_of(code: str) -> Reason:
    """The sentences for a code; a trace that another version wrote may hold one that is not known here."""
    return REASONS.get(code, Reason(code.replace("_", " ")))


def needed(code: str, confidence: float, trust: float) -> str | None:
    """What else a claim would have needed to become a fact, or nothing where it has become one."""
    template = reason_of(code).needed
    return template.format(confidence=confidence, trust=trust) if template else None
