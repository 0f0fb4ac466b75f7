"""Whom and what a session has spoken of and a turn may be speaking of again: told to the reader.

Only the session's own earlier turns count, so that what is read in a turn does not depend on what others say elsewhere
in the meantime. Who is who across sessions is worked out of what was read (`sameness`).
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import neo4j

from extraction.records import Known
from graph.engine.queries import run
from graph.writing import names
from graph.writing.spoken import Spoken, restored
from graph.writing.turns import Draft

MOST_LOOKUPS = 5_000
"""Names asked for in one statement."""


@dataclass(slots=True)
class Gazetteer:
    """Referents of a session by id, each as it was last spoken of."""

    latest: dict[str, Spoken] = field(default_factory=dict[str, Spoken])

    def learn(self, spoken: Iterable[Spoken]) -> None:
        """Take in whom a turn speaks of."""
        self.latest |= {one.id: one for one in spoken}

    def known(self, turn: Draft, window: Sequence[Sequence[Spoken]]) -> list[Known]:
        """Those whom the turns of the window speak of, or whose names stand in the turn."""
        recent = {one.id for spoken in window for one in spoken}
        said = {*names.words(turn.content), names.normal(turn.speaker)}
        wanted = [one for key, one in sorted(self.latest.items()) if key in recent or not said.isdisjoint(_forms(one))]
        return [one.known() for one in wanted]


def gazetteer(tx: neo4j.Transaction, session: str, scope: Sequence[str], new: Sequence[Draft]) -> Gazetteer:
    """The referents of a session that new turns may name."""
    context = session.partition("|")[0]
    words = sorted({word for draft in new for word in (*names.words(draft.content), names.normal(draft.speaker))})
    found = Gazetteer()
    for first in range(0, len(words), MOST_LOOKUPS):
        lookups = [f"{context}|{word}" for word in words[first : first + MOST_LOOKUPS]]
        for row in run(tx, "referent/in_session", lookups=lookups, session=session, tags=list(scope)):
            cast = map(restored, json.loads(row["cast"] or "[]"))
            found.learn(one for one in cast if one.id == row["referent"])
    return found


def _forms(one: Spoken) -> set[str]:
    given = [one.name, *one.aliases]
    return {names.normal(name) for name in given} | {names.normal(name.split()[0]) for name in given if name.strip()}
