"""A graph as sets of tuples, so that a test can say in one expression what it looks like."""

from dataclasses import dataclass
from typing import Any

from graph.engine.driver import Graph


@dataclass(frozen=True)
class Picture:
    """The graph of one context."""

    graph: Graph
    context: str

    def nodes(self, label: str, *properties: str) -> set[tuple[Any, ...]]:
        """The nodes of a label, each as the tuple of some properties."""
        found = self.rows(
            "MATCH (n) WHERE n.context = $context AND $label IN labels(n) RETURN n {.*} AS n", label=label
        )
        return {tuple(row["n"].get(name) for name in properties) for row in found}

    def edges(self, kind: str, *properties: str) -> set[tuple[Any, ...]]:
        """The edges of a type, each as what is shown of its start, some properties, and of its end."""
        found = self.rows(
            "MATCH (a)-[r]->(b) WHERE a.context = $context AND type(r) = $kind "
            "RETURN a {.*} AS a, r {.*} AS r, b {.*} AS b",
            kind=kind,
        )
        return {(_shown(row["a"]), *(row["r"].get(name) for name in properties), _shown(row["b"])) for row in found}

    def count(self, label: str) -> int:
        """How many nodes of a label there are."""
        return self.rows(
            "MATCH (n) WHERE n.context = $context AND $label IN labels(n) RETURN count(n) AS n", label=label
        )[0]["n"]

    def facts(self) -> set[tuple[Any, ...]]:
        """Every fact as subject, predicate, object or value, and status."""
        found = self.rows(
            "MATCH (f:Fact {context: $context})-[:SUBJECT]->(s) OPTIONAL MATCH (f)-[:OBJECT]->(o) "
            "RETURN s.name AS s, f.predicate AS p, coalesce(o.name, f.value) AS o, f.status AS status"
        )
        return {(row["s"], row["p"], row["o"], row["status"]) for row in found}

    def quotes(self) -> list[tuple[str, str]]:
        """What each mention and each piece of evidence quotes, beside the characters of the turn that it points at."""
        found = self.rows(
            "MATCH (n)-[e:EVIDENCED_BY]->(t:Turn) WHERE n.context = $context "
            "RETURN t.content AS content, e.start AS start, e.end AS end, e.quote AS quote"
        ) + self.rows(
            "MATCH (t:Turn {context: $context})-[:HAS_MENTION]->(m:Mention) "
            "RETURN t.content AS content, m.start AS start, m.end AS end, m.text AS quote"
        )
        return [(row["quote"], row["content"][row["start"] : row["end"]]) for row in found]

    def rows(self, query: str, **params: Any) -> list[dict[str, Any]]:
        """The rows of a query about this context, `$context`."""
        return self.graph.read(lambda tx: tx.run(query, {"context": self.context, **params}).data())  # pyright: ignore[reportArgumentType]


def _shown(node: dict[str, Any]) -> Any:
    """A node by the property that a reader would know it by."""
    return next(node[name] for name in ("value", "name", "content", "text", "display", "id") if node.get(name))
