"""Playing the record of a context into another memory: its turns are read and its corrections made as they were.

Who is who and what a slot holds do not depend on the order of arrival, so sessions are played one after the other,
and corrections at the end. What was played is not played again: a replay that was cut off goes on.
"""

from collections.abc import Callable
from itertools import count

from graph.access import local_access
from graph.memory import Memory
from graph.moving import exporting, importing
from graph.moving.batches import Into, batches
from graph.moving.lines import Numbered


def replay(source: Memory, target: Memory, context_id: str, played: Callable[[int], None]) -> None:
    """Plays a context into another memory; `played` is told how many turns each step played.

    Raises GraphUnavailable.
    """
    lines = exporting.record(source, local_access(source, context_id))
    access = local_access(target, context_id)
    for batch in batches(map(Numbered, count(1), lines), Into(context_id)):
        played(importing.store(target, access, batch).turns)
