"""One search: candidates of each kind with their signals, weighed, in one transaction."""

from collections.abc import Collection, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

import neo4j

from extraction.asked import Slot
from graph import clock
from graph.recall import answers, entityhits, facthits, fusion, pool, signals
from graph.recall.answers import Answering
from graph.recall.fusion import Weighed
from graph.recall.pool import Place, Row
from graph.recall.question import Question
from graph.recall.readtraces import Steps
from graph.recall.shapes import Answer, HitKind
from graph.recall.vectors import Vectors

BEST = 60
"""Hits of one kind, more than anybody may ask for."""
SAYING = 20
"""Best turns of which the facts are looked at."""


@dataclass(frozen=True, slots=True)
class Search:
    """One search in one transaction."""

    tx: neo4j.Transaction
    vectors: Vectors
    question: Question
    place: Place
    slots: Future[Sequence[Slot]] | None = None
    """What of whom the question asks for; None where no facts are wanted."""
    steps: Steps = field(default_factory=Steps)

    def found(self, include: Collection[HitKind]) -> tuple[list[Weighed], Answer | None]:
        """Records of each kind asked for, best first, and what is told of the one thing that is asked for."""
        with self.steps.timed("turns"):
            turns = self.turns()
        found, answer = list(turns) if "turn" in include else [], None
        if {"fact", "entity"} & set(include):
            with self.steps.timed("entities"):
                entities = entityhits.named(self.tx, self.question, self.place)
            found += entityhits.weighed(entities) if "entity" in include else []
            if "fact" in include:
                with self.steps.timed("answer"):
                    slots = self.slots.result() if self.slots else ()
                    answering = answers.find(self.tx, slots, self.place)
                with self.steps.timed("facts"):
                    found += self._facts(entities, turns, answering)
                answer = answering.told
        return fusion.ranked(found), answer

    def turns(self, most: int | None = BEST) -> list[Weighed]:
        """The turns that may answer, the best first."""
        gathered = pool.gather(self.tx, self.question, self.place)
        found = signals.of_turns(self.vectors, self.question, gathered, clock.millis(self.question.now))
        return fusion.weighed(gathered.turns, found, "turn", most)

    def _facts(self, entities: list[Row], turns: list[Weighed], answering: Answering) -> list[Weighed]:
        best = turns[0].score if turns and turns[0].score > 0 else 1.0
        scores = {one.id: max(one.score / best, 0.0) for one in turns[:SAYING]}
        about = [entity["id"] for entity in entities]
        known = facthits.gather(self.tx, self.question, self.place, about, list(scores)).joined(answering.rows)
        ids = answering.told.fact_ids if answering.told else ()
        told = facthits.of_facts(self.vectors, self.question, known, scores, ids)
        return fusion.weighed(known.facts, told, "fact", BEST)
