"""Which rules for the agent hold: a pure function of all that was said of one topic in a scope.

Sayings are taken in the order in which they were said, whatever the order in which they arrived. Who gave a rule may
take it back: a user the rules of users, an operator those of system messages.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from extraction.records import Aim, Role, Sense

RULES: frozenset[Sense] = frozenset({"asks", "forbids"})
"""What is a rule of its own; the other senses only take rules back."""
CONTRARY: dict[Sense, Sense] = {"asks": "forbids", "allows": "forbids", "forbids": "asks", "frees": "asks"}


@dataclass(frozen=True, slots=True)
class Saying:
    """One turn's saying of a rule, or of taking one back."""

    instruction: str
    """Id of the instruction that is said: equal words in one scope are one instruction."""
    aim: Aim
    role: Role
    said_ms: int
    session_id: str
    seq: int
    start: int
    turn_id: str
    by_hand: bool = False
    """Whether it is a correction, which may take back what anybody said."""

    @property
    def order(self) -> tuple[int, str, int, int, str]:
        return (self.said_ms, self.session_id, self.seq, self.start, self.instruction)


@dataclass(slots=True)
class Standing:
    """What became of one instruction."""

    first: Saying
    """The earliest said of those that are left."""
    active: bool
    reversed_by: str | None = None
    """The turn that took it back, where one did and nothing said it again since."""


def standing(sayings: Iterable[Saying]) -> dict[str, Standing]:
    """For each instruction whether it holds, and by which turn it was taken back if not."""
    result: dict[str, Standing] = {}
    held: dict[tuple[Role, str], Saying] = {}
    for saying in sorted(sayings, key=lambda saying: saying.order):
        for key, earlier in list(held.items()):
            if _reverses(saying, earlier):
                del held[key]
                taken = result[earlier.instruction]
                taken.active = any(instruction == earlier.instruction for _, instruction in held)
                taken.reversed_by = None if taken.active else saying.turn_id
        is_rule = saying.aim.sense in RULES
        own = result.setdefault(saying.instruction, Standing(saying, is_rule))
        if is_rule:
            held[saying.role, saying.instruction] = saying
            own.active, own.reversed_by = True, None
    return result


def _reverses(later: Saying, earlier: Saying) -> bool:
    """Whether a later saying takes an earlier rule back."""
    if (later.role != earlier.role and not later.by_hand) or later.instruction == earlier.instruction:
        return False
    new, old = later.aim, earlier.aim
    if new.sense == "forgets":
        return new.value in {"", old.value}
    if new.value == old.value:
        return old.sense == CONTRARY[new.sense]
    return new.single and old.sense == "asks" and new.sense in {"asks", "allows"}
