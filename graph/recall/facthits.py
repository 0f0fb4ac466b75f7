"""Facts that may answer: those about whom the question names, and those that the best turns say."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import neo4j
import numpy as np

from graph.clock import millis
from graph.engine.queries import run
from graph.model import Fact
from graph.reading import asof, facts, paging, pastfacts
from graph.reading.contextitems import of_fact
from graph.reading.facts import FactFilter
from graph.recall.fusion import Signals
from graph.recall.matching import matched, telling
from graph.recall.pool import Place, Row
from graph.recall.question import Question
from graph.recall.vectors import Floats, Vectors
from graph.writing import names

MOST_OF_ENTITY = 200
"""Facts looked at of an entity that the question names."""
HOLDING = frozenset({"current", "planned"})


@dataclass(frozen=True, slots=True)
class Known:
    """Facts that may answer, each with the turns among those found that say it."""

    facts: list[Fact]
    turns: list[tuple[str, ...]]

    @property
    def texts(self) -> list[str]:
        """The facts as sentences."""
        return [of_fact(fact).text for fact in self.facts]


def gather(
    tx: neo4j.Transaction, place: Place, entities: Sequence[str], turns: Sequence[str], answers: Sequence[Row]
) -> Known:
    """Facts about some entities, those that some turns say, and the rows of those that answer."""
    about = _about(tx, place, entities) if entities else []
    told = _told(tx, place, turns) if turns else []
    rows = {row["fact"]["id"]: row for row in (*about, *told, *answers) if _is_wanted(row["fact"], place)}
    saying = {row["fact"]["id"]: tuple(row["turns"]) for row in told}
    return Known([facts.shape(row) for row in rows.values()], [saying.get(key, ()) for key in rows])


def _is_wanted(fact: Row, place: Place) -> bool:
    of_session = place.session_id in (None, fact["session_id"])
    return of_session and asof.holds(fact, place.valid_at)


def _about(tx: neo4j.Transaction, place: Place, entities: Sequence[str]) -> list[Row]:
    access = place.access
    if place.as_of:
        wanted = FactFilter(about=tuple(entities), status=facts.ALL, as_of=place.as_of)
        return facts.find(tx, access, wanted, paging.place(None, MOST_OF_ENTITY))
    asked = {"entities": list(entities), "context": access.context_id, "most": MOST_OF_ENTITY}
    return run(tx, "recall/known", **asked, **access.lens.params())


def _told(tx: neo4j.Transaction, place: Place, turns: Sequence[str]) -> list[Row]:
    lens = place.access.lens.params()
    if place.as_of is None:
        return run(tx, "recall/facts", turns=list(turns), **lens)
    slots = {row["slot"] for row in run(tx, "turn/slots", turns=list(turns), **lens)}
    rows = pastfacts.of_slots(tx, place.access, slots, place.until)
    saying = [{claim.turn_id for claim in row["fact"]["evidence"]} for row in rows]
    return [{**row, "turns": sorted(said & set(turns))} for row, said in zip(rows, saying, strict=True)]


def of_facts(
    vectors: Vectors, question: Question, known: Known, scores: Mapping[str, float], answers: Collection[str]
) -> Signals:
    """The signals of facts, in their order.

    `scores` are those of the turns that say them, by the best of all; `answers` are the ids of those that answer.
    """
    texts = known.texts
    said = matched(question.terms, texts)
    return {
        "words": said @ telling(question.terms, said),
        "meaning": np.maximum(vectors.of(texts) @ question.vector, 0),
        "subject": _each(_is_named(question, fact) for fact in known.facts),
        "support": _each(max((scores[turn] for turn in turns), default=0.0) for turns in known.turns),
        "current": _each(fact.status in HOLDING for fact in known.facts),
        "confidence": _each(fact.confidence for fact in known.facts),
        "time": _each(_within(question, fact) for fact in known.facts),
        "asked": _each(fact.id in answers for fact in known.facts),
    }


def _is_named(question: Question, fact: Fact) -> bool:
    """Whether the question names whom a fact is about."""
    return names.normal(fact.subject.name) in question.named


def _each(values: Iterable[float]) -> Floats:
    return np.fromiter(values, np.float32)


def _within(question: Question, fact: Fact) -> bool:
    """Whether a fact happened, or began or held, within a time that the question names."""
    begin = _ms(fact.occurred_at or fact.valid_from)
    end = begin + 1 if fact.occurred_at else _ms(fact.valid_until, asof.EVER)
    return bool(begin) and any(begin < until and since < end for since, until in question.times)


def _ms(text: str | None, default: int = 0) -> int:
    return millis(datetime.fromisoformat(text)) if text else default
