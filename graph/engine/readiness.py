"""Whether the graph answers, and whether a write would work now."""

from graph import clock, ids
from graph.engine.queries import run
from graph.memory import Memory


def check_writable(memory: Memory) -> None:
    """Opens a context and takes it back, so nearly the whole way of a write is gone, and looks for room on the disk.

    Waits until all is loaded that is read with: whoever came earlier would wait for it. Raises GraphUnavailable,
    StorageFailed.
    """
    for one in memory.loading:
        one.join()
    context, now = ids.new("ready"), clock.iso(clock.now())
    memory.graph.preview(lambda tx: run(tx, "context/create", context=context, description="", now=now, key=context))
    if failure := memory.graph.storage_failure():
        raise failure


def check_answers(memory: Memory) -> None:
    """Asks the graph for nothing. Raises GraphUnavailable."""
    memory.graph.read(lambda tx: tx.run("RETURN 1").consume())
