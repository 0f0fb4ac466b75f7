"""Walking all records of a kind page by page, so that memory does not grow with the graph.

A page is a stretch of ids, cut where too many lie in it: no engine has to keep an order for it, and none has to sort.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import neo4j

from graph.engine.driver import Graph
from graph.engine.queries import run
from graph.model import Shape

LAST = "\uffff"
"""No id has a sign behind this one."""

Row = dict[str, Any]
Looked = TypeVar("Looked")


class Finding(Shape):
    """Something that is not as it has to be: which check found it, in which record, and what is wrong there."""

    check: str
    id: str
    says: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some records of one context, in a transaction in which more can be asked about them."""

    tx: neo4j.Transaction
    context: str
    rows: list[Row]

    @property
    def records(self) -> dict[str, Row]:
        """The records themselves, by id."""
        return {row["record"]["id"]: row["record"] for row in self.rows}


Fetch = Callable[[neo4j.Transaction, Row], list[Row]]
"""Up to `limit` rows of records with places from `since` up to `until`, each with its `place` and its `record`."""


@dataclass(frozen=True, slots=True)
class Records:
    """All records of one context, to be walked."""

    graph: Graph
    context: str
    size: int
    """How many are read at a time."""

    def walk(self, fetch: Fetch, check: Callable[[Page], Iterable[Finding]], begin: str = "") -> Iterator[Finding]:
        """What a check finds in all records whose places begin so, page by page. Raises GraphUnavailable."""
        for found in self.each(fetch, lambda page: list(check(page)), begin):
            yield from found

    def each(self, fetch: Fetch, look: Callable[[Page], Looked], begin: str = "") -> Iterator[Looked]:
        """What `look` gives for each page; each is one transaction."""
        since, until = begin, begin + LAST
        cut = self.size
        while since < until:
            places, looked = self._page(fetch, since, until, look)
            if len(places) > self.size:
                # Where the engine has not given the first ones, the stretch is halved until all fit.
                until, cut = places[cut], self.size // 2
                continue
            yield from looked
            since, until, cut = until, begin + LAST, self.size

    def _page(
        self, fetch: Fetch, since: str, until: str, look: Callable[[Page], Looked]
    ) -> tuple[list[str], list[Looked]]:
        """The places that lie in a stretch, in order, and what is seen there, unless they are too many."""

        def work(tx: neo4j.Transaction) -> tuple[list[str], list[Looked]]:
            rows = fetch(tx, {"since": since, "until": until, "limit": self.size + 1})
            own = [row for row in rows if row["record"].get("context") == self.context]
            seen = [look(Page(tx, self.context, own))] if len(rows) <= self.size else []
            return sorted(row["place"] for row in rows), seen

        return self.graph.read(work)


def by_id(tx: neo4j.Transaction, turns: Iterable[str]) -> dict[str, Row]:
    """Turns with their words, by id."""
    wanted = sorted(set(turns))
    rows = run(tx, "verify/contents", turns=wanted) if wanted else []
    return {row["turn"]["id"]: row["turn"] for row in rows}
