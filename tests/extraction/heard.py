"""Short ways to read a conversation up to its references, and to ask whom its words mean."""

from datetime import UTC, datetime

from extraction.language.nlp import English
from extraction.records import Known, Mention, Referent, Role, Utterance
from extraction.referents import names, references, speakers
from extraction.referents.register import Register

SAID_AT = datetime(2025, 3, 1, 10, tzinfo=UTC)
Line = str | tuple[Role, str, str]
"""Words of Alice, or role, speaker and words."""


def turns(*lines: Line) -> list[Utterance]:
    """Take a conversation down."""
    return [
        Utterance("user", "Alice", line, SAID_AT) if isinstance(line, str) else Utterance(*line, SAID_AT)
        for line in lines
    ]


def hear(english: English, *lines: Line, known: tuple[Known, ...] = ()) -> Register:
    window = turns(*lines)
    register = Register(english.read_many(turn.content for turn in window), window, known)
    speakers.enter(register)
    speakers.bind(register)
    names.find(register)
    references.resolve(register, english)
    return register


def mention(register: Register, words: str, turn: int = -1, n: int = 1) -> Mention | None:
    """The mention of the n-th time that these words stand in a turn (the last one unless given)."""
    turn %= len(register.utterances)
    found = [m for m in register.mentions if m.turn == turn and m.text == words]
    found.sort(key=lambda m: m.start)
    return found[n - 1] if len(found) >= n else None


def meant(register: Register, words: str, turn: int = -1, n: int = 1) -> Referent | None:
    """Whom or what these words mean."""
    found = mention(register, words, turn, n)
    if found is None or found.referent is None:
        return None
    return register.referents[register.final(found.referent)]


def name(register: Register, words: str, turn: int = -1, n: int = 1) -> str | None:
    """The name of whom or what these words mean."""
    found = meant(register, words, turn, n)
    return None if found is None else found.name
