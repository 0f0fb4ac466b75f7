"""The facts asked for as they were known at a point of the record, read stretch by stretch of the record.

A fact became known with its first claim. So those of a stretch are in the slots of the claims recorded in it, and a
page reads no more of the record than it shows.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import neo4j

from graph import sessions
from graph.access import Access
from graph.engine.queries import run
from graph.reading import asof, naming, paging
from graph.reading.asof import Row, Until
from graph.writing import referents

if TYPE_CHECKING:
    from graph.reading.facts import FactFilter

Marks = Callable[[int, int], list[Row]]
"""Slots of claims from a moment of recording on, and so many of them at most."""
ALL = 500_000
"""Entities of one name, of which none is left out; the embedded engine sorts no more."""
CLAIMS_A_FACT = 4
"""So many claims of the record are looked at for each fact of a page, before more are fetched."""


def find(tx: neo4j.Transaction, access: Access, wanted: "FactFilter", place: paging.Place) -> list[Row]:
    """The facts asked for as they were known at `wanted.as_of`, as `fact/list` gives those of now."""
    point = asof.until(wanted.as_of)
    subjects, objects = (_meant(tx, access, name) for name in (wanted.subject, wanted.object))
    about = set(wanted.about) if wanted.about else subjects
    marks = _marks(tx, access, wanted, point, (about, objects))
    found: list[Row] = []
    most = (place.limit + 1) * CLAIMS_A_FACT
    for held in _stretches(tx, access, point, marks, place.position, most):
        after = [row for row in held if (row["known_ms"], row["id"]) > (place.position, place.last_id)]
        found += sorted((row for row in after if _fits(row, wanted, subjects, objects)), key=_order)
        if len(found) > place.limit:
            break
    return rows(tx, access, found[: place.limit + 1], point)


def of_slots(tx: neo4j.Transaction, access: Access, slots: set[str], as_of: Until) -> list[Row]:
    """Everything that some slots held, in the order of saying, as `fact/history` gives it."""
    held = asof.held(tx, access, slots, as_of).facts.values()
    return rows(tx, access, sorted(held, key=lambda row: (row["said_ms"], row["id"])), as_of)


def rows(tx: neo4j.Transaction, access: Access, held: list[Row], point: Until) -> list[Row]:
    """Facts with their ends as these were called then."""
    called = naming.of_facts(tx, access, held, point)
    return [
        {
            "fact": row,
            "subject": called[row["subject_id"]],
            "object": called.get(row["object_id"] or ""),
            "position": row["known_ms"],
        }
        for row in held
    ]


def _order(row: Mapping[str, Any]) -> tuple[int, str]:
    return row["known_ms"], row["id"]


def _stretches(
    tx: neo4j.Transaction, access: Access, point: Until, marks: Marks, since_ms: int, most: int
) -> Iterator[list[Row]]:
    """The facts that became known in one stretch of the record after the other."""
    pool = dict[str, Row]()
    seen = set[str]()
    while True:
        claims = marks(since_ms, most)
        more = len(claims) == most
        # Where there is more, the last moment may not be whole: its other claims were cut off.
        end = claims[-1]["recorded_ms"] if more else asof.EVER + 1
        slots = {claim["slot"] for claim in claims if claim["recorded_ms"] < end} - seen
        pool |= asof.held(tx, access, slots, point).facts
        seen |= slots
        yield [row for row in pool.values() if since_ms <= row["known_ms"] < end]
        if not more:
            return
        since_ms, most = end, most * 2


def _marks(
    tx: neo4j.Transaction,
    access: Access,
    wanted: "FactFilter",
    point: Until,
    ends: tuple[set[str] | None, set[str] | None],
) -> Marks:
    """Where to look: from the entities asked for, else from the session, else from the whole record."""
    about, objects = ends
    asked = {
        "predicate": wanted.predicate,
        "kind": wanted.kind,
        "modality": "planned" if wanted.status == "planned" else None,
        "object": wanted.object,
        "objects": sorted(objects or ()),
        **point.params(),
        **access.lens.params(),
    }
    if about is not None:
        of = {"context": access.context_id, "entities": sorted(about)}
        return lambda since, most: run(tx, "claim/about", **of, **asked, since_ms=since, limit=most)
    if wanted.session_id:
        session = sessions.key_of(access, wanted.session_id)
        return lambda since, most: run(tx, "claim/of_session", session=session, **asked, since_ms=since, limit=most)
    context = access.context_id
    return lambda since, most: run(tx, "claim/recorded", context=context, **asked, since_ms=since, limit=most)


def _fits(row: Mapping[str, Any], wanted: "FactFilter", subjects: set[str] | None, objects: set[str] | None) -> bool:
    statuses = wanted.statuses()
    asked = {"predicate": wanted.predicate, "kind": wanted.kind, "session_id": wanted.session_id}
    ends = {row["subject_id"], row["object_id"]}
    return (
        all(value is None or row[name] == value for name, value in asked.items())
        and (statuses is None or row["status"] in statuses)
        and (not wanted.categories or row["category"] in wanted.categories)
        and (subjects is None or row["subject_id"] in subjects)
        and (objects is None or row["object_id"] in objects or row["value"] == wanted.object)
        and (not wanted.about or not ends.isdisjoint(wanted.about))
        and asof.holds(row, wanted.valid_at)
    )


def _meant(tx: neo4j.Transaction, access: Access, name: str | None) -> set[str] | None:
    """The ids that a name or id may mean; None where it is not asked."""
    if name is None:
        return None
    lookups = [referents.lookup(access.context_id, name)]
    found = run(tx, "entity/named", lookups=lookups, most=ALL, **access.lens.params())
    return {name, *(row["entity"]["id"] for row in found)}
