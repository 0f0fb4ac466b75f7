"""
Measures how long a question takes in a memory that grows: `make bench PART=recall`.

`ENGINE=neo4j SIZES="10000 1000000"` names an engine and sizes; a million turns take a quarter of an hour to store.

One context of fifty users, with turns of talk over and over; they are stored without being read. Each user states some
facts first. At each size questions are asked for turns, facts and entities, by one who sees the whole context and by
one user, every fourth of them for one thing of somebody known; and blocks of context are made for the same questions.
The time is that of the memory, without HTTP.
"""

import os
import random
import resource
import tempfile
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles

import neo4j

from extraction.records import Referent
from graph import clock, ids, scopes, sessions
from graph.access import Access, local_access
from graph.engine.faults import EngineName
from graph.engine.queries import run
from graph.memory import Memory, open_memory
from graph.reading import contextblocks
from graph.reading.contextblocks import ContextFilter
from graph.recall import words
from graph.recall.recall import Wanted, recall
from graph.settings import Settings
from graph.writing.reads import Read
from graph.writing.recording import append, record
from graph.writing.spoken import spoken
from graph.writing.turns import Draft
from graph.writing.unit import Unit
from tests.conftest import settings_of
from tests.graph.conversation import START, Told, by_hand, told
from tests.graph.conversation import words as said
from tests.neo4j import server
from train.talk import format as talk

SIZES = (1_000, 10_000, 100_000)
BATCH = 500
USERS, KNOWN = 50, 4
"""Users, and people of whom each states where they live and work."""
QUESTIONS, WARM_UP = 200, 20
GOALS = {"a question to the whole context": "15 / 35 ms", "a block of context for it": "- / 50 ms"}
TALK = Path(__file__).parent.parent / "train" / "talk"
OPENINGS = ("What was said about {}?", "When did we speak of {}?", "Who knows about {}?", "Is it true about {}?")


@dataclass
class Story:
    """What is told, and the questions that it answers."""

    memory: Memory
    access: Access
    texts: Iterator[str]
    chance: random.Random = field(default_factory=lambda: random.Random(3))
    told: list[str] = field(default_factory=list[str])

    def grow(self, size: int) -> None:
        """Tell turns in batches, user after user, until there are so many."""
        while len(self.told) < size:
            user = len(self.told) // BATCH % USERS
            lines = [next(self.texts) for _ in range(BATCH)]
            self.memory.graph.write(lambda tx, user=user, lines=lines: self._tell(tx, user, lines))
            self.told += lines

    def open(self) -> None:
        """Open a session for each user, who states what is known."""
        for user in range(USERS):
            sessions.create(self.memory, self.access, sessions.Opening([f"user=u_{user}"], {}, f"s{user}"))
            self.memory.graph.write(lambda tx, user=user: self._state(tx, user))

    def _state(self, tx: neo4j.Transaction, user: int) -> None:
        unit, count = self._unit(tx, user)
        things = [thing for number in range(KNOWN) for thing in _known(user, number)]
        drafts = [self._draft(user, count + place, said(thing)) for place, thing in enumerate(things, start=1)]
        readings = [by_hand([thing], draft.content) for thing, draft in zip(things, drafts, strict=True)]
        pairs = zip(drafts, readings, strict=True)
        record(unit, [Read(draft, reading, spoken(unit.place, reading)) for draft, reading in pairs])

    def _tell(self, tx: neo4j.Transaction, user: int, lines: Sequence[str]) -> None:
        unit, count = self._unit(tx, user)
        append(unit, [Read(self._draft(user, count + place, line)) for place, line in enumerate(lines, start=1)])

    def _unit(self, tx: neo4j.Transaction, user: int) -> tuple[Unit, int]:
        """A write of a user, and how many turns the session has."""
        unit = Unit(tx, self.access.context_id, (f"user=u_{user}",), f"s{user}", clock.now(), ())
        return unit, run(tx, "session/lock", session=unit.session, now_ms=unit.now_ms)[0]["turn_count"]

    def _draft(self, user: int, seq: int, line: str) -> Draft:
        return Draft(ids.new("turn"), seq, "user", f"u_{user}", line, START + timedelta(minutes=seq))

    def question(self) -> str:
        """A question that holds three words of a turn, or one for where somebody known lives."""
        if self.chance.randrange(4) == 0:
            return f"Where does {_name(0, self.chance.randrange(KNOWN))} live?"
        while True:
            told = list(dict.fromkeys(words.words(self.chance.choice(self.told))))
            if len(told) > 2:
                return self.chance.choice(OPENINGS).format(" and ".join(self.chance.sample(told, 3)))


