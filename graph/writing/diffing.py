"""The diff of a write: what became of entities, facts, instructions, doubts and links."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from graph.engine.queries import run
from graph.model import Change, Diff, EntityAction, EntityChange, EntityRef, Fact, Link, Previous, UncertaintyChange
from graph.reading.shapes import written
from graph.writing.describing import described
from graph.writing.identity import Cast
from graph.writing.notes import Notes, uncertainty_change
from graph.writing.settlement import Move, Settlement
from graph.writing.unit import Unit

Row = dict[str, Any]


def diff_of(
    unit: Unit,
    looks: Mapping[str, Row],
    settled: Settlement,
    notes: Notes,
    links: Sequence[Link] = (),
    entities: Sequence[EntityChange] = (),
) -> Diff:
    """The diff, with names as they are after the write."""
    known = {key: _ref(row) for key, row in looks.items()}
    known |= named(unit, settled.moves, known.keys())
    changes = [change(move, known) for move in settled.moves]
    return Diff(
        entities=list(entities),
        attributes=[item for item in changes if item.fact.kind == "attribute"],
        relations=[item for item in changes if item.fact.kind == "relation"],
        actions=[item for item in changes if item.fact.kind == "action"],
        instructions=notes.instructions,
        uncertainties=[*_doubts(unit, settled), *notes.uncertainties],
        links=list(links),
    )


def _doubts(unit: Unit, settled: Settlement) -> list[UncertaintyChange]:
    """What became of the doubts of slots that may be shown to whoever writes here."""
    shown = (move for move in settled.doubts if unit.shows(move.row.get("properties", move.row)))
    return [uncertainty_change(move.row, move.action) for move in shown]


def entity_changes(unit: Unit, cast: Cast, looks: Mapping[str, Row], made: Collection[str]) -> list[EntityChange]:
    """What became of the entities that a write speaks of: made, known already, or one with others now."""
    spoken = dict.fromkeys(cast.entity(key) for key in cast.spoken)
    merged = dict[str, set[str]]()
    for key, old in cast.moved.items():
        if unit.shows(cast.rows[key]):
            merged.setdefault(cast.entity(key), set()).add(old)
    return [
        EntityChange(
            action=_became(key, made, merged),
            id=key,
            name=looks[key]["name"],
            type=looks[key]["type"],
            aliases_added=sorted(_added(cast, looks, key) - {looks[key]["name"]}),
            merged_from=sorted(merged[key] - {key}) if key in merged else None,
        )
        for key in dict.fromkeys([*spoken, *merged])
        if key in looks
    ]


def _became(entity: str, made: Collection[str], merged: Mapping[str, set[str]]) -> EntityAction:
    if merged.get(entity, set()) - {entity}:
        return "merged"
    return "created" if entity in made else "confirmed"


def _added(cast: Cast, looks: Mapping[str, Row], entity: str) -> set[str]:
    """Names that are new of an entity, and how its new descriptions read: "Alice's sister"."""
    new = {text for key, texts in cast.news.items() if cast.entity(key) == entity for text in texts}
    return {_reads(cast, looks, text) for text in new}


def _reads(cast: Cast, looks: Mapping[str, Row], text: str) -> str:
    owner, _, relation = text.partition("'s ")
    owned = owner in cast.rows and cast.entity(owner) in looks
    return described(looks[cast.entity(owner)]["name"], relation) if owned else text


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
    return [row[end] for row in rows for end in ("subject_id", "object_id") if row.get(end)]


def _ref(row: Mapping[str, Any]) -> EntityRef:
    return EntityRef.model_validate({name: row[name] for name in ("id", "name", "type")})
