"""Recall: a question in, the turns, facts and entities out that answer it, best first, with what speaks for each."""

import time
from collections.abc import Callable, Collection, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

import neo4j

from extraction.asked import Slot
from graph import clock, scopes, sessions
from graph.access import Access
from graph.errors import Invalid, TooLarge
from graph.memory import Memory
from graph.model import Candidate
from graph.recall import fusion, pronouns, question
from graph.recall.fusion import Weighed
from graph.recall.pool import Place
from graph.recall.readtraces import Asked, Steps
from graph.recall.search import Search
from graph.recall.shapes import HitKind, Recalled

KINDS: tuple[HitKind, ...] = ("turn", "fact", "entity")
MOST_HITS = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: a question, where to look, what kinds of hits and how many."""

    query: str
    limit: int = 10
    scope: tuple[str, ...] = ()
    session_id: str | None = None
    include: tuple[HitKind, ...] = KINDS
    as_of: datetime | None = None
    valid_at: datetime | None = None


def recall(memory: Memory, access: Access, wanted: Wanted) -> Recalled:
    """What answers a question, best first.

    Raises Invalid for an empty question or a limit out of 1 to 50, TooLarge, NotFound for an unknown session.
    """
    began = time.perf_counter()
    _check(memory, wanted)
    steps = Steps()
    narrowed = replace(access, lens=access.lens.narrowed(scopes.parse(wanted.scope)))
    session = sessions.show(memory, narrowed, wanted.session_id) if wanted.session_id else None
    speaking = tuple(session.scope) if session else None
    place = Place(narrowed, wanted.as_of, wanted.valid_at, wanted.session_id, speaking)
    query = wanted.query
    if session and not wanted.as_of:
        with steps.timed("pronouns"):
            query = pronouns.spelled_out(memory, narrowed, session, query)
    with searching(memory, query, place, wanted.include, steps) as search:
        found, answer = memory.graph.read(lambda tx: search(tx).found(wanted.include))
    hits = [fusion.hit(one) for one in found[: wanted.limit]]
    trace_id = memory.reads.keep(access.holder, Asked("recall", wanted.query, looked_at(found)), steps)
    took = round((time.perf_counter() - began) * 1000, 2)
    return Recalled(hits=hits, answer=answer, trace_id=trace_id, query_ms=took)


@contextmanager
def searching(
    memory: Memory, query: str, place: Place, include: Collection[HitKind], steps: Steps
) -> Generator[Callable[[neo4j.Transaction], Search]]:
    """Reads a question; gives what searches for it in a transaction.

    What it asks for is read while the graph looks for its words: neither waits for the other.
    """
    now = place.as_of or clock.now()
    with ThreadPoolExecutor(1, "slots") as beside:
        slots = beside.submit(_slots, memory, query, now, steps) if "fact" in include else None
        with steps.timed("question"):
            vectors = memory.vectors.get()
            asked = question.read(vectors, query, now)
        yield lambda tx: Search(tx, vectors, asked, place, slots, steps)


def _slots(memory: Memory, query: str, now: datetime, steps: Steps) -> Sequence[Slot]:
    from extraction import asking  # noqa: PLC0415 - see Reader.get

    with steps.timed("slots"):
        return asking.slots(memory.reader.get(), query, now)


def looked_at(found: Sequence[Weighed]) -> list[Candidate]:
    """The best of what was found, as traces tell of it."""
    return [Candidate(kind=one.kind, id=one.id, score=one.score, signals=one.signals) for one in found[:MOST_HITS]]


def _check(memory: Memory, wanted: Wanted) -> None:
    most = memory.settings.max_message_bytes
    if not wanted.query.strip():
        raise Invalid("The question is empty.")
    if len(wanted.query.encode()) > most:
        raise TooLarge(f"A question has at most {most} bytes.")
    if not 1 <= wanted.limit <= MOST_HITS:
        raise Invalid(f"limit is a number from 1 to {MOST_HITS}.")
