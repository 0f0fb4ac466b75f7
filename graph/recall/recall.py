"""Recall: a question in, the turns, facts and entities out that answer it, best first, with what speaks for each."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

import neo4j

from graph import clock, ids, scopes, sessions
from graph.access import Access
from graph.errors import Invalid, TooLarge
from graph.memory import Memory
from graph.model import Entity
from graph.recall import entityhits, facthits, fusion, pool, question, signals
from graph.recall.fusion import Weighed
from graph.recall.pool import Place
from graph.recall.question import Question
from graph.recall.shapes import Hit, HitKind, Recalled
from graph.recall.vectors import Vectors

KINDS: tuple[HitKind, ...] = ("turn", "fact", "entity")
MOST_HITS = 50
SAYING = 20
"""Best turns of which the facts are looked at."""


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
    narrowed = replace(access, lens=access.lens.narrowed(scopes.parse(wanted.scope)))
    vectors = memory.vectors.get()
    asked = question.read(vectors, wanted.query, wanted.as_of or clock.now())

    def work(tx: neo4j.Transaction) -> list[Hit]:
        session = sessions.key_of(narrowed, wanted.session_id) if wanted.session_id else None
        if wanted.session_id:
            sessions.find(tx, narrowed, wanted.session_id)
        search = _Search(tx, vectors, asked, Place(narrowed, wanted.as_of, wanted.valid_at, session))
        return search.hits(wanted.include)

    hits = sorted(memory.graph.read(work), key=lambda hit: (-hit.score, hit.id))[: wanted.limit]
    took = (time.perf_counter() - began) * 1000
    return Recalled(hits=hits, trace_id=ids.new("trace"), query_ms=round(took, 2))


@dataclass(frozen=True, slots=True)
class _Search:
    """One search in one transaction."""

    tx: neo4j.Transaction
    vectors: Vectors
    question: Question
    place: Place

    def hits(self, include: Iterable[HitKind]) -> list[Hit]:
        """Hits of each kind asked for, in no order."""
        turns = self._turns()
        found = [fusion.turn_hit(one) for one in turns] if "turn" in include else []
        if {"fact", "entity"} & set(include):
            entities = entityhits.named(self.tx, self.question, self.place)
            found += [entityhits.hit(entity) for entity in entities] if "entity" in include else []
            found += self._facts(entities, turns) if "fact" in include else []
        return found

    def _turns(self) -> list[Weighed]:
        """The turns that may answer, the best first."""
        gathered = pool.gather(self.tx, self.question, self.place)
        now_ms = clock.millis(self.question.now)
        found = fusion.weighed(gathered.turns, signals.of_turns(self.vectors, self.question, gathered, now_ms), "turn")
        return sorted(found, key=lambda one: (-one.score, one.record["id"]))

    def _facts(self, entities: list[Entity], turns: list[Weighed]) -> list[Hit]:
        about = [entity.id for entity in entities]
        best = max((one.score for one in turns), default=0.0) or 1.0
        scores = {one.record["id"]: one.score / best for one in turns[:SAYING]}
        known = facthits.gather(self.tx, self.place, about, list(scores))
        found = facthits.of_facts(self.vectors, self.question, known, about, scores)
        weighed = fusion.weighed(known.facts, found, "fact")
        return [fusion.fact_hit(one, text) for one, text in zip(weighed, known.texts, strict=True)]


def _check(memory: Memory, wanted: Wanted) -> None:
    most = memory.settings.max_message_bytes
    if not wanted.query.strip():
        raise Invalid("The question is empty.")
    if len(wanted.query.encode()) > most:
        raise TooLarge(f"A question has at most {most} bytes.")
    if not 1 <= wanted.limit <= MOST_HITS:
        raise Invalid(f"limit is a number from 1 to {MOST_HITS}.")
