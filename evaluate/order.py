"""Whether the order in which sessions arrive, and how they are cut into calls, leaves a trace in the graph.

The same sessions are told again and again, each time to a new context, interleaved and cut into batches by chance;
then the portraits of the graphs are compared. Reading is a pure function of a turn, the turns before it and who is
known, so what was read for the same of these before is not read a second time.
"""

import random
import tempfile
import time
from collections.abc import Iterator

from evaluate.inputs import Inputs, keep
from evaluate.table import Row, Table
from evaluate.telling import LARGEST, SCOPES, Messages, interleaved, messages, opened, reading_once, settings
from graph.memory import Memory, open_memory
from graph.writing import ingest
from graph.writing.ingest import Batch
from tests.graph.pictures import Picture
from tests.graph.portraits import Portrait, portrait, unlike

SESSIONS, TURNS = 40, 50
ORDERS = 20


def measure(_: Inputs) -> Iterator[Table]:
    """Tell it in many orders. What is not the same in two graphs is listed in the build folder."""
    told = messages(random.Random(3), SESSIONS, TURNS)
    folder = tempfile.TemporaryDirectory(prefix="spectron-evaluate-")
    with folder as data, open_memory(settings(data)) as memory, reading_once() as asked:
        began = time.perf_counter()
        first = _tell(memory, told, random.Random(0), "ctx_0")
        took = time.perf_counter() - began
        others = [_tell(memory, told, random.Random(order), f"ctx_{order}") for order in range(1, ORDERS + 1)]
    differences = [unlike(first, other) for other in others]
    listed = [f"{order}: {line}" for order, lines in enumerate(differences, start=1) for line in lines]
    keep("order-differences.txt", listed)
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


def _tell(memory: Memory, told: Messages, chance: random.Random, context: str) -> Portrait:
    """The portrait of a new context that is told everything in some order."""
    access = opened(memory, told, context)
    for session, batch in interleaved(told, chance):
        ingest.remember(memory, access, Batch(batch, session))
    return portrait(Picture(memory.graph, context))
