"""Facts that may answer: those about whom the question names, and those that the best turns say."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import neo4j
import numpy as np

from graph.clock import millis
from graph.engine.queries import run
from graph.model import Fact
from graph.reading import asof, contextitems, facts, paging, pastfacts
from graph.reading.facts import FactFilter
from graph.recall.fusion import Signals, signal
from graph.recall.matching import matched, telling
from graph.recall.pool import Place, Row
from graph.recall.question import Question
from graph.recall.vectors import Vectors
from graph.writing import names

MOST_OF_ENTITY = 200
"""Facts looked at of an entity that the question names."""
MOST_SHOWN = 40
"""Facts of which all is looked at."""
TOLD = 0.3
"""What it counts that one of the best turns says a fact, beside the share of the question's words in it."""
Saying = dict[str, tuple[str, ...]]
"""The turns among those found that say a fact, by its id."""
HOLDING = frozenset({"current", "planned"})


@dataclass(frozen=True, slots=True)
class Known:
    """Facts that may answer, each with the turns among those found that say it."""

    facts: list[Fact]
    turns: list[tuple[str, ...]]

    def joined(self, rows: Iterable[Row]) -> "Known":
        """The same with the facts of more rows, those that are there already left out."""
        known = {fact.id for fact in self.facts}
        more = [facts.shape(row) for row in rows if row["fact"]["id"] not in known]
        return Known([*self.facts, *more], [*self.turns, *(() for _ in more)])

    @property
    def texts(self) -> list[str]:
        """The facts as sentences."""
        return [contextitems.told(fact) for fact in self.facts]


def gather(
    tx: neo4j.Transaction,
    question: Question,
    place: Place,
    named: Sequence[str],
    turns: Sequence[str],
) -> Known:
    """Facts about some entities and those that some turns say, as they are or as they were known then."""
    rows, saying = (_then if place.as_of else _now)(tx, question, place, named, turns)
    wanted = {row["fact"]["id"]: row for row in rows if is_wanted(row["fact"], place)}
    return Known([facts.shape(row) for row in wanted.values()], [saying.get(key, ()) for key in wanted])


def _now(
    tx: neo4j.Transaction, question: Question, place: Place, named: Sequence[str], turns: Sequence[str]
) -> tuple[list[Row], Saying]:
    """The likeliest facts as they are: told in short first, since most of them are never shown."""
    lens, context = place.access.lens.params(), place.access.context_id
    about = run(tx, "recall/known", entities=list(named), context=context, most=MOST_OF_ENTITY, **lens)
    told = run(tx, "recall/facts", turns=list(turns), **lens)
    saying = {key: tuple(said) for row in told for key, *_, said in row["facts"]}
    short = {key: _in_short(*words) for row in (*about, *told) for key, *words in (one[:4] for one in row["facts"])}
    said = matched(question.terms, list(short.values()))
    worth = said @ telling(question.terms, said) + signal(TOLD * (key in saying) for key in short)
    keys = list(short)
    best = [keys[at] for at in np.argsort(-worth, kind="stable")[:MOST_SHOWN]]
    return run(tx, "recall/shown", facts=best, context=context, **lens), saying


def _then(
    tx: neo4j.Transaction, _: Question, place: Place, named: Sequence[str], turns: Sequence[str]
) -> tuple[list[Row], Saying]:
    """Facts as they were known at a moment."""
    access = place.access
    wanted = FactFilter(about=tuple(named), status=facts.ALL, as_of=place.as_of)
    about = facts.find(tx, access, wanted, paging.place(None, MOST_OF_ENTITY)) if named else []
    slots = {row["slot"] for row in run(tx, "turn/slots", turns=list(turns), **access.lens.params())}
    told = pastfacts.of_slots(tx, access, slots, place.until)
    evidence = {row["fact"]["id"]: {claim.turn_id for claim in row["fact"]["evidence"]} for row in told}
    return [*about, *told], {key: tuple(sorted(said & set(turns))) for key, said in evidence.items()}


def _in_short(subject: str, name: str, end: str | None) -> str:
    return f"{subject} {name.replace('_', ' ')} {end or ''}"


def is_wanted(fact: Row, place: Place) -> bool:
    """Whether a fact is of the session and the time that are asked for."""
    of_session = place.session_id in (None, fact["session_id"])
    return of_session and asof.holds(fact, place.valid_at)


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
        "subject": signal(_is_named(question, fact) for fact in known.facts),
        "support": signal(max((scores[turn] for turn in turns), default=0.0) for turns in known.turns),
        "current": signal(fact.status in HOLDING for fact in known.facts),
        "confidence": signal(fact.confidence for fact in known.facts),
        "time": signal(_within(question, fact) for fact in known.facts),
        "asked": signal(fact.id in answers for fact in known.facts),
    }


def _is_named(question: Question, fact: Fact) -> bool:
    """Whether the question names whom a fact is about."""
    return names.normal(fact.subject.name) in question.named


def _within(question: Question, fact: Fact) -> bool:
    """Whether a fact happened, or began or held, within a time that the question names."""
    begin = _ms(fact.occurred_at or fact.valid_from)
    end = begin + 1 if fact.occurred_at else _ms(fact.valid_until, asof.EVER)
    return bool(begin) and any(begin < until and since < end for since, until in question.times)


def _ms(text: str | None, default: int = 0) -> int:
    return millis(datetime.fromisoformat(text)) if text else default
