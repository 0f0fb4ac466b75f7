"""Whom and what a session has spoken of and a turn may be speaking of again: told to the reader.

Only the session's own earlier turns of the same scope count, so that what is read in a turn does not depend on what
others say elsewhere in the meantime. Who is who across sessions is worked out of what was read (`sameness`).
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import neo4j

from extraction.records import Known
from graph import scopes
from graph.engine.queries import run
from graph.writing import callings, names, surroundings
from graph.writing.referents import name_places
from graph.writing.spoken import Spoken, restored
from graph.writing.turns import Draft

MOST_LOOKUPS = 5_000
"""Names asked for in one statement."""


@dataclass(slots=True)
class Gazetteer:
    """The referents that the words of a session's turns have named, each as it was last spoken of."""

    latest: dict[str, Spoken] = field(default_factory=dict[str, Spoken])
    _by_form: dict[str, set[str]] = field(default_factory=dict[str, set[str]])

    def learn(self, spoken: Iterable[Spoken]) -> None:
        """Take in whom the words of a turn name."""
        for one in spoken:
            if one.mentioned:
                self.latest[one.id] = one
                for form in _forms(one):
                    self._by_form.setdefault(form, set()).add(one.id)

    def known(self, turn: Draft, window: Iterable[Sequence[Spoken]]) -> list[Known]:
        """Those whom the turns of the window speak of, and those whose names stand in the turn."""
        said = {*names.words(turn.content), names.normal(turn.speaker)}
        fitting = {key for word in said for key in self._by_form.get(word, ())}
        named = {key: self.latest[key] for key in fitting if not said.isdisjoint(_forms(self.latest[key]))}
        recent = {one.id: one for spoken in window for one in spoken}
        # In an order that their ids, which differ between contexts, have no part in.
        told = sorted((named | recent).values(), key=_place)
        return [one.known() for one in told if not any(_is_short_for(one, other) for other in told)]


def _is_short_for(one: Spoken, other: Spoken) -> bool:
    """Whether the session has gone on to call this one by the full name of the other."""
    both = one.named and other.named and one.family in {other.family, "any"} and not one.takes_part
    return both and one.name in other.aliases and callings.is_part(one.name, other.name)


def _place(one: Spoken) -> tuple[str, ...]:
    return (names.normal(one.name), one.type, one.relation or "", one.gender or "", *one.aliases)


def strand(session: str, scope: Sequence[str]) -> str:
    """The turns of a session that have one scope: what is told to the reader of one of them comes from these."""
    return f"{session}|{scopes.text(tuple(scope))}"


def gazetteer(tx: neo4j.Transaction, session: str, scope: Sequence[str], new: Sequence[Draft]) -> Gazetteer:
    """The referents of a session that new turns of this scope may name."""
    context = session.partition("|")[0]
    words = sorted({word for draft in new for word in (*names.words(draft.content), names.normal(draft.speaker))})
    around = surroundings.outer(tx, context, tuple(scope))
    found = Gazetteer()
    for first in range(0, len(words), MOST_LOOKUPS):
        places = name_places(context, around, words[first : first + MOST_LOOKUPS])
        for row in run(tx, "referent/in_session", places=places, strand=strand(session, scope)):
            cast = map(restored, json.loads(row["cast"] or "[]"))
            found.learn(one for one in cast if one.id == row["referent"])
    return found


def _forms(one: Spoken) -> set[str]:
    """The names by which it is recognised; each of them is an alias of the stored referent (`referents.names_of`)."""
    given = [*([one.name] if one.named else []), *one.aliases]
    first = {names.normal(name.split()[0]) for name in given if one.type == "person" and name.strip()}
    return {names.normal(name) for name in given} | first
