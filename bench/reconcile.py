"""
Measures what a turn costs after it was read, in a graph that grows: `make bench PART=reconcile`.

Claims are made by hand, so no text is read. The graph is one context on the embedded engine: fifty users of one
organisation speak of people, places and firms, each in a scope of their own, and the first of them of one person of
whom every turn tells something new. At some sizes turns are written one by one, every fourth of them about that person,
and two things are timed: the step that reconciles, which is `facts` in a trace (claims kept, slots settled, facts
and evidence written), and all that records a turn: entities, mentions, notes, looks, diff and trace around it. Reading
and the commit are in neither.
"""

import os
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import neo4j

from extraction.records import Referent
from graph import clock, ids, sessions
from graph.access import Access, local_access
from graph.engine import queries
from graph.engine.queries import run
from graph.memory import Memory, open_memory
from graph.reading import traces
from graph.settings import Settings
from graph.writing.reads import Read
from graph.writing.recording import record
from graph.writing.spoken import spoken
from graph.writing.turns import Draft
from graph.writing.unit import Unit
from tests.graph.conversation import START, Told, by_hand, told, words

SIZES = (1_000, 10_000, 100_000)
BATCH = 250
PROBES, WARM_UP = 200, 40
USERS, PLACES, FIRMS, TASTES = 50, 200, 100, 300
TURNS_A_PERSON = 20
SYLLABLES = tuple("ba cel dim fo gun hal jas kre lin mo nat pel qua ris sto tam ul ver wen zo".split())  # noqa: SIM905
HUB = Referent("Hanna Bron", "person")
EVERY_HUB = 20
"""Of so many batches one is about a person of whom every turn tells something new."""
SLOWEST = 8
STEP = "facts"
GOAL_MS, GOAL_GROWTH = 15, 1.3


