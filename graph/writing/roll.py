"""The referents that a write looks at, read from the graph once and kept as they are changed."""

from collections.abc import Iterable, Sequence

from graph.engine.queries import run
from graph.scopes import Scope
from graph.writing import referents, surroundings
from graph.writing.referents import Row
from graph.writing.unit import Unit

Near = frozenset[Scope]


class Roll:
    """Referents by id, as they are now."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.rows = dict[str, Row]()
        self.changed = set[str]()
        """Those that are to be written."""
        self._called = dict[Near, dict[str, list[str]]]()
        """Ids of those who go by names and descriptions that were asked for, by where they were looked for."""
        self._near = dict[Scope, set[Scope] | None]()
        """What lies around scopes and within them."""

    def learn(self, rows: Iterable[Row]) -> None:
        """Take in rows that are not here yet; what is here may have changed already."""
        for row in rows:
            if row["referent"]["id"] not in self.rows:
                self.rows[row["referent"]["id"]] = referents.parsed(row["referent"])

    def find(self, keys: Iterable[str]) -> None:
        """Take in some referents."""
        unknown = sorted(set(keys) - self.rows.keys())
        self.learn(run(self.unit.tx, "referent/find", referents=unknown) if unknown else ())

    def forget(self, keys: Iterable[str]) -> None:
        """Take referents away, here and in the graph."""
        gone = sorted(keys)
        left = self.scopes(key for key in gone if key in self.rows)
        for key in gone:
            self.rows.pop(key, None)
        self.changed.difference_update(gone)
        run(self.unit.tx, "referent/remove", referents=gone)
        surroundings.leave(self.unit.tx, self.unit.context, left)

    def one_with(self, keys: Iterable[str]) -> set[str]:
        """Every referent of the entities that some referents are."""
        wanted = set(keys)
        self.find(wanted)
        entities = sorted({self.rows[key]["entity"] for key in wanted if key in self.rows})
        self.learn(run(self.unit.tx, "referent/of_entities", entities=entities) if entities else ())
        return {key for key, row in self.rows.items() if row["entity"] in entities}

    def groups(self, texts: Iterable[str], near: Iterable[Scope] = ((),)) -> dict[str, list[Row]]:
        """Who goes by each of some names or descriptions, of scopes that lie in or around one of `near`.

        The scope without a tag lies around all others.
        """
        asked, where = set(texts), frozenset(near)
        called = self._called.setdefault(where, {})
        unknown = sorted(asked - called.keys())
        found = self._found(unknown, where) if unknown else []
        self.learn(found)
        called |= {text: [] for text in unknown}
        for row in found:
            for text in row["texts"]:
                called[text].append(row["referent"]["id"])
        rows = self.rows
        return {text: [rows[key] for key in called[text] if key in rows] for text in asked if called[text]}

    def _found(self, texts: Sequence[str], near: Near) -> list[Row]:
        tx, context = self.unit.tx, self.unit.context
        around = [self._around(scope) for scope in near]
        if None in around:
            return run(tx, "referent/called", lookups=[f"{context}|{text}" for text in texts], near=sorted(near))
        where = set[Scope]().union(*filter(None, around))
        return run(tx, "referent/called_at", places=referents.name_places(context, where, texts))

    def _around(self, scope: Scope) -> set[Scope] | None:
        if scope not in self._near:
            self._near[scope] = surroundings.near(self.unit.tx, self.unit.context, scope)
        return self._near[scope]

    def scopes(self, keys: Iterable[str]) -> set[Scope]:
        """The scopes of some referents that are here."""
        return {tuple(self.rows[key]["scope"]) for key in keys}

    def owned(self, keys: Iterable[str]) -> list[Row]:
        """Who is described as somebody's who is one of some referents."""
        owners = sorted(self.one_with(keys))
        found = run(self.unit.tx, "referent/owned", owners=owners) if owners else []
        self.learn(found)
        return [self.rows[row["referent"]["id"]] for row in found]

    def write(self) -> None:
        """Write what has changed."""
        rows = [referents.revised(self.rows[key]) for key in sorted(self.changed)]
        run(self.unit.tx, "referent/revise", referents=rows)
