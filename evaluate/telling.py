"""Talk to be told to a memory, in sessions and batches, with what is read of it kept."""

import random
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from unittest.mock import patch

from evaluate.inputs import TALK
from extraction import extract
from extraction.language.nlp import English
from extraction.records import Known, Reading, Utterance
from graph import sessions
from graph.access import Access, local_access
from graph.memory import Memory
from graph.model import Message
from graph.settings import Settings
from train.talk import format as talk

LARGEST = 25
"""Messages of one session that are sent at once: up to so many, by chance."""
LATE = 0.05
START = datetime(2025, 1, 1, 9, tzinfo=UTC)
SCOPES = (["org=acme"], ["org=acme", "user=u_ana"], ["org=acme", "user=u_ben"], ["org=acme", "team=t1"])
"""Scopes of the sessions in turn: most see what is said in the first."""
Messages = dict[str, list[Message]]


def opened(memory: Memory, told: Messages, context: str) -> Access:
    """Full rights in a new context in which the sessions are open."""
    access = local_access(memory, context)
    for number, session in enumerate(told):
        sessions.create(memory, access, sessions.Opening(SCOPES[number % len(SCOPES)], {}, session))
    return access


def settings(folder: str) -> Settings:
    """Those of a memory of its own on the embedded engine."""
    return Settings(data=Path(folder), neo4j_uri=None)


def messages(chance: random.Random, count: int, length: int) -> Messages:
    """The turns of talk, over again where they do not suffice, in `count` sessions of one length, by session.

    One in twenty was said before its session began.
    """
    spoken = [turn for path in sorted(TALK.glob("*.talk")) for one in talk.conversations(path) for turn in one.turns]
    turns = cycle(spoken)
    return {
        f"s{session}": [
            Message(
                role=turn.role,
                content=turn.text,
                id=f"m{session}_{place}",
                speaker=turn.speaker,
                said_at=_said_at(chance, session, place),
            )
            for place, turn in enumerate(islice(turns, length))
        ]
        for session in range(count)
    }


def _said_at(chance: random.Random, session: int, place: int) -> datetime:
    began = START + timedelta(hours=session)
    late = chance.random() < LATE
    return began + timedelta(minutes=-1 - chance.randrange(600) if late else place, seconds=session, milliseconds=place)


def interleaved(told: Messages, chance: random.Random) -> Iterator[tuple[str, list[Message]]]:
    """The messages of sessions in batches by chance, those of each session in their order."""
    waiting = dict(told)
    while waiting:
        session = chance.choice(sorted(waiting))
        size = chance.choice((1, 2, 5, LARGEST))
        batch, waiting[session] = waiting[session][:size], waiting[session][size:]
        yield session, batch
        if not waiting[session]:
            del waiting[session]


@contextmanager
def reading_once() -> Generator[list[int]]:
    """Have each turn read once after the same turns with the same known; gives how many were read, as it grows."""
    found, count = dict[object, Reading](), [0]
    read: Callable[..., Reading] = extract.read

    def once(english: English, window: Sequence[Utterance], first_new: int, known: Sequence[Known]) -> Reading:
        asked = (tuple(window), first_new, tuple(known))
        if asked not in found:
            count[0] += 1
            found[asked] = read(english, window, first_new, known)
        return found[asked]

    with patch.object(extract, "read", once):
        yield count
