"""Words of a turn, and what no words stand for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

SPEAKER, ADDRESSEE = "^", "^you"
SAID = re.compile(r"(.+?)(?:#(\d+))?(?:@(\+?\d+))?")


@dataclass(frozen=True, slots=True)
class Place:
    """Words as they stand in a turn: `text == conversation.turns[turn].text[start:end]`."""

    turn: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What no words stand for: `SPEAKER`, `ADDRESSEE`, or a value in words of our own, after its `=`."""

    text: str


Argument = Place | Unsaid


@dataclass(frozen=True, slots=True)
class Words:
    """Finds words in the turns of a conversation, counted from the turn that speaks of them."""

    texts: Sequence[str]
    here: int

    def place(self, said: str) -> Place:
        """Find `word`, `word#2` (its second occurrence), `word@2` (two turns back), `word@+1` (in the next turn).

        Raises ValueError, with what to do, where the words do not stand there.
        """
        match = SAID.fullmatch(said)
        if not match:
            raise ValueError("no words: write them as they stand in the turn")
        words, nth, away = match[1], int(match[2] or 1), match[3] or "0"
        turn = self.here + int(away) if away[0] == "+" else self.here - int(away)
        if not 0 <= turn < len(self.texts):
            raise ValueError(f"no turn @{away}: count the turns between")
        starts = [hit.start() for hit in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self.texts[turn])]
        if not 1 <= nth <= len(starts):
            raise ValueError(f"{words!r} stands {len(starts)} times in {self.texts[turn]!r}: copy the words exactly")
        start = starts[nth - 1]
        return Place(turn, start, start + len(words), words)

    def argument(self, said: str) -> Argument:
        """Find words, or take what is not said. Raises ValueError like `place`."""
        return Unsaid(said) if said in (SPEAKER, ADDRESSEE) or said.startswith("=") else self.place(said)

    def targets(self, said: str) -> tuple[Argument, ...]:
        """Find `one` or `one & other`; a name may hold the sign ("Marks & Spencer"). Raises ValueError like `place`."""
        parts = said.split(" & ")
        for size in range(len(parts), 1, -1):
            try:
                first = self.argument(" & ".join(parts[:size]))
            except ValueError:
                continue
            return (first, *self._others(parts[size:]))
        return (self.argument(parts[0]), *self._others(parts[1:]))

    def _others(self, parts: Sequence[str]) -> tuple[Argument, ...]:
        return self.targets(" & ".join(parts)) if parts else ()
