"""Whether the order in which sessions arrive, and how they are cut into calls, leaves a trace in the graph.

The same sessions are told again and again, each time to a new context, interleaved and cut into batches by chance;
then the portraits of the graphs are compared. Reading is a pure function of a turn, the turns before it and who is
known, so what was read for the same of these before is not read a second time.
"""

import random
import tempfile
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from unittest.mock import patch

from evaluate.inputs import BUILD, TALK, Inputs
from evaluate.table import Row, Table
from extraction import extract
from extraction.language.nlp import English
from extraction.records import Known, Reading, Utterance
from graph import sessions
from graph.access import local_access
from graph.memory import Memory, open_memory
from graph.model import Message
from graph.settings import Settings
from graph.writing import ingest
from graph.writing.ingest import Batch
from tests.graph.pictures import Picture
from tests.graph.portraits import Portrait, portrait, unlike
from train.talk import format as talk

SESSIONS, TURNS = 40, 50
ORDERS = 20
LARGEST = 25
LATE = 0.05
START = datetime(2025, 1, 1, 9, tzinfo=UTC)
SCOPES = (["org=acme"], ["org=acme", "user=u_ana"], ["org=acme", "user=u_ben"], ["org=acme", "team=t1"])
"""Scopes of the sessions in turn: most see what is said in the first."""
Messages = dict[str, list[Message]]


def measure(_: Inputs) -> Iterator[Table]:
    """Tell it in many orders. What is not the same in two graphs is listed in the build folder."""
    told = _messages(random.Random(3))
    folder = tempfile.TemporaryDirectory(prefix="spectron-evaluate-")
    with folder as data, open_memory(_settings(data)) as memory, _reading_once() as asked:
        began = time.perf_counter()
        first = _tell(memory, told, random.Random(0), "ctx_0")
        took = time.perf_counter() - began
        others = [_tell(memory, told, random.Random(order), f"ctx_{order}") for order in range(1, ORDERS + 1)]
    differences = [unlike(first, other) for other in others]
    BUILD.mkdir(parents=True, exist_ok=True)
    listed = [f"{order}: {line}" for order, lines in enumerate(differences, start=1) for line in lines]
    (BUILD / "order-differences.txt").write_text("\n".join(listed) + "\n", encoding="utf-8")
    same = sum(not lines for lines in differences)
    rows = [
        Row("orders that give the graph of the first", f"{same} of {ORDERS}", f"{ORDERS} of {ORDERS}"),
        Row("records in the portrait of the graph", str(sum(map(len, first.values())))),
        Row("turns read", str(asked[0]), note="each once where it stands after the same turns, with the same known"),
        Row("one order, every turn read", f"{took:.0f} s"),
    ]
    note = (
        f"{SESSIONS * TURNS} turns of talk in {SESSIONS} sessions of {len(SCOPES)} scopes, one in twenty said earlier "
        f"than those before it; sessions interleaved and cut into batches of up to {LARGEST} by chance."
    )
    yield Table("Order of arrival", rows, note)


def _settings(folder: str) -> Settings:
    return Settings(data=Path(folder), neo4j_uri=None)


def _messages(chance: random.Random) -> Messages:
    """The turns of talk in sessions of one length; a late one was said before the session began."""
    turns = (turn for path in sorted(TALK.glob("*.talk")) for one in talk.conversations(path) for turn in one.turns)
    return {
        f"s{session}": [
            Message(
                role=turn.role,
                content=turn.text,
                id=f"m{session}_{place}",
                speaker=turn.speaker,
                said_at=_said_at(chance, session, place),
            )
            for place, turn in enumerate(islice(turns, TURNS))
        ]
        for session in range(SESSIONS)
    }


def _said_at(chance: random.Random, session: int, place: int) -> datetime:
    began = START + timedelta(hours=session)
    late = chance.random() < LATE
    return began + timedelta(minutes=-1 - chance.randrange(600) if late else place, seconds=session, milliseconds=place)


def _tell(memory: Memory, told: Messages, chance: random.Random, context: str) -> Portrait:
    """The portrait of a new context that is told everything in some order."""
    access = local_access(memory, context)
    for number, session in enumerate(told):
        sessions.create(memory, access, sessions.Opening(SCOPES[number % len(SCOPES)], {}, session))
    for session, batch in _interleaved(told, chance):
        ingest.remember(memory, access, Batch(batch, session))
    return portrait(Picture(memory.graph, context))


def _interleaved(told: Messages, chance: random.Random) -> Iterator[tuple[str, list[Message]]]:
    waiting = dict(told)
    while waiting:
        session = chance.choice(sorted(waiting))
        size = chance.choice((1, 2, 5, LARGEST))
        batch, waiting[session] = waiting[session][:size], waiting[session][size:]
        yield session, batch
        if not waiting[session]:
            del waiting[session]


@contextmanager
def _reading_once() -> Generator[list[int]]:
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
