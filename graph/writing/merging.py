"""Two entities are one because somebody says so: a merge is kept with its inverse and can be undone, in any order."""

from collections.abc import Sequence
from itertools import combinations

import neo4j

from graph import ids
from graph.access import Access
from graph.engine.queries import run
from graph.errors import Conflict, Invalid, NotFound
from graph.ids import derived
from graph.memory import Memory
from graph.model import Corrected, Entity
from graph.reading import entities
from graph.requests import Request, Written, in_turn
from graph.writing import names, referents
from graph.writing.correcting import Correction, Payload, correct, referent_of
from graph.writing.joining import Joiner
from graph.writing.unit import Unit


def merge(
    memory: Memory, access: Access, into: str, others: Sequence[str], request: Request | None = None
) -> Written[Corrected]:
    """Makes some entities one with another, whose id they have from then on.

    Raises NotFound, Invalid for a merge into itself, of kinds that are never one or of scopes that do not lie in each
    other, Conflict where they are one already, Forbidden, IdempotencyConflict.
    """
    return in_turn(memory, access, request, Corrected, lambda tx: _merge(tx, access, into, others))


def undo(memory: Memory, access: Access, merge_id: str, request: Request | None = None) -> Written[Corrected]:
    """Takes a merge back: what was said of each is its own again.

    Raises NotFound, Conflict where it was undone before, Forbidden, IdempotencyConflict.
    """
    return in_turn(memory, access, request, Corrected, lambda tx: _undo(tx, access, merge_id))


def _merge(tx: neo4j.Transaction, access: Access, into: str, others: Sequence[str]) -> Corrected:
    survivor = entities.find(tx, access, into)
    found = [entities.find(tx, access, other) for other in others]
    merged = list({other.id: other for other in found}.values())
    if not merged:
        raise Invalid("Name at least one entity to merge.")
    for other in merged:
        _check_into(survivor, other)
    for pair in combinations([survivor, *merged], 2):
        _check_pair(*pair)
    scope = max([survivor.scope, *(other.scope for other in merged)], key=len)
    merge_id = ids.new("merge")
    into_referent = referent_of(tx, access, survivor.id)
    from_referents = [referent_of(tx, access, other.id) for other in merged]
    told = _told(tx, into_referent, from_referents)
    payload = {"merge_id": merge_id, "into": into_referent, "from": from_referents}
    correction = Correction(tuple(sorted(scope)), told, "merge", payload)
    diff, trace_id = correct(tx, access, correction, joined)
    return Corrected(trace_id=trace_id, diff=diff, merge_id=merge_id)


def _told(tx: neo4j.Transaction, into: str, merged: Sequence[str]) -> str:
    """A merge in words, with no name that may be forgotten while the merge stays."""
    called = {key: referents.called(row) for key, row in referents.found(tx, [into, *merged]).items()}
    others = called[merged[0]] if len(merged) == 1 else f"{len(merged)} others"
    return f"{others} and {called[into]} are one."


def joined(unit: Unit, joiner: Joiner, payload: Payload) -> None:
    """Lets referents be one with another, as a merge says."""
    merge_id, into = payload["merge_id"], payload["into"]
    joiner.roll.find([into, *payload["from"]])
    for key in payload["from"]:
        joiner.merge(key, into, merge_id)
    run(unit.tx, "merge/record", merges=[_part(unit, merge_id, into, key) for key in payload["from"]])


def parted(unit: Unit, joiner: Joiner, payload: Payload) -> None:
    """Lets those who are still spoken of be two again, as taking the merge back says."""
    merge_id = payload["merge_id"]
    joiner.roll.find(payload["from"])
    for key in payload["from"]:
        if key in joiner.roll.rows:
            joiner.part(key, merge_id)
    run(unit.tx, "merge/undo", context=unit.context, merge=merge_id, now=unit.stamp)


def _undo(tx: neo4j.Transaction, access: Access, merge_id: str) -> Corrected:
    asked = {"context": access.context_id, **access.lens.params()}
    parts = [row["merge"] for row in run(tx, "merge/show", merge=merge_id, **asked)]
    if not parts:
        raise NotFound("There is no such merge.")
    if not all(part["active"] for part in parts):
        raise Conflict("This merge has been undone already.")

    payload = {"merge_id": merge_id, "from": [part["from"] for part in parts]}
    told = Correction(tuple(parts[0]["scope"]), f"The merge {merge_id} is undone.", "undo", payload)
    diff, trace_id = correct(tx, access, told, parted)
    return Corrected(trace_id=trace_id, diff=diff, merge_id=merge_id)


def _check_into(survivor: Entity, other: Entity) -> None:
    if survivor.id == other.id:
        raise Conflict("An entity cannot be merged into itself, nor into one that it is already.")
    if not set(survivor.scope) <= set(other.scope):
        raise Invalid("Whoever sees an entity must see what it is merged into: merge the narrower into the wider.")


def _check_pair(one: Entity, other: Entity) -> None:
    narrow, wide = sorted((set(one.scope), set(other.scope)), key=len, reverse=True)
    if not wide <= narrow:
        # The merge is told in the narrowest scope, where all of them are named.
        raise Invalid("The scopes of entities that are merged at once must lie in each other; merge one after another.")
    if {names.family(one.type), names.family(other.type)} == {"being", "thing"}:
        raise Invalid(f"A {one.type} and a {other.type} are never one; give one of them another type first.")


def _part(unit: Unit, merge_id: str, into: str, merged: str) -> dict[str, object]:
    properties = {
        "merge_id": merge_id,
        "context": unit.context,
        "scope": list(unit.scope),
        "into": into,
        "from": merged,
        "active": True,
        "recorded_ms": unit.now_ms,
        "display": "merge",
    }
    return {"id": derived("merge", merge_id, merged), "properties": properties}
