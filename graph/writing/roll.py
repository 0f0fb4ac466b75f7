"""The referents that a write looks at, read from the graph once and kept as they are changed."""

from collections.abc import Iterable

from graph.engine.queries import run
from graph.scopes import Scope
from graph.writing import referents
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
        for key in gone:
            self.rows.pop(key, None)
        self.changed.difference_update(gone)
        run(self.unit.tx, "referent/remove", referents=gone)

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
        asked, context, where = set(texts), self.unit.context, frozenset(near)
        called = self._called.setdefault(where, {})
        unknown = sorted(asked - called.keys())
        lookups = [f"{context}|{text}" for text in unknown]
        found = run(self.unit.tx, "referent/called", lookups=lookups, near=sorted(where)) if lookups else []
        self.learn(found)
        called |= {text: [] for text in unknown}
        for row in found:
            for lookup in row["lookups"]:
                called[lookup.removeprefix(f"{context}|")].append(row["referent"]["id"])
        rows = self.rows
        return {text: [rows[key] for key in called[text] if key in rows] for text in asked if called[text]}

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
