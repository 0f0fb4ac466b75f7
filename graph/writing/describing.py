"""What entities look like: their names, types and genders, as follows from their referents and from what is believed.

An entity looks as it is spoken of in its own scope; what a narrower scope says of it does not show in a wider one.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from graph import clock, ids
from graph.engine.faults import OvertakenError
from graph.engine.queries import run
from graph.writing import names, referents
from graph.writing.identity import Cast
from graph.writing.sameness import standing
from graph.writing.slots import Standing
from graph.writing.unit import Unit

Row = dict[str, Any]
LOOKS = ("name", "type", "gender", "named", "scope", "created_ms")


def make(unit: Unit, cast: Cast) -> set[str]:
    """Make the entities that referents of this write are and that are not there yet; give their ids."""
    wanted = cast.entities()
    grouped = _grouped(cast.rows.values(), wanted)
    rows = [_bare(unit, key, grouped[key]) for key in sorted(wanted)]
    made = run(unit.tx, "entity/merge", entities=rows, opening=unit.opening)
    return {row["entity"]["id"] for row in made if row["created"]}


def describe(unit: Unit, cast: Cast) -> dict[str, Row]:
    """Bring the looks of the touched entities up to date; give them by id, as they are now.

    Entities that are nobody any more are taken away; they are given as they were. Raises OvertakenError.
    """
    looks, kept = _without_the_left(unit, cast)
    waiting = cast.entities() | kept
    renamed = set(cast.news) | set(cast.moved)
    while waiting:
        rows = [referents.parsed(row["referent"]) for row in _referents(unit, waiting)]
        found, other = _described(unit, waiting, rows)
        looks |= found
        _alias(unit, rows, renamed)
        # What they own is called after them, also where they are called as before and have become somebody else.
        owners = sorted(row["id"] for row in rows if row["entity"] in other or row["id"] in cast.moved)
        owned = run(unit.tx, "referent/owned", owners=owners) if owners else []
        waiting = {row["referent"]["entity"] for row in owned} - looks.keys()
    if not {cast.entity(key) for key in cast.spoken} <= looks.keys():
        raise OvertakenError
    return looks


def _without_the_left(unit: Unit, cast: Cast) -> tuple[dict[str, Row], set[str]]:
    """Take away entities that all their referents have left: as they were, and those that are still somebody."""
    left = {*cast.moved.values(), *cast.left}
    if not left:
        return {}, left
    kept = {row["referent"]["entity"] for row in _referents(unit, left)}
    gone = {row["id"]: row for row in _found(unit, left - kept)}
    run(unit.tx, "entity/remove", entities=sorted(left - kept))
    return gone, kept


def _described(unit: Unit, wanted: Collection[str], rows: Sequence[Row]) -> tuple[dict[str, Row], set[str]]:
    """The entities as they look now, and those of them that are called otherwise than before."""
    keys = sorted(wanted)
    before = {row["entity"]["id"]: row["entity"] for row in run(unit.tx, "entity/find", entities=keys)}
    grouped = _grouped(rows, before)
    after = {key: {"id": key, **looks_of(grouped[key])} for key in before}
    slot = {key: name_slot(unit.context, row) for key, row in after.items()}
    told = {row["slot"]: row["name"] for row in run(unit.tx, "entity/names", slots=sorted(slot.values()))}
    for key, row in after.items():
        row["name"] = told.get(slot[key], row["name"])
    _call_the_nameless(unit, after)
    changed = [key for key in after if any(after[key][name] != before[key].get(name) for name in LOOKS)]
    run(unit.tx, "entity/revise", entities=[_told(unit, key, after[key]) for key in changed])
    return after, {key for key in changed if after[key]["name"] != before[key]["name"]}


def name_slot(context: str, looks: Row) -> str:
    """The slot of what the entity is said to be called in its own scope."""
    where = (context, tuple(looks["scope"]), "name", "attribute", looks["id"])
    return Standing(*where, object_id=None, value=None, valid_from=None).slot.key


def looks_of(rows: Sequence[Row]) -> Row:
    """What follows from what is said in the entity's own scope."""
    first = min(rows, key=lambda row: standing(referents.member(row)))
    own = [row for row in rows if row["scope"] == first["scope"]]
    full = min(own, key=lambda row: (not row["named"], -len(row["name"].split()), standing(referents.member(row))))
    return {
        "name": referents.called(full),
        "type": max(map(referents.typed, own)).partition(" ")[2] or _most(own, "types", names.VAGUE) or "other",
        "gender": _most(own, "genders"),
        "named": full["named"],
        "scope": first["scope"],
        "owner": full["owner"],
        "relation": full["relation"],
        "created_ms": min(row["created_ms"] for row in own),
    }


