"""Reading facts: listed by what they say, shown, with their evidence and history."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

import neo4j

from extraction.records import FactKind
from graph.access import Access
from graph.engine.queries import run
from graph.errors import Invalid, NotFound
from graph.memory import Memory
from graph.model import Category, EntityRef, Fact, Page, Source, Status
from graph.reading import asof, entities, paging, pastfacts
from graph.reading.shapes import fact, source
from graph.writing import referents
from graph.writing.verdicts import Evidence

Row = dict[str, Any]

STATUSES: tuple[Status, ...] = ("current", "past", "planned", "denied", "held")
ALL = "all"


@dataclass(frozen=True, slots=True)
class FactFilter:
    """Which facts are asked for; what is None or empty is not asked. `subject` and `object` are ids or names."""

    subject: str | None = None
    predicate: str | None = None
    object: str | None = None
    about: tuple[str, ...] = ()
    """Ids of entities, in the place of `subject` and `object`: facts of which one is either."""
    kind: FactKind | None = None
    categories: tuple[Category, ...] | None = None
    status: str = "current"
    session_id: str | None = None
    as_of: datetime | None = None
    valid_at: datetime | None = None

    def statuses(self) -> list[str] | None:
        """The statuses asked for; a moment of validity also asks for what has ended since. Raises Invalid."""
        if self.status == ALL:
            return None
        if self.status not in STATUSES:
            raise Invalid(f"status is one of {', '.join(STATUSES)}, or all.")
        ended = ["past"] if self.valid_at and self.status == "current" else []
        return [self.status, *ended]

    def params(self, context: str) -> dict[str, Any]:
        """As `fact/list` takes it."""
        return {
            "context": context,
            "subject": self.subject,
            "subject_lookup": referents.lookup(context, self.subject or ""),
            "predicate": self.predicate,
            "object": self.object,
            "object_lookup": referents.lookup(context, self.object or ""),
            "kind": self.kind,
            "categories": list(self.categories) if self.categories else None,
            "statuses": self.statuses(),
            "session_id": self.session_id,
        }


def listed(
    memory: Memory, access: Access, wanted: FactFilter, limit: int = 100, cursor: str | None = None
) -> Page[Fact]:
    """Facts in the order in which they became known. Raises Invalid, Malformed."""
    place = paging.place(cursor, limit, "facts", wanted)
    rows = memory.graph.read(lambda tx: find(tx, access, wanted, place))
    return paging.page(place, rows, shape, "fact")


def find(tx: neo4j.Transaction, access: Access, wanted: FactFilter, place: paging.Place) -> list[Row]:
    """Rows with `fact`, `subject`, `object` and `position`, as they are or as they were known at a moment."""
    wanted = replace(wanted, subject=_meant(tx, wanted.subject), object=_meant(tx, wanted.object))
    if wanted.as_of:
        return pastfacts.find(tx, access, wanted, place)
    params = {**wanted.params(access.context_id), **access.lens.params()}
    return paging.filled(
        place,
        "fact",
        lambda at: _now(tx, wanted, params, at),
        lambda rows: [row for row in rows if asof.holds(row["fact"], wanted.valid_at)],
    )


def show(memory: Memory, access: Access, fact_id: str, as_of: datetime | None = None) -> Fact:
    """A fact. Raises NotFound, also where the key does not see it, and where it was not known at `as_of`."""
    return shape(memory.graph.read(lambda tx: _one(tx, access, fact_id, as_of)))


def those(
    memory: Memory,
    access: Access,
    fact_ids: Iterable[str],
    as_of: datetime | None = None,
    valid_at: datetime | None = None,
) -> list[Fact]:
    """Of some facts those that the reader sees, that were known at `as_of` and that hold at `valid_at`."""

    def work(tx: neo4j.Transaction) -> list[Row]:
        found = list[Row]()
        for one in fact_ids:
            with suppress(NotFound):
                found.append(_one(tx, access, one, as_of))
        return found

    return [shape(row) for row in memory.graph.read(work) if asof.holds(row["fact"], valid_at)]


def evidence(memory: Memory, access: Access, fact_id: str, as_of: datetime | None = None) -> list[Source]:
    """The turns that support a fact, in the order of saying. Raises NotFound as `show` does."""

    def work(tx: neo4j.Transaction) -> list[Source]:
        row = _one(tx, access, fact_id, as_of)
        if as_of:
            claims: list[Evidence] = sorted(row["fact"]["evidence"], key=_said)
            return [source(asdict(claim)) for claim in claims]
        asked = {"fact": fact_id, "context": access.context_id, **access.lens.params()}
        return [_source(row) for row in run(tx, "fact/sources", **asked)]

    return memory.graph.read(work)


def history(
    memory: Memory,
    access: Access,
    fact_id: str,
    as_of: datetime | None = None,
    valid_at: datetime | None = None,
) -> list[Fact]:
    """Everything held in the slot of a fact, in the order of saying: what came before and after it.

    Raises NotFound as `show` does.
    """

    def work(tx: neo4j.Transaction) -> list[Row]:
        slot = _one(tx, access, fact_id, as_of)["fact"]["slot"]
        if as_of:
            return pastfacts.of_slots(tx, access, {slot}, asof.until(as_of))
        return run(tx, "fact/history", fact=fact_id, context=access.context_id, **access.lens.params())

    rows = memory.graph.read(work)
    return [shape(row) for row in rows if asof.holds(row["fact"], valid_at)]


def shape(row: Mapping[str, Any]) -> Fact:
    """A fact from a row with `fact`, `subject` and `object`."""
    object_ = EntityRef(**row["object"]) if row["object"] else None
    return fact(row["fact"], EntityRef(**row["subject"]), object_)


def _meant(tx: neo4j.Transaction, end: str | None) -> str | None:
    """The id or name of an end; of an entity that is another now the id of that other."""
    return entities.survivor(tx, end) if end and end.startswith("ent_") else end


def _now(tx: neo4j.Transaction, wanted: FactFilter, params: Row, at: paging.Place) -> list[Row]:
    """The facts asked for that the graph holds, as far as a statement can tell."""
    if not wanted.about:
        return paging.in_stretches(tx, params["context"], at, lambda stretch: run(tx, "fact/list", **params, **stretch))
    left_out = ("subject", "subject_lookup", "object", "object_lookup")
    asked = {name: value for name, value in params.items() if name not in left_out}
    return run(tx, "fact/about", **asked, **at.params(), entities=sorted(wanted.about))


def _one(tx: neo4j.Transaction, access: Access, fact_id: str, as_of: datetime | None) -> Row:
    """The row of a fact. Raises NotFound."""
    rows = run(tx, "fact/show", fact=fact_id, context=access.context_id, **access.lens.params())
    if rows and as_of:
        held = pastfacts.of_slots(tx, access, {rows[0]["fact"]["slot"]}, asof.until(as_of))
        rows = [row for row in held if row["fact"]["id"] == fact_id]
    if not rows:
        raise NotFound("There is no such fact, or there was none then.")
    return rows[0]


def _said(claim: Evidence) -> tuple[int, int, int]:
    return claim.said_ms, claim.seq, claim.start


def _source(row: Mapping[str, Any]) -> Source:
    turn = row["turn"]
    told = {"turn_id": turn["id"], "session_id": turn["session_id"], "speaker": turn["speaker"]}
    return source({**row["evidence"], **told, "said_at": turn["said_at"]})
