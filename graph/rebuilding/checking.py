"""Whether a stored graph is what its record gives: the record is played into a graph of its own, beside it."""

import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.engine.driver import open_graph
from graph.engine.schema import apply_schema
from graph.memory import Memory
from graph.rebuilding.comparing import Difference, differences
from graph.rebuilding.replaying import replay
from graph.settings import Settings

FOLDER = "rebuild"
"""Under the data folder: what was played so far, if a check is cut off."""


def check(memory: Memory, context_id: str, played: Callable[[int], None]) -> Iterator[Difference]:
    """What differs between the stored graph of a context and its record played anew; `played` counts the turns.

    The stored graph is only read. A check that is cut off goes on where it was. Raises GraphUnavailable, EngineFailed.
    """
    folder = Path(memory.settings.data) / FOLDER / context_id
    with beside(memory, memory.settings.model_copy(update={"data": folder, "neo4j_uri": None})) as scratch:
        replay(memory, scratch, context_id, played)
        yield from differences(memory.graph, scratch.graph, context_id)
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def beside(memory: Memory, settings: Settings) -> Generator[Memory]:
    """Another memory, with the same reader."""
    with open_graph(settings) as graph:
        apply_schema(graph)
        yield Memory(settings, graph, memory.root_key, memory.reader)