class Watched:
    """A transaction that notes how long each statement takes, until its last row is there."""

    def __init__(self, tx: neo4j.Transaction, took: dict[str, float]) -> None:
        self.tx = tx
        self.took = took

    def run(self, text: Any, params: dict[str, Any]) -> list[neo4j.Record]:
        began = time.perf_counter()
        rows = list(self.tx.run(text, params))
        self.took[text] = self.took.get(text, 0.0) + (time.perf_counter() - began) * 1000
        return rows


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds of recording turns, and of each statement thereof; the trace knows those of its steps."""

    whole: float
    trace: str
    statements: dict[str, float]


@dataclass
class Story:
    """What is told, turn after turn, and where."""

    memory: Memory
    access: Access
    chance: random.Random = field(default_factory=lambda: random.Random(5))
    turns: int = 0
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def open(self) -> None:
        """Open a session for each user."""
        for user in range(USERS):
            opening = sessions.Opening([f"user=u_{user}"], {}, f"s{user}")
            sessions.create(self.memory, self.access, opening)

    def grow(self, size: int) -> None:
        """Write turns in batches until there are so many."""
        while self.turns < size:
            hub = self.turns // BATCH % EVERY_HUB == 0
            things = [self._of_hub() if hub else self._of_somebody() for _ in range(BATCH)]
            self.write(0 if hub else self.chance.randrange(USERS), things)
            self.turns += BATCH

    def probe(self, number: int) -> Took:
        """Write one turn."""
        if number % 4 == 0:
            return self.write(0, [self._of_hub()])
        return self.write(self.chance.randrange(USERS), [self._of_somebody()])

    def write(self, user: int, things: Sequence[Told]) -> Took:
        took = self.memory.graph.write(lambda tx: self._record(tx, user, things))
        self.counts[f"s{user}"] += len(things)
        return took

    def reconciling(self, took: Took) -> float:
        """Milliseconds of the step that reconciles."""
        return traces.show(self.memory, self.access, took.trace).steps_ms[STEP]

    def _record(self, tx: neo4j.Transaction, user: int, things: Sequence[Told]) -> Took:
        statements = dict[str, float]()
        watched: Any = Watched(tx, statements)
        unit = Unit(watched, self.access.context_id, (f"user=u_{user}",), f"s{user}", clock.now())
        run(tx, "session/lock", session=unit.session, now_ms=unit.now_ms)
        reads = [self._read(unit, thing, place) for place, thing in enumerate(things, start=1)]
        began = time.perf_counter()
        _, trace = record(unit, reads)
        return Took((time.perf_counter() - began) * 1000, trace, statements)

    def _read(self, unit: Unit, thing: Told, place: int) -> Read:
        seq = self.counts[unit.session_id] + place
        said_at = START + timedelta(minutes=self.turns + place)
        draft = Draft(ids.new("turn"), seq, "user", "user", words(thing), said_at)
        reading = by_hand([thing], draft.content)
        return Read(draft, reading, spoken(unit.place, reading))

    def _of_hub(self) -> Told:
        return told(HUB, "owns", Referent(f"kayak {self.chance.randrange(10**9)}", "product"))

    def _of_somebody(self) -> Told:
        chance = self.chance
        person = Referent(_name(chance.randrange(max(self.turns, BATCH) // TURNS_A_PERSON)), "person")
        things = (
            told(person, "lives_in", Referent(f"Place{chance.randrange(PLACES)}", "location")),
            told(person, "works_for", Referent(f"Firm{chance.randrange(FIRMS)}", "organisation")),
            told(person, "likes", Referent(f"taste{chance.randrange(TASTES)}", "topic")),
            told(person, "age", str(chance.randrange(20, 80))),
        )
        return chance.choice(things)


def _name(number: int) -> str:
    """A name of its own for each of 360,400 people, who share 400 first names and 901 surnames."""
    return f"{_word(number % 400, 2)} {_word(number * 7 % 901, 3)}".title()


def _word(number: int, length: int) -> str:
    return "".join(SYLLABLES[number // len(SYLLABLES) ** place % len(SYLLABLES)] for place in range(length))


def main(sizes: Sequence[int] = SIZES) -> None:
    """Measure at each size."""
    print(f"{os.cpu_count()} cores, load {_load()}")
    with tempfile.TemporaryDirectory(prefix="spectron-bench-") as folder, open_memory(_settings(folder)) as memory:
        access = local_access(memory, ids.new("ctx"))
        story = Story(memory, access)
        story.open()
        first = 0.0
        for size in sizes:
            p95 = _measure(story, size, first)
            first = first or p95
    print(f"load at the end {_load()}")


def _settings(folder: str) -> Settings:
    return Settings(data=Path(folder), neo4j_uri=None)


def _measure(story: Story, size: int, first: float) -> float:
    """Grow to a size and write turns one by one; gives the 95th percentile of their milliseconds."""
    began = time.perf_counter()
    written = story.turns
    story.grow(size)
    each = (time.perf_counter() - began) * 1000 / (story.turns - written)
    for number in range(WARM_UP):
        story.probe(number)
    took = [story.probe(number) for number in range(PROBES)]
    p95 = quantiles([one.whole for one in took], n=20)[-1]
    growth = f", p95 {p95 / first:.2f} times the first (goal {GOAL_GROWTH})" if first else ""
    print(f"\n{size} turns, written in batches of {BATCH} at {each:.1f} ms a turn")
    print(f"  reconciling {_percentiles([story.reconciling(one) for one in took])} (goal {GOAL_MS} ms)")
    print(f"  all that records a turn {_percentiles([one.whole for one in took])}{growth}")
    print(f"  of {HUB.name} {_percentiles([one.whole for one in took[::4]])}")
    _show_statements([one.statements for one in took])
    return p95


def _percentiles(times: Sequence[float]) -> str:
    return f"p50 {median(times):.1f} ms, p95 {quantiles(times, n=20)[-1]:.1f} ms"


def _show_statements(took: Sequence[dict[str, float]]) -> None:
    """The statements that take longest, by their mean over the turns."""
    names = {statement.text: statement.name for statement in queries.every()}
    means = {text: sum(one.get(text, 0.0) for one in took) / len(took) for text in names}
    slowest = sorted(means, key=lambda text: -means[text])[:SLOWEST]
    for text in slowest:
        p95 = quantiles([one.get(text, 0.0) for one in took], n=20)[-1]
        print(f"    {names[text]:24} mean {means[text]:6.2f} ms, p95 {p95:6.2f} ms")
    whole = sum(means.values())
    print(f"    {'all statements':24} mean {whole:6.2f} ms")


def _load() -> str:
    return " ".join(f"{figure:.1f}" for figure in os.getloadavg())
