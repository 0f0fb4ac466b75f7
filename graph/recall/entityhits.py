"""Entities that a question names."""

from collections.abc import Sequence

import neo4j

from graph.errors import NotFound
from graph.reading import entities
from graph.recall import namesakes
from graph.recall.fusion import Weighed, score
from graph.recall.pool import Place, Row
from graph.recall.question import Question
from graph.writing import gazetteer

MOST = 10
"""Entities of which more is looked at, of those that a question names."""


def named(tx: neo4j.Transaction, question: Question, place: Place) -> list[Row]:
    """The entities that a question names and that the reader sees, as they are or as they were known then."""
    rows = namesakes.called(tx, place.access, sorted(question.named)[: gazetteer.MOST_LOOKUPS], MOST)
    chosen = [{**row["entity"], "aliases": row["aliases"]} for row in rows]
    if place.as_of is None:
        return chosen
    return [then for one in chosen if (then := _then(tx, place, one["id"]))]


def _then(tx: neo4j.Transaction, place: Place, entity_id: str) -> Row | None:
    try:
        return entities.find(tx, place.access, entity_id, place.as_of).model_dump()
    except NotFound:
        return None


def weighed(found: Sequence[Row]) -> list[Weighed]:
    """Entities as hits: each goes by a name in the question, and nothing else is asked of it."""
    signals = {"named": 1.0}
    return [Weighed("entity", entity, signals, score(signals, "entity")) for entity in found]
