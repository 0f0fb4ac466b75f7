"""
Measures how long a question takes in a memory that grows: `make bench PART=recall`.

One context of fifty users on the embedded engine, with turns of talk over and over; they are stored without being read.
At some sizes questions are asked, for turns, facts and entities, by one who sees the whole context and by one user. The
time is that of the memory, without HTTP.
"""

import os
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles

from graph import clock, ids, scopes, sessions
from graph.access import Access, local_access
from graph.engine.queries import run
from graph.memory import Memory, open_memory
from graph.recall import words
from graph.recall.recall import Wanted, recall
from graph.settings import Settings
from graph.writing.reads import Read
from graph.writing.recording import append
from graph.writing.turns import Draft
from graph.writing.unit import Unit
from tests.graph.conversation import START
from train.talk import format as talk

SIZES = (1_000, 10_000, 100_000)
BATCH = 500
USERS = 50
QUESTIONS, WARM_UP = 200, 20
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

    def _tell(self, tx: object, user: int, lines: list[str]) -> None:
        unit = Unit(tx, self.access.context_id, (f"user=u_{user}",), f"s{user}", clock.now(), ())  # pyright: ignore[reportArgumentType]
        count = run(unit.tx, "session/lock", session=unit.session, now_ms=unit.now_ms)[0]["turn_count"]
        drafts = [
            Draft(ids.new("turn"), count + place, "user", f"u_{user}", line, START + timedelta(minutes=count + place))
            for place, line in enumerate(lines, start=1)
        ]
        append(unit, [Read(draft) for draft in drafts])

    def question(self) -> str:
        """A question that holds three words of a turn."""
        while True:
            told = list(dict.fromkeys(words.words(self.chance.choice(self.told))))
            if len(told) > 2:
                return self.chance.choice(OPENINGS).format(" and ".join(self.chance.sample(told, 3)))


def main() -> None:
    print(f"{os.cpu_count()} cores, load {' '.join(f'{figure:.1f}' for figure in os.getloadavg())}")
    with (
        tempfile.TemporaryDirectory(prefix="spectron-bench-") as folder,
        open_memory(Settings(data=Path(folder))) as memory,
    ):
        access = local_access(memory, "bench")
        for user in range(USERS):
            sessions.create(memory, access, sessions.Opening([f"user=u_{user}"], {}, f"s{user}"))
        story = Story(memory, access, cycle(_talk()))
        user = replace(access, lens=scopes.lens(["user=u_0"]))
        for size in SIZES:
            story.grow(size)
            print(f"\n{size} turns")
            _show("a question to the whole context", lambda: recall(memory, access, Wanted(story.question())))
            _show(
                "the same, for turns alone", lambda: recall(memory, access, Wanted(story.question(), include=("turn",)))
            )
            _show("a question to one user of fifty", lambda: recall(memory, user, Wanted(story.question())))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nresident memory, reader and vectors with this process: {peak:.0f} MiB at most")


def _talk() -> list[str]:
    return [turn.text for path in sorted(TALK.glob("*.talk")) for one in talk.conversations(path) for turn in one.turns]


def _show(name: str, ask: Callable[[], object]) -> None:
    for _ in range(WARM_UP):
        ask()
    took = list[float]()
    for _ in range(QUESTIONS):
        began = time.perf_counter()
        ask()
        took.append((time.perf_counter() - began) * 1000)
    print(f"  {name:34} p50 {median(took):6.1f} ms   p95 {quantiles(took, n=20)[-1]:6.1f} ms")
