"""Triples in short: the quickest exact way to put facts into a graph."""

from datetime import datetime
from typing import Any

from extraction.records import EntityType
from graph.access import Access
from graph.memory import Memory
from graph.model import Remembered, Triple, TripleEnd
from graph.writing import upsert

TYPES: dict[str, EntityType] = {
    "Alice": "person",
    "Ben": "person",
    "Katarina Novak": "person",
    "Katerina Novak": "person",
    "Porto": "location",
    "Turin": "location",
    "Acme": "organisation",
    "Bolt": "organisation",
}


def triple(subject: str, predicate: str, end: str, **how: Any) -> Triple:
    """A statement; its end is an object where it is someone or something known here, else a value."""
    about = TripleEnd(name=subject, type=TYPES[subject])
    if end in TYPES:
        return Triple(subject=about, predicate=predicate, object=TripleEnd(name=end, type=TYPES[end]), **how)
    return Triple(subject=about, predicate=predicate, value=end, **how)


def state(
    memory: Memory, access: Access, *triples: Triple, scope: list[str] | None = None, session_id: str | None = None
) -> Remembered:
    """Write the statements; without a scope for all to see."""
    asked = upsert.Triples(list(triples), session_id, scope)
    return upsert.assert_triples(memory, access, asked).reply


def moment(text: str) -> datetime:
    """A moment written short: "2025-03-01"."""
    return datetime.fromisoformat(f"{text}T00:00:00+00:00")
