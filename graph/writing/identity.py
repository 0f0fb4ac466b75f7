"""Which entity is meant: what reading found is resolved to entities of the scope, or makes new ones.

A name means the one entity of a fitting type that goes by it. The nameless are known by their owner ("Alice's
sister") or, without one, in their conversation only. Where two entities fit, neither is taken: a wrong merge is
worse than a missed one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from extraction.records import EntityType, Referent, Role
from graph import scopes
from graph.engine.queries import run
from graph.ids import derived
from graph.model import EntityChange
from graph.writing import aliases, names
from graph.writing.unit import Unit

GENERIC = frozenset(get_args(Role))
"""Speakers without a name of their own: they are someone else in every session."""

Row = dict[str, Any]


@dataclass(slots=True)
class Cast:
    """The entities behind the referents of one reading."""

    rows: list[Row]
    """Index-aligned with the referents."""
    ambiguous: dict[int, list[Row]] = field(default_factory=dict[int, list[Row]])
    """Referents whose name fits more than one entity."""
    changes: list[EntityChange] = field(default_factory=list[EntityChange])


def resolve(unit: Unit, referents: Sequence[Referent]) -> Cast:
    """The entity of each referent, made or sharpened in the graph where needed."""
    desk = _Desk(unit, referents)
    for level in _levels(referents):
        desk.meet(level)
    desk.write()
    rows = [desk.chosen[index] for index in range(len(referents))]
    return Cast(rows, desk.ambiguous, desk.changes())


def _levels(referents: Sequence[Referent]) -> Iterable[list[int]]:
    """Referents in an order in which owners come before what they own; a circle of owners is cut."""
    done: set[int] = set()
    waiting = list(range(len(referents)))
    while waiting:
        ready = [i for i in waiting if referents[i].owner is None or referents[i].owner in done] or waiting
        yield ready
        done.update(ready)
        waiting = [i for i in waiting if i not in done]


class _Desk:
    """The referents of one reading while they are resolved."""

    def __init__(self, unit: Unit, referents: Sequence[Referent]) -> None:
        self.unit = unit
        self.referents = referents
        self.chosen: dict[int, Row] = {}
        self.ambiguous: dict[int, list[Row]] = {}
        self.made: dict[str, Row] = {}
        self.revised: dict[str, Row] = {}
        self.shown: dict[str, list[str]] = {}
        self.hidden: dict[str, list[str]] = {}
        self.met: dict[str, list[Row]] = {}
        known = [referent.known for referent in referents if referent.known]
        rows = run(unit.tx, "entity/find", entities=known) if known else []
        self.known = {row["entity"]["id"]: row["entity"] for row in rows}

    def meet(self, level: Sequence[int]) -> None:
        """Resolve one level; its owners are resolved already."""
        wanted = {name for index in level for name in self._lookups(index)} - self.met.keys()
        keys = [f"{self.unit.context}|{name}" for name in sorted(wanted)]
        for name in wanted:
            self.met[name] = []
        for row in run(self.unit.tx, "entity/named", lookups=keys, **self.unit.lens):
            self.met[row["alias"]].append(row["entity"])
        for index in level:
            self.chosen[index] = self._choose(index)
            self._learn(index, self.chosen[index])

    def write(self) -> None:
        unit = self.unit
        fresh = sorted(self.made.values(), key=lambda row: row["key"])
        rows = [{"key": row["key"], "properties": _properties(unit, row)} for row in fresh]
        stamps = {"now": unit.stamp, "now_ms": unit.now_ms, "opening": unit.opening}
        for row in run(unit.tx, "entity/merge", entities=rows, **stamps):
            if not row["created"]:
                self._met_again(self.made.pop(row["key"]), row["entity"])
        revised = [{"id": key, "properties": row} for key, row in sorted(self.revised.items())]
        run(unit.tx, "entity/revise", entities=revised)
        types = {row["id"]: row["type"] for row in self.chosen.values()}
        shown = [a for key, said in self.shown.items() for a in aliases.rows(unit, key, said, types[key])]
        hidden = [aliases.row(unit, key, name, shown=False) for key, said in self.hidden.items() for name in said]
        run(unit.tx, "alias/merge", aliases=sorted(shown + hidden, key=lambda row: row["key"]))

    def _met_again(self, row: Row, stored: Row) -> None:
        """What was taken for new was there under its key: it keeps what it is called, unless it had no name yet."""
        if row["named"] and not stored["named"]:
            self.revised.setdefault(row["id"], {}).update(name=row["name"], named=True)
            stored = {**stored, "name": row["name"], "named": True}
        row.update(stored)

    def changes(self) -> list[EntityChange]:
        """What became of the entities: made, or known already and perhaps called by a new name."""
        made = {row["id"] for row in self.made.values()}
        seen = {row["id"]: row for row in self.chosen.values()}
        return [
            EntityChange(
                action="created" if key in made else "confirmed",
                id=key,
                name=row["name"],
                type=row["type"],
                aliases_added=[name for name in self.shown.get(key, []) if name != row["name"]],
            )
            for key, row in seen.items()
        ]

    def _lookups(self, index: int) -> list[str]:
        """The names under which a referent may be known, normalised."""
        referent = self.referents[index]
        named = [referent.name, *referent.aliases] if self._by_name(referent) else []
        owned = [self._owned_as(referent)] if self._has_owner(referent) else []
        return [*map(names.normal, named), *owned]

    def _by_name(self, referent: Referent) -> bool:
        generic = referent.speaker in GENERIC
        return (referent.named or (referent.type == "topic" and referent.owner is None)) and not generic

    def _has_owner(self, referent: Referent) -> bool:
        return referent.owner in self.chosen and bool(referent.relation)

    def _owned_as(self, referent: Referent) -> str:
        """The alias of a description by its owner, whatever the owner is called."""
        return f"{self.chosen[referent.owner or 0]['id']}'s {names.normal(referent.relation or '')}"

    def _choose(self, index: int) -> Row:
        referent = self.referents[index]
        if referent.known in self.known:
            return self.known[referent.known]
        if self._by_name(referent):
            fitting = self._fitting(referent, [referent.name, *referent.aliases])
            if len(fitting) == 1:
                return fitting[0]
            if len(fitting) > 1:
                self.ambiguous[index] = fitting
                return self._make(index, f"in {self.unit.session}")
        if self._has_owner(referent):
            owned = self._owned(referent)
            if len(owned) == 1:
                return owned[0]
            if len(owned) > 1 and not referent.named:
                self.ambiguous[index] = owned
                return self._make(index, f"in {self.unit.session}")
        return self._make(index, self._home(referent))

    def _fitting(self, referent: Referent, said: Sequence[str]) -> list[Row]:
        """Entities of a fitting type that go by one of the names; the one that is called just so, if there is one."""
        normal = list(map(names.normal, said))
        rows = {row["id"]: row for name in normal for row in self.met.get(name, [])}
        fitting = [row for row in rows.values() if names.compatible(row["type"], referent.type)]
        exact = [row for row in fitting if names.normal(row["name"]) == normal[0]]
        return exact if len(exact) == 1 else fitting

    def _owned(self, referent: Referent) -> list[Row]:
        """Who is known by this description; a new name is given to the nameless only."""
        rows = {row["id"]: row for row in self.met.get(self._owned_as(referent), [])}.values()
        return [row for row in rows if not (referent.named and row["named"])]

    def _home(self, referent: Referent) -> str:
        """Where a new entity is told from others of its name."""
        if not referent.named and self._has_owner(referent):
            return f"of {self.chosen[referent.owner or 0]['id']}"
        return names.family(referent.type) if self._by_name(referent) else f"in {self.unit.session}"

    def _make(self, index: int, home: str) -> Row:
        """A new entity; the key says what makes it one, so that two writers make the same."""
        referent = self.referents[index]
        name = referent.name
        called = referent.speaker if referent.speaker in GENERIC else name
        key = "|".join([self.unit.context, scopes.text(self.unit.scope), home, names.normal(called or name)])
        taken = sum(row["home"] == key for row in self.made.values()) if home.startswith("in ") else 0
        full = f"{key}|{taken + 1}" if taken else key
        if self._has_owner(referent) and not referent.named:
            name = aliases.described(self.chosen[referent.owner or 0]["name"], referent.relation or name)
        row = {"id": derived("ent", full), "key": full, "home": key, "name": name, "type": referent.type}
        row |= {"scope": list(self.unit.scope), "named": referent.named, "gender": referent.gender}
        row |= {"owner": None, "relation": None}
        if self._has_owner(referent):
            row |= {"owner": self.chosen[referent.owner or 0]["id"], "relation": referent.relation}
        self.made.setdefault(full, row)
        for said in self._lookups(index):
            self.met.setdefault(said, []).append(self.made[full])
        return self.made[full]

    def _learn(self, index: int, row: Row) -> None:
        """What the reading adds to an entity: names, a sharper type, a gender."""
        referent = self.referents[index]
        told: Row = {}
        if referent.named and not row["named"]:
            told |= {"name": referent.name, "named": True}
        kind: EntityType = names.sharper(row["type"], referent.type)
        if kind != row["type"] and names.compatible(row["type"], kind):
            told["type"] = kind
        if referent.gender and not row["gender"]:
            told["gender"] = referent.gender
        if told and self.unit.owns(row):
            row.update(told)
            self.revised.setdefault(row["id"], {}).update(told)
        self._call(referent, row)

    def _call(self, referent: Referent, row: Row) -> None:
        """The names by which the entity goes from now on, shown and hidden."""
        said = [referent.name, *referent.aliases] if self._by_name(referent) else []
        hidden: list[str] = []
        if self._has_owner(referent):
            said.append(aliases.described(self.chosen[referent.owner or 0]["name"], referent.relation or ""))
            hidden.append(self._owned_as(referent))
        elif not self._by_name(referent):
            said.append(referent.name)
        shown = self.shown.setdefault(row["id"], [])
        shown += [name for name in said if not self._goes_by(row, name) and name not in shown]
        self.hidden.setdefault(row["id"], []).extend(hidden)

    def _goes_by(self, row: Row, name: str) -> bool:
        known = row["key"] not in self.made if "key" in row else True
        return known and any(one["id"] == row["id"] for one in self.met.get(names.normal(name), []))


def _properties(unit: Unit, row: Row) -> Row:
    kept = ("id", "name", "type", "scope", "named", "gender", "owner", "relation")
    return {name: row[name] for name in kept} | {"context": unit.context, "display": row["name"]}