def _known(user: int, number: int) -> tuple[Told, Told]:
    """What a user states of somebody."""
    person = Referent(_name(user, number), "person")
    place, firm = Referent(f"Place{number}", "location"), Referent(f"Firm{user}", "organisation")
    return told(person, "lives_in", place), told(person, "works_for", firm)


def _name(user: int, number: int) -> str:
    return f"Person{user * KNOWN + number} Lind"


def main(engine: EngineName = "arcadedb", sizes: Sequence[int] = SIZES) -> None:
    """Measure at each size."""
    print(f"{engine}, {os.cpu_count()} cores, load {_load()}")
    with _settings(engine) as settings, open_memory(settings, warm=True) as memory:
        access = local_access(memory, ids.new("ctx"))
        story = Story(memory, access, cycle(_talk()))
        story.open()
        first = dict[str, float]()
        for size in sizes:
            began = time.perf_counter()
            story.grow(size)
            print(f"\n{size} turns, stored in {time.perf_counter() - began:.0f} s")
            for name, ask in _asks(story).items():
                p95 = _show(name, ask)
                grown = p95 / first.setdefault(name, p95)
                print(f", p95 {grown:.2f} times that at {sizes[0]}" if size != sizes[0] else "")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nresident memory, reader and vectors with this process: {peak:.0f} MiB at most; load {_load()}")


@contextmanager
def _settings(engine: EngineName) -> Generator[Settings]:
    with tempfile.TemporaryDirectory(prefix="spectron-bench-") as folder:
        if engine == "arcadedb":
            yield Settings(data=Path(folder), neo4j_uri=None)
            return
        start = server.source().start
        if not start:
            raise SystemExit(f"Neo4j: {server.source().words}")
        with start() as login:
            yield settings_of(Path(folder), login)


def _asks(story: Story) -> dict[str, Callable[[], object]]:
    memory, access = story.memory, story.access
    user = replace(access, lens=scopes.lens(["user=u_0"]))
    return {
        "a question to the whole context": lambda: recall(memory, access, Wanted(story.question())),
        "the same, for turns alone": lambda: recall(memory, access, Wanted(story.question(), include=("turn",))),
        "a question to one user of fifty": lambda: recall(memory, user, Wanted(story.question())),
        "a block of context for it": lambda: contextblocks.of_scope(memory, access, ContextFilter(story.question())),
        "the same, of one user": lambda: contextblocks.of_scope(memory, user, ContextFilter(story.question())),
    }


def _load() -> str:
    return " ".join(f"{figure:.1f}" for figure in os.getloadavg())


def _talk() -> list[str]:
    return [turn.text for path in sorted(TALK.glob("*.talk")) for one in talk.conversations(path) for turn in one.turns]


def _show(name: str, ask: Callable[[], object]) -> float:
    """Ask again and again; gives the 95th percentile in milliseconds."""
    for _ in range(WARM_UP):
        ask()
    took = list[float]()
    for _ in range(QUESTIONS):
        began = time.perf_counter()
        ask()
        took.append((time.perf_counter() - began) * 1000)
    p95 = quantiles(took, n=20)[-1]
    goal = f" (goal {GOALS[name]})" if name in GOALS else ""
    print(f"  {name:34} p50 {median(took):6.1f} ms   p95 {p95:6.1f} ms{goal}", end="")
    return p95
