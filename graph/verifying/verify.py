"""Every check of a stored graph, one after the other.

Nothing is written, and memory does not grow with the graph: records are read a page at a time. A write that comes in
between may show as a finding; check a memory in which nobody writes.
"""

from collections.abc import Callable, Iterator

from graph.memory import Memory
from graph.verifying import (
    casts,
    claims,
    facts,
    mentions,
    notes,
    people,
    relinks,
    searching,
    slots,
    turns,
    whoiswho,
    writes,
)
from graph.verifying.pages import Finding, Records

CHECKS: tuple[Callable[[Records], Iterator[Finding]], ...] = (
    turns.sessions,
    turns.turns,
    searching.words,
    mentions.mentions,
    relinks.relinks,
    people.referents,
    people.kept_scopes,
    people.aliases,
    people.entities,
    casts.casts,
    casts.spoken_of,
    whoiswho.who_is_who,
    claims.claims,
    slots.slots,
    facts.facts,
    notes.instructions,
    notes.uncertainties,
    writes.traces,
    writes.requests,
    writes.merges,
)


def verify(memory: Memory, context_id: str, size: int = 500) -> Iterator[Finding]:
    """What is wrong in the graph of a context, in ids and without anybody's words; nothing where all is right.

    `size` records are read at a time. Raises GraphUnavailable.
    """
    records = Records(memory.graph, context_id, size)
    for check in CHECKS:
        yield from check(records)
