"""How well and how fast recall finds the turns that answer a question, on LoCoMo, turn by turn.

Messages are stored as words alone: no signal of a turn needs what was read in it.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

import neo4j

from evaluate import locomo, ranking
from evaluate.inputs import Inputs
from evaluate.locomo import CATEGORIES, CHECK, DEVELOPMENT, Asked, Conversation
from evaluate.table import Row, Table
from evaluate.telling import settings
from graph.access import Access, local_access
from graph.memory import Memory, open_memory
from graph.recall import fusion, question
from graph.recall.fusion import Weighed
from graph.recall.pool import Place
from graph.recall.search import Search
from graph.recall.weights import WEIGHTS
from graph.writing import ingest
from graph.writing.ingest import Batch

SPLITS = {"development": DEVELOPMENT, "check": CHECK}
INDEXES = {"own index": "own", "all in one index": "all"}
GOALS = {("check", "own index"): ">= .80", ("check", "all in one index"): ">= .76"}
NOTE = (
    "LoCoMo, questions of categories 1 to 4, turn level: which share of the turns that answer a question is among the "
    "first so many hits, on the mean. Weights were fitted on conversations 26, 30, 41 and 42 (development); 43 "
    "(check) had no part in it. Own index: one context a conversation; all in one: the five together."
)
Score = Callable[[dict[str, float]], float]


@dataclass(frozen=True, slots=True)
class Found:
    """A question with everything that was looked at for it."""

    conversation: int
    asked: Asked
    turns: list[Weighed]
    took_ms: float


def measure(inputs: Inputs) -> Iterator[Table]:
    """Ask every question of both indexes; then weigh the same signals again without one of them."""
    found = played(inputs)
    for name, rows in found.items():
        yield Table(f"Recall, {name}", [_row(split, name, rows) for split in SPLITS], NOTE)
    for figure, goal in (("recall@10", ">= .55"), ("NDCG@10", "")):
        rows = [_of_category(category, found, figure, goal) for category in CATEGORIES]
        yield Table(
            f"{figure[0].upper()}{figure[1:]} by category, own index / all in one index, check conversation", rows
        )
    without = [_without(signal, found["own index"]) for signal in WEIGHTS["turn"]]
    yield Table(
        "Recall@10 without one signal, own index, development / check; in the note what it adds by category", without
    )
    took = [_took(name, rows) for name, rows in found.items()]
    yield Table("Time of the search for turns", took, "From the text of the question to the ranking, p50 / p95.")


def played(inputs: Inputs) -> dict[str, list[Found]]:
    """What every question finds, by index."""
    folder = inputs.corpora.folder("locomo")
    told = [locomo.read(folder, number) for number in chain(*SPLITS.values())]
    with tempfile.TemporaryDirectory(prefix="spectron-evaluate-") as data, open_memory(settings(data)) as memory:
        for one in told:
            _store(memory, local_access(memory, f"own{one.number}"), one)
            _store(memory, local_access(memory, "all"), one)
        own = [partial(_ask, memory, local_access(memory, f"own{one.number}"), one) for one in told]
        together = [partial(_ask, memory, local_access(memory, "all"), one) for one in told]
        indexes = zip(INDEXES, (own, together), strict=True)
        return {name: [found for ask in asks for found in ask()] for name, asks in indexes}


def ranked(found: Found, score: Score) -> dict[str, float]:
    """The figures of a question when its turns are scored so."""
    order = sorted(found.turns, key=lambda one: (-score(one.signals), one.record["id"]))
    return ranking.figures([one.record["message_id"] for one in order], found.asked.answers)


def _store(memory: Memory, access: Access, told: Conversation) -> None:
    for session in told.sessions:
        ingest.remember(memory, access, Batch(session, scope=[f"user=locomo{told.number}"], infer="none"))


def _ask(memory: Memory, access: Access, told: Conversation) -> Iterator[Found]:
    vectors = memory.vectors.get()
    for one in told.questions:
        began = time.perf_counter()
        asked = question.read(vectors, one.text, told.asked_at)

        def search(tx: neo4j.Transaction, asked: question.Question = asked) -> list[Weighed]:
            return Search(tx, vectors, asked, Place(access)).turns(most=None)

        turns = memory.graph.read(search)
        yield Found(told.number, one, turns, (time.perf_counter() - began) * 1000)


def _row(split: str, index: str, rows: Sequence[Found]) -> Row:
    mean = ranking.means([ranked(row, _score) for row in rows if row.conversation in SPLITS[split]])
    depths = " / ".join(_short(mean[f"recall@{depth}"]) for depth in ranking.DEPTHS)
    others = ", ".join(f"{name} {_short(mean[name])}" for name in ("any@10", "all@10", "MRR", "NDCG@10"))
    goal = GOALS.get((split, index), "")
    return Row(f"recall@1 / 5 / 10 / 20, {split}", depths, f"@10 {goal}" if goal else "", others)


def _of_category(category: int, found: dict[str, list[Found]], figure: str, goal: str) -> Row:
    values, count = list[str](), 0
    for rows in found.values():
        of = [row for row in rows if row.conversation in CHECK and row.asked.category == category]
        values.append(_short(ranking.means([ranked(row, _score) for row in of]).get(figure, 0.0)))
        count = len(of)
    wanted = goal if category == 1 else ""
    return Row(f"{category}: {CATEGORIES[category]}", " / ".join(values), wanted, f"{count} questions")


def _without(signal: str, rows: Sequence[Found]) -> Row:
    """What is found without a signal, and how much more with it in each category."""

    def score(signals: dict[str, float]) -> float:
        return _score({name: value for name, value in signals.items() if name != signal})

    def found(of: Sequence[Found], how: Score) -> float:
        return ranking.means([ranked(row, how) for row in of])["recall@10"]

    values = [_short(found([row for row in rows if row.conversation in split], score)) for split in SPLITS.values()]
    gains = list[str]()
    for category in CATEGORIES:
        of = [row for row in rows if row.asked.category == category]
        gains.append(f"{category}: {found(of, _score) - found(of, score):+.3f}")
    return Row(f"without `{signal}`", " / ".join(values), note=f"weight {WEIGHTS['turn'][signal]}; {', '.join(gains)}")


def _took(index: str, rows: Sequence[Found]) -> Row:
    times = sorted(row.took_ms for row in rows)
    return Row(index, f"{statistics.median(times):.0f} ms / {times[int(len(times) * 0.95)]:.0f} ms")


def _score(signals: dict[str, float]) -> float:
    return fusion.score(signals, "turn")


def _short(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")
