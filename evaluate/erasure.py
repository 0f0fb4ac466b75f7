"""Whether a graph in which turns were forgotten is one that never saw them, turn after turn until none is left."""

import random
import tempfile
from collections.abc import Iterator

from evaluate.inputs import Inputs, keep
from evaluate.table import Row, Table
from evaluate.telling import Messages, messages, opened, reading_once, settings
from graph.memory import Memory, open_memory
from graph.writing import erasing, ingest
from graph.writing.forgetting import Forgetting
from graph.writing.ingest import Batch
from tests.graph.pictures import Picture
from tests.graph.portraits import Portrait, portrait, unlike

SESSIONS, TURNS = 5, 40


def measure(_: Inputs) -> Iterator[Table]:
    """Forget every turn of a history in an order by chance. What then differs is listed in the build folder."""
    told = messages(random.Random(5), SESSIONS, TURNS)
    order = [message.id or "" for said in told.values() for message in said]
    random.Random(7).shuffle(order)
    listed = list[str]()
    equal = 0
    folder = tempfile.TemporaryDirectory(prefix="spectron-evaluate-")
    with folder as data, open_memory(settings(data)) as memory, reading_once():
        turns = _tell(memory, told, "ctx_told")
        access = opened(memory, {}, "ctx_told")
        for place, gone in enumerate(order):
            erasing.forget(memory, access, Forgetting(turn_ids=(turns[gone],)))
            told = {name: [one for one in said if one.id != gone] for name, said in told.items()}
            lines = unlike(portrait(Picture(memory.graph, "ctx_told")), _portrait(memory, told, f"ctx_{place}"))
            equal += not lines
            listed += [f"{place} {gone}: {line}" for line in lines]
    keep("erasure-differences.txt", listed)
    count = len(order)
    row = Row(
        "forgettings after which the graph is one that never saw the turn", f"{equal} of {count}", f"{count} of {count}"
    )
    note = f"{count} turns of talk in {SESSIONS} sessions, forgotten one after the other in an order by chance."
    yield Table("Forgetting", [row], note)


def _portrait(memory: Memory, told: Messages, context: str) -> Portrait:
    _tell(memory, told, context)
    return portrait(Picture(memory.graph, context))


def _tell(memory: Memory, told: Messages, context: str) -> dict[str, str]:
    """Tell a new context everything; the turn of each message."""
    access = opened(memory, told, context)
    turns = dict[str, str]()
    for session, said in told.items():
        if said:
            reply = ingest.remember(memory, access, Batch(said, session)).reply
            turns |= {message.id or "": turn for message, turn in zip(said, reply.turn_ids, strict=True)}
    return turns
