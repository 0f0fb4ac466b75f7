"""Who and what the memory knows already and a text may be speaking of: offered to the reader."""

from collections.abc import Sequence
from typing import Any

import neo4j

from extraction.records import Known
from graph.engine.queries import run
from graph.writing import names
from graph.writing.turns import Draft, turn_key

MOST_LOOKUPS = 5_000
"""Names asked for in one statement."""


def known(
    tx: neo4j.Transaction, session: str, scope: Sequence[str], new: Sequence[Draft], tail: Sequence[Draft]
) -> list[Known]:
    """Entities of the scope that the earlier turns of a session spoke of, or whose names stand in the new ones."""
    context = session.partition("|")[0]
    lens = {"tags": list(scope), "open": [], "everything": False}
    words = sorted({word for draft in new for word in (*names.words(draft.content), names.normal(draft.speaker))})
    rows: dict[str, dict[str, Any]] = {}
    for first in range(0, len(words), MOST_LOOKUPS):
        lookups = [f"{context}|{word}" for word in words[first : first + MOST_LOOKUPS]]
        rows |= {row["entity"]["id"]: row for row in run(tx, "entity/named", lookups=lookups, **lens)}
    if tail:
        recent = run(tx, "entity/recent", keys=[turn_key(session, draft.seq) for draft in tail], **lens)
        rows |= {row["entity"]["id"]: row for row in recent}
    return [_known(row["entity"], sorted(row["aliases"])) for _, row in sorted(rows.items())]


def _known(row: dict[str, Any], aliases: list[str]) -> Known:
    owned = ((row["owner"], row["relation"]),) if row["owner"] else ()
    others = tuple(alias for alias in aliases if alias != row["name"])
    return Known(row["id"], row["name"], row["type"], others, row["gender"], owned)
