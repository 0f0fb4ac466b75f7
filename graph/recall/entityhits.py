"""Entities that a question names."""

from collections.abc import Sequence

import neo4j

from graph.engine.queries import run
from graph.errors import NotFound
from graph.model import Entity
from graph.reading import entities
from graph.recall.fusion import Weighed, score
from graph.recall.pool import Place
from graph.recall.question import Question
from graph.writing import gazetteer

MOST = 10
"""Entities of which more is looked at; a question that names more of them asks of none."""


def named(tx: neo4j.Transaction, question: Question, place: Place) -> list[Entity]:
    """The entities that a question names and that the reader sees, as they are or as they were known then."""
    context = place.access.context_id
    lookups = [f"{context}|{word}" for word in sorted(question.named)[: gazetteer.MOST_LOOKUPS]]
    rows = run(tx, "entity/named", lookups=lookups, **place.access.lens.params())
    keys = list(dict.fromkeys(row["entity"]["id"] for row in rows))[:MOST]
    found = (_found(tx, place, key) for key in keys)
    return [entity for entity in found if entity is not None]


def _found(tx: neo4j.Transaction, place: Place, entity_id: str) -> Entity | None:
    try:
        return entities.find(tx, place.access, entity_id, place.as_of)
    except NotFound:
        return None


def weighed(found: Sequence[Entity]) -> list[Weighed]:
    """Entities as hits: each goes by a name in the question, and nothing else is asked of it."""
    signals = {"named": 1.0}
    return [Weighed("entity", entity, signals, score(signals, "entity")) for entity in found]
