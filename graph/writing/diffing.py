"""The diff of a write: what became of entities, facts, instructions, doubts and links."""

from collections.abc import Collection, Mapping, Sequence

from graph.engine.queries import run
from graph.model import Change, Diff, EntityChange, EntityRef, Fact, Link, Previous
from graph.reading.shapes import written
from graph.writing.identity import Cast
from graph.writing.notes import Notes
from graph.writing.settlement import Move, Settlement
from graph.writing.unit import Unit


def diff_of(unit: Unit, cast: Cast, settled: Settlement, notes: Notes, links: Sequence[Link]) -> Diff:
    """The diff, with names as they are after the write."""
    entities = {row["id"]: _ref(row) for row in cast.rows}
    entities |= named(unit, settled.moves, entities.keys())
    changes = [change(move, entities) for move in settled.moves]
    return Diff(
        entities=[_renamed(item, entities) for item in cast.changes],
        attributes=[item for item in changes if item.fact.kind == "attribute"],
        relations=[item for item in changes if item.fact.kind == "relation"],
        actions=[item for item in changes if item.fact.kind == "action"],
        instructions=notes.instructions,
        uncertainties=notes.uncertainties,
        links=[_relinked(link, entities) for link in links],
    )


def named(unit: Unit, moves: Sequence[Move], known: Collection[str]) -> dict[str, EntityRef]:
    """The entities that some facts are about and that are not known here, as they are called now."""
    ends = {end for move in moves for end in _ends(move)}.difference(known)
    rows = run(unit.tx, "entity/find", entities=sorted(ends)) if ends else []
    return {row["entity"]["id"]: _ref(row["entity"]) for row in rows}


def change(move: Move, entities: Mapping[str, EntityRef]) -> Change:
    """A change of a fact as callers see it."""
    before = written(move.replaced, entities) if move.replaced else None
    return Change(action=move.action, reason=move.reason, fact=written(move.row, entities), previous=_previous(before))


def _previous(fact: Fact | None) -> Previous | None:
    if fact is None:
        return None
    return Previous(fact_id=fact.id, value=fact.value, object=fact.object, valid_until=fact.valid_until)


def _ends(move: Move) -> list[str]:
    rows = [row.get("properties", row) for row in (move.row, move.replaced) if row]
    return [row[end] for row in rows for end in ("subject_id", "object_id") if row[end]]


def _ref(row: Mapping[str, str]) -> EntityRef:
    return EntityRef.model_validate({name: row[name] for name in ("id", "name", "type")})


def _renamed(item: EntityChange, entities: Mapping[str, EntityRef]) -> EntityChange:
    now = entities[item.id]
    return item.model_copy(update={"name": now.name, "type": now.type})


def _relinked(link: Link, entities: Mapping[str, EntityRef]) -> Link:
    now = entities[link.entity.id]
    return link.model_copy(update={"entity": link.entity.model_copy(update={"name": now.name})})