def _most(rows: Iterable[Row], field: str, last: Collection[str] = ()) -> str | None:
    """What is said most; what stands in `last` only where nothing else is."""
    counts = Counter[str]()
    for row in rows:
        counts.update(row["said"].get(field, {}))
    return min(counts, key=lambda value: (value in last, -counts[value], value), default=None)


def _call_the_nameless(unit: Unit, after: dict[str, Row]) -> None:
    """Call the nameless after their owners, whose names may have changed in the same write."""
    nameless = [row for row in after.values() if not row["named"] and row["owner"]]
    entity = _entities(unit, (row["owner"] for row in nameless))
    names_ = {row["id"]: row["name"] for row in _found(unit, set(entity.values()) - after.keys())}
    for _ in nameless:
        for row in nameless:
            owner = entity.get(row["owner"], "")
            called = after[owner]["name"] if owner in after else names_.get(owner, "")
            row["name"] = described(called, row["relation"])


def _alias(unit: Unit, rows: Sequence[Row], renamed: Collection[str]) -> None:
    """Let entities be found by how their descriptions read now, and by the names of the referents that they are."""
    texts = {(row["id"], text) for row in rows for text in referents.descriptions(row)}
    by_id = {row["id"]: row for row in rows}
    entity = _entities(unit, {text.partition("'s ")[0] for _, text in texts})
    called = {row["id"]: row["name"] for row in _found(unit, set(entity.values()))}
    shown = [
        referents.display_row(by_id[key], text, described(called[entity[owner]], relation))
        for key, text in sorted(texts)
        for owner, _, relation in [text.partition("'s ")]
        if entity.get(owner) in called
    ]
    shown += [
        referents.display_row(row, "", referents.called(row))
        for row in rows
        if not row["named"] and not referents.descriptions(row)
    ]
    bare = [row["id"] for row in rows if not row["named"] and referents.descriptions(row)]
    run(unit.tx, "alias/remove", aliases=[referents.bare_key(key) for key in sorted(bare)])
    run(unit.tx, "alias/merge", aliases=shown)
    own = [row for row in rows if row["id"] in renamed or not row["named"]]
    run(unit.tx, "referent/point", pairs=_pairs(own))
    described_so = {key for key, _ in texts}
    tied = [row for row in rows if row["id"] in renamed or row["id"] in described_so or not row["named"]]
    run(unit.tx, "alias/point", pairs=_pairs(tied))


def _pairs(rows: Iterable[Row]) -> list[Row]:
    return [{"referent": row["id"], "entity": row["entity"]} for row in sorted(rows, key=lambda row: row["id"])]


def described(owner: str, relation: str) -> str:
    """How the nameless are called: "Alice's sister"."""
    return f"{owner}'s {relation}"


def _bare(unit: Unit, key: str, rows: Sequence[Row]) -> Row:
    """An entity before it is described."""
    row = _told(unit, key, looks_of(rows))
    return {**row, "properties": row["properties"] | {"context": unit.context}}


def _told(unit: Unit, key: str, looks: Row) -> Row:
    """An entity as `entity/merge` and `entity/revise` take it."""
    listed = ids.listed(unit.context, looks["created_ms"])
    properties = {name: looks[name] for name in LOOKS} | {"display": looks["name"], "listed": listed}
    return {"id": key, "properties": properties, "created_at": clock.of_millis(looks["created_ms"])}


def _entities(unit: Unit, keys: Iterable[str]) -> dict[str, str]:
    """The entity that each referent is."""
    wanted = sorted(set(keys))
    found = run(unit.tx, "referent/find", referents=wanted) if wanted else []
    return {row["referent"]["id"]: row["referent"]["entity"] for row in found}


def _found(unit: Unit, entities: Collection[str]) -> list[Row]:
    rows = run(unit.tx, "entity/find", entities=sorted(entities)) if entities else []
    return [row["entity"] for row in rows]


def _referents(unit: Unit, entities: Collection[str]) -> list[Row]:
    return run(unit.tx, "referent/of_entities", entities=sorted(entities))


def _grouped(rows: Iterable[Row], entities: Collection[str]) -> dict[str, list[Row]]:
    grouped = {key: list[Row]() for key in entities}
    for row in rows:
        if row["entity"] in grouped:
            grouped[row["entity"]].append(row)
    return grouped
