"""What somebody calls an entity, and takes it for: a correction, kept in the record."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import neo4j

from extraction.records import EntityType
from graph.access import Access
from graph.engine.queries import run
from graph.errors import Conflict, Invalid
from graph.memory import Memory
from graph.model import Corrected
from graph.reading import entities
from graph.requests import Request, Written, in_turn
from graph.writing import callings, names, referents, sameness
from graph.writing.correcting import Correction, referent_of
from graph.writing.referents import Row
from graph.writing.sameness import Member
from graph.writing.stating import state


@dataclass(frozen=True, slots=True)
class Naming:
    """What to change of an entity; nothing stays nothing."""

    name: str | None = None
    type: EntityType | None = None
    aliases: Sequence[str] = ()


def revise_entity(
    memory: Memory, access: Access, entity_id: str, naming: Naming, request: Request | None = None
) -> Written[Corrected]:
    """Gives an entity another name or type, or further names; the names that it had stay aliases.

    Raises NotFound, Invalid where nothing is asked for, Forbidden, Conflict where another goes by such a name, or would
    be taken for this one by it.
    """
    return in_turn(memory, access, request, Corrected, lambda tx: _revise(tx, access, entity_id, naming))


def _revise(tx: neo4j.Transaction, access: Access, entity_id: str, naming: Naming) -> Corrected:
    entity = entities.find(tx, access, entity_id)
    if not (naming.name or naming.type or naming.aliases):
        raise Invalid("Name what to change: name, type or aliases.")
    called = [*([naming.name] if naming.name else []), *naming.aliases]
    key = referent_of(tx, access, entity.id)
    row = referents.found(tx, [key])[key]
    _check_free(tx, access, row, called, naming.type or entity.type)
    # Another name of the entity may be told by a message that is forgotten while this stays.
    name = referents.called(row)
    claims = [_called("name", naming.name)] if naming.name else []
    claims += [_called("nickname", alias) for alias in naming.aliases]
    payload = {
        "referents": [{"name": name, "type": naming.type or referents.kind(row), "named": row["named"], "known": key}],
        "claims": claims,
        "types": {"0": naming.type} if naming.type else {},
    }
    words = [f"is called {', '.join(called)}" if called else "", _of_type(naming.type) if naming.type else ""]
    told = f"{name} {' and '.join(filter(None, words))}."
    return state(tx, access, Correction(tuple(entity.scope), told, "revise", payload))


def _check_free(tx: neo4j.Transaction, access: Access, row: Row, called: Sequence[str], kind: EntityType) -> None:
    """Raises Conflict where another entity that the caller sees goes by such a name, or would be one with this then."""
    wanted = {names.normal(name) for name in called}
    calls = {text for name in called for text in callings.called(name, {kind, *row["said"].get("types", ())})}
    named = replace(referents.member(row), calls=frozenset(calls), kind=kind)
    lookups = [f"{access.context_id}|{text}" for text in sorted(calls | callings.marked(calls))]
    for found in run(tx, "referent/called", lookups=lookups, near=[row["scope"]]):
        other = referents.parsed(found["referent"])
        if other["entity"] == row["entity"] or not access.lens.covers(other["scope"]):
            continue
        if _goes_by(other, wanted, kind) or _would_join(other, named):
            raise Conflict(
                f"Another entity goes by this name or a form of it, {other['entity']}: merge the two with POST "
                "/entities/merge if they are one, or choose a name that tells them apart."
            )


def _goes_by(other: Row, wanted: Collection[str], kind: EntityType) -> bool:
    shown = {names.normal(name) for name in referents.shown_names(other)}
    families = {names.family(kind), other["family"]}
    return not shown.isdisjoint(wanted) and ("any" in families or len(families) == 1)


def _would_join(other: Row, named: Member) -> bool:
    """Whether one who is tied to nobody yet would be taken for who is called so: "Tom" for "Tom Hill"."""
    tied = other["joins"] or other["rivals"]
    return other["named"] and not tied and bool(sameness.by_name(referents.member(other), [named]).targets)


def _of_type(kind: EntityType) -> str:
    return f"is {'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _called(predicate: str, name: str) -> dict[str, object]:
    return {"subject": 0, "predicate": predicate, "kind": "attribute", "value": name, "modality": "asserted"}
