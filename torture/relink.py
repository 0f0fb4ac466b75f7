"""Words are corrected by chance and turns forgotten: the graph stays whole, and what its record gives."""

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from evaluate.table import Row, Table
from graph import sessions
from graph.access import Access, local_access
from graph.errors import Conflict, Invalid
from graph.memory import Memory, open_memory
from graph.model import Turn
from graph.reading import entities, turns
from graph.reading.turns import TurnFilter
from graph.rebuilding.checking import check
from graph.settings import Settings
from graph.verifying.verify import verify
from graph.writing import erasing, relinking
from graph.writing.forgetting import Forgetting
from tests.graph.test_order import tell
from torture.engines import Engine

STEPS = 10
FORGOTTEN = 0.3
"""How many of the steps forget a turn, corrections among them."""


def measure(engine: Engine, trials: int) -> Iterator[Table]:
    wrong, unlike = list[str](), list[str]()
    spent, refused = list[float](), 0
    with tempfile.TemporaryDirectory(prefix="spectron-torture-") as folder:
        named = {name.lower(): value for name, value in engine.env.items()}
        with open_memory(Settings(data=Path(folder), **named)) as memory:  # pyright: ignore[reportArgumentType]
            for trial in range(trials):
                chance = random.Random(trial)
                access = local_access(memory, tell(memory, chance).context)
                for _ in range(STEPS):
                    took = _step(memory, access, chance)
                    refused += took is None
                    spent += [took] if took else []
                    wrong += [f"{trial}: {one.check} {one.id}" for one in verify(memory, access.context_id)]
                unlike += [f"{trial}: {one.kind} {one.id}" for one in check(memory, access.context_id, lambda _: None)]
    yield Table(
        f"Words are corrected and turns forgotten by chance, {trials} times {STEPS} steps",
        [
            Row("what is wrong after a step", ", ".join(wrong) or "nothing", "nothing"),
            Row("records that a rebuild gives otherwise", ", ".join(unlike) or "none", "none"),
            Row("steps that were refused, with a reason", str(refused)),
            Row("one step, p50 / longest", f"{median(spent) * 1000:.0f} / {max(spent) * 1000:.0f} ms"),
        ],
    )


def _step(memory: Memory, access: Access, chance: random.Random) -> float | None:
    """Corrects words or forgets a turn; gives the seconds that it took, None where it was refused."""
    said = [turn for session in sessions.every(memory, access) for turn in _turns(memory, access, session.id)]
    link = chance.choice([link for turn in said for link in turn.links or ()])
    whom = chance.choice([None, *(one.id for one in entities.listed(memory, access).items)])
    forgotten = chance.choice(said).id if chance.random() < FORGOTTEN else None
    began = time.perf_counter()
    try:
        if forgotten:
            erasing.forget(memory, access, Forgetting(turn_ids=(forgotten,)))
        else:
            relinking.relink(memory, access, link.id, whom)
    except (Conflict, Invalid):
        return None
    return time.perf_counter() - began


def _turns(memory: Memory, access: Access, session_id: str) -> list[Turn]:
    return turns.listed(memory, access, session_id, TurnFilter(frozenset({"links"}))).items
