"""The names by which entities go: given, changed, looked up."""

from collections.abc import Sequence
from typing import Any

from extraction.records import EntityType
from graph import scopes
from graph.engine.queries import run
from graph.ids import derived
from graph.writing import names
from graph.writing.unit import Unit

Row = dict[str, Any]


def rename(unit: Unit, entity: Row, name: str) -> None:
    """Gives an entity its name, and those called after it theirs; the old names stay aliases.

    An entity of a wider scope keeps its name there: what is said in a narrow scope is an alias in that scope alone.
    """
    if not unit.owns(entity):
        add(unit, entity, [name])
        return
    revised = [{"id": entity["id"], "properties": {"name": name, "named": True}}]
    aliases = rows(unit, entity["id"], [name], entity["type"])
    for owned in filter(lambda row: unit.owns(row["entity"]), run(unit.tx, "entity/owned", owners=[entity["id"]])):
        called = described(name, owned["entity"]["relation"])
        revised.append({"id": owned["entity"]["id"], "properties": {"name": called}})
        aliases += rows(unit, owned["entity"]["id"], [called], owned["entity"]["type"])
    run(unit.tx, "entity/revise", entities=revised)
    run(unit.tx, "alias/merge", aliases=aliases)
    entity.update(name=name, named=True)


def add(unit: Unit, entity: Row, said: Sequence[str]) -> None:
    """Lets an entity go by further names."""
    run(unit.tx, "alias/merge", aliases=rows(unit, entity["id"], said, entity["type"]))


def described(owner: str, relation: str) -> str:
    """How the nameless are called: "Alice's sister"."""
    return f"{owner}'s {relation}"


def lookup(context: str, name: str) -> str:
    """How a name is found among the aliases of a context."""
    return f"{context}|{names.normal(name)}"


def rows(unit: Unit, entity: str, said: Sequence[str], kind: EntityType) -> list[Row]:
    """Rows for names as they were said; a person's full name brings the first name along, not shown."""
    shown = [row(unit, entity, name, shown=True) for name in said]
    if kind != "person":
        return shown
    first = {name.split()[0] for name in said if " " in name.strip() and "'s " not in name}
    return shown + [row(unit, entity, name, shown=False) for name in sorted(first - set(said))]


def row(unit: Unit, entity: str, name: str, *, shown: bool) -> Row:
    """One name of an entity as `alias/merge` takes it; what is not shown only helps to find it."""
    key = f"{entity}|{scopes.text(unit.scope)}|{names.normal(name)}"
    properties = {
        "id": derived("alias", key),
        "context": unit.context,
        "scope": list(unit.scope),
        "lookup": lookup(unit.context, name),
        "normal": names.normal(name),
        "name": name,
        "shown": shown,
    }
    return {"entity": entity, "key": key, "properties": properties}
