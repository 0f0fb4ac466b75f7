"""Entities that a question names."""

from collections.abc import Sequence

import neo4j

from graph.engine.queries import run
from graph.errors import NotFound
from graph.reading import entities
from graph.recall.fusion import Weighed, score
from graph.recall.pool import Place, Row
from graph.recall.question import Question
from graph.writing import gazetteer

MOST = 10
"""Entities of which more is looked at; a question that names more of them asks of none."""


def named(tx: neo4j.Transaction, question: Question, place: Place) -> list[Row]:
    """The entities that a question names and that the reader sees, as they are or as they were known then."""
    context = place.access.context_id
    lookups = [f"{context}|{word}" for word in sorted(question.named)[: gazetteer.MOST_LOOKUPS]]
    rows = run(tx, "entity/named", lookups=lookups, **place.access.lens.params())
    found = {row["entity"]["id"]: {**row["entity"], "aliases": row["aliases"]} for row in rows}
    chosen = list(found.values())[:MOST]
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
