"""How entities were called at a point of the record: by the names that its turns had said by then.

Who is one with whom is taken as it is now. A name that only later turns say is left out, and so are the referents of
which only later turns speak; what is left is put together as it is for now (`describing`).
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import neo4j

from extraction.records import EntityType
from graph import sessions
from graph.access import Access
from graph.engine.queries import run
from graph.reading import asof
from graph.reading.asof import Row, Until
from graph.writing import describing, names, referents, spoken

NAMING = ("names", "aliases", "owned")
"""What is said of a referent that it may be called by."""


@dataclass(frozen=True, slots=True)
class Look:
    """An entity as it was called at a point of the record."""

    id: str
    name: str
    type: EntityType
    aliases: frozenset[str]
    """Every way of calling it that the reader may see, its name among them."""
    found_by: frozenset[str]
    """The normalised names by which it was found."""
    known: bool
    """Whether anybody had spoken of it by then."""

    def ref(self) -> dict[str, str]:
        """As facts name it."""
        return {"id": self.id, "name": self.name, "type": self.type}


def of_facts(tx: neo4j.Transaction, access: Access, held: Iterable[Row], point: Until) -> dict[str, dict[str, str]]:
    """The entities that some fact rows are about, as they were called then."""
    ends = {row[end] for row in held for end in ("subject_id", "object_id") if row[end]}
    return {key: look.ref() for key, look in looks(tx, access, ends, point).items()}


def looks(tx: neo4j.Transaction, access: Access, entities: Collection[str], point: Until) -> dict[str, Look]:
    """How some entities were called at a point of the record; those of which nobody had spoken, as they are now."""
    rows = _without_later(tx, _with_owners(tx, entities), point)
    spoken_of = _spoken_of(tx, access, rows, point)
    grouped = dict[str, list[Row]]()
    for row in rows:
        grouped.setdefault(row["entity"], []).append(row)
    for key, all_ in grouped.items():
        grouped[key] = [row for row in all_ if row["id"] in spoken_of] or all_
    known = {row["entity"] for row in rows if row["id"] in spoken_of}
    owner = {row["id"]: row["entity"] for row in rows}
    called = _called(tx, access, grouped, owner, point)
    return {
        key: replace(_look(access, called[key], grouped[key], called, owner), known=key in known)
        for key in set(entities) & grouped.keys()
    }


def _with_owners(tx: neo4j.Transaction, entities: Collection[str]) -> list[Row]:
    """The referents of some entities, and of those after whom these are called: Alice for "Alice's sister"."""
    found = dict[str, Row]()
    waiting = set(entities)
    while waiting:
        rows = [referents.parsed(row["referent"]) for row in run(tx, "referent/of_entities", entities=sorted(waiting))]
        found |= {row["id"]: row for row in rows}
        owners = {_owner(text) for row in rows for text in referents.descriptions(row)} - found.keys()
        rows = run(tx, "referent/find", referents=sorted(owners)) if owners else []
        waiting = {row["referent"]["entity"] for row in rows}
    return list(found.values())


def _spoken_of(tx: neo4j.Transaction, access: Access, rows: Iterable[Row], point: Until) -> set[str]:
    """Those referents of which some turn had spoken by then."""
    before = {row["id"] for row in rows if row["created_ms"] < point.recorded_ms}
    now = {row["id"] for row in rows if row["created_ms"] == point.recorded_ms}
    if not now or point.session_id is None:
        return before | now
    # The write that made them goes on after the point: only its turns up to there count.
    asked = {"session": sessions.key_of(access, point.session_id), "seq": point.seq, "recorded_ms": point.recorded_ms}
    casts = [json.loads(row["cast"] or "[]") for row in run(tx, "turn/told_by", **asked)]
    return before | (now & {one["id"] for cast in casts for one in cast})


def _without_later(tx: neo4j.Transaction, rows: Sequence[Row], point: Until) -> list[Row]:
    """Referents without the names and descriptions that only later turns give them."""
    several = sorted(row["id"] for row in rows if sum(len(row["said"].get(field, ())) for field in NAMING) > 1)
    found = run(tx, "referent/named_in", referents=several, **point.params())
    later, before = _said(row for row in found if not row["known"]), _said(row for row in found if row["known"])
    return [{**row, "said": _reduced(row, later - before)} for row in rows]


def _said(turns: Iterable[Row]) -> set[tuple[str, str, str]]:
    """What some turns call referents: referent, field and name."""
    return {
        (one.id, field, value)
        for turn in turns
        for one in map(spoken.restored, json.loads(turn["cast"] or "[]"))
        if one.id == turn["referent"]
        for field, values in spoken.votes(one).items()
        for value in values
    }


def _reduced(row: Row, later: set[tuple[str, str, str]]) -> dict[str, dict[str, int]]:
    said = dict(row["said"])
    for field in NAMING:
        said[field] = {value: n for value, n in said.get(field, {}).items() if (row["id"], field, value) not in later}
    return said | {"names": said["names"] or row["said"].get("names", {})}


def _called(
    tx: neo4j.Transaction, access: Access, grouped: Mapping[str, list[Row]], owner: Mapping[str, str], point: Until
) -> dict[str, Row]:
    """What entities look like, the nameless called after their owners."""
    called = {key: {"id": key, **describing.looks_of(rows)} for key, rows in grouped.items()}
    for key, name in _told_names(tx, access, called, point).items():
        called[key]["name"] = name
    nameless = [row for row in called.values() if not row["named"] and row["owner"] in owner]
    for _ in nameless:
        for row in nameless:
            row["name"] = describing.described(called[owner[row["owner"]]]["name"], row["relation"])
    return called


def _told_names(tx: neo4j.Transaction, access: Access, called: Mapping[str, Row], point: Until) -> dict[str, str]:
    """The names that were facts then, by entity."""
    slots = {describing.name_slot(access.context_id, row): key for key, row in called.items()}
    held = asof.held(tx, access, slots.keys(), point).facts.values()
    current = [row for row in held if row["status"] == "current" and row["predicate"] == "name"]
    ordered = sorted(current, key=lambda row: (row["said_ms"], row["id"]))
    return {slots[row["slot"]]: row["value"] for row in ordered}


def _look(access: Access, look: Row, rows: Iterable[Row], called: Mapping[str, Row], owner: Mapping[str, str]) -> Look:
    seen = [row for row in rows if access.lens.covers(row["scope"])]
    shown = {name for row in seen for name in referents.shown_names(row)}
    described = {
        describing.described(called[owner[_owner(text)]]["name"], text.partition("'s ")[2])
        for row in seen
        for text in referents.descriptions(row)
        if _owner(text) in owner
    }
    bare = {referents.called(row) for row in seen if not row["named"] and not referents.descriptions(row)}
    aliases = {look["name"], *shown, *described, *bare}
    forms = {name for row in seen for name in referents.names_of(row)} | {names.normal(name) for name in aliases}
    return Look(look["id"], look["name"], look["type"], frozenset(aliases), frozenset(forms), known=True)


def _owner(description: str) -> str:
    return description.partition("'s ")[0]
