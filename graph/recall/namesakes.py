"""Entities that go by a name, as far as a reader sees them."""

from collections.abc import Iterable
from typing import Any

import neo4j

from graph.access import Access
from graph.engine.queries import run
from graph.writing import surroundings
from graph.writing.referents import name_places

Row = dict[str, Any]


def called(tx: neo4j.Transaction, access: Access, texts: Iterable[str], most: int) -> list[Row]:
    """Rows of entities that go by one of some normalised names, the first known first, `most` at the most.

    One who sees some scopes alone has the names of these looked up, whatever others call theirs; of the many whom one
    who sees more may mean by a name, `most` are looked at.
    """
    lens, context, asked = access.lens, access.context_id, sorted(set(texts))
    if lens.everything or lens.open:
        lookups = [f"{context}|{text}" for text in asked]
        return run(tx, "entity/named", lookups=lookups, most=most, **lens.params())
    around = surroundings.outer(tx, context, tuple(sorted(lens.tags)))
    return run(tx, "entity/named_at", places=name_places(context, around, asked), most=most, **lens.params())
