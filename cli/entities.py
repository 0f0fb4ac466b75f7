"""`spectron entities`: the people and things the memory knows."""

from typing import Annotated

import typer

from cli import diffs, views
from cli.operations import entities
from cli.options import AsOf, Limit, ValidAt, every
from cli.terminal import Terminal, command
from extraction.records import EntityType

app = typer.Typer(help="The people and things the memory knows.", no_args_is_help=True)

EntityId = Annotated[str, typer.Argument(metavar="ENTITY", help="The entity's id.")]
OfType = Annotated[EntityType | None, typer.Option("--type", help="Only this type.")]
Merged = Annotated[list[str], typer.Argument(metavar="OTHER…", help="The ids of those that become it.")]
MergeId = Annotated[str, typer.Argument(metavar="MERGE", help="The merge's id.")]
NewName = Annotated[str | None, typer.Option("--name", help="What it is called from now on; the old name stays.")]
NewType = Annotated[EntityType | None, typer.Option("--type", help="What it is.")]
Aliases = Annotated[list[str] | None, typer.Option("--alias", help="What else it is called, repeatable.")]
Hops = Annotated[int, typer.Option(min=1, max=4, help="How many relations from one entity to the next.")]
Relations = Annotated[int, typer.Option("--limit", min=1, max=500, help="Most relations.")]
Named = Annotated[str | None, typer.Option("--name", help="Only those called so.")]


@command(app, "list")
def list_(terminal: Terminal, kind: OfType = None, name: Named = None, as_of: AsOf = None, limit: Limit = None) -> None:
    """List the entities.

    Example: spectron entities list --type person
    """
    memory = terminal.memory
    found = every(lambda cursor: entities.listed(memory, type=kind, name=name, as_of=as_of, cursor=cursor), limit)
    terminal.show_all(found, views.entities)


@command(app, "show")
def show(terminal: Terminal, entity_id: EntityId, as_of: AsOf = None) -> None:
    """Show an entity: its names and type.

    Example: spectron entities show ent_2b7c1d
    """
    terminal.show(entities.show(terminal.memory, entity_id, as_of), views.entity)


@command(app, "mentions")
def mentions(terminal: Terminal, entity_id: EntityId, as_of: AsOf = None, limit: Limit = None) -> None:
    """List where an entity is spoken of: the turn, the words, and how it was known who they mean.

    Example: spectron entities mentions ent_2b7c1d
    """
    memory = terminal.memory
    found = every(lambda cursor: entities.mentions(memory, entity_id, as_of, cursor), limit)
    terminal.show_all(found, views.mentions)


@command(app, "history")
def history(
    terminal: Terminal, entity_id: EntityId, as_of: AsOf = None, valid_at: ValidAt = None, limit: Limit = None
) -> None:
    """List everything that was ever held of an entity, in the order of becoming known.

    Example: spectron entities history ent_2b7c1d
    """
    memory = terminal.memory
    found = every(lambda cursor: entities.history(memory, entity_id, as_of, valid_at, cursor), limit)
    terminal.show_all(found, views.facts)


@command(app, "neighbourhood")
def neighbourhood(
    terminal: Terminal,
    entity_id: EntityId,
    *,
    hops: Hops = 1,
    as_of: AsOf = None,
    valid_at: ValidAt = None,
    limit: Relations = 100,
) -> None:
    """Show who and what an entity is related to, near ones first.

    Example: spectron entities neighbourhood ent_2b7c1d --hops 2
    """
    found = entities.neighbourhood(terminal.memory, entity_id, as_of, valid_at, hops, limit)
    terminal.show(found, views.neighbourhood)


@command(app, "revise")
def revise(
    terminal: Terminal, entity_id: EntityId, name: NewName = None, kind: NewType = None, alias: Aliases = None
) -> None:
    """Give an entity another name or type, or further names.

    Example: spectron entities revise ent_2b7c1d --name "Project Kite" --type project --alias PK
    """
    terminal.show(entities.revise(terminal.memory, entity_id, name, kind, alias), diffs.corrected)


@command(app, "merge")
def merge(terminal: Terminal, into: EntityId, merged: Merged) -> None:
    """Make entities one with another, whose id they have from then on.

    Example: spectron entities merge ent_2b7c1d ent_9f3a2c
    """
    terminal.show(entities.merge(terminal.memory, into, merged), diffs.corrected)


@command(app, "unmerge")
def unmerge(terminal: Terminal, merge_id: MergeId) -> None:
    """Take a merge back.

    Example: spectron entities unmerge merge_01jz3v5hd2
    """
    terminal.show(entities.unmerge(terminal.memory, merge_id), diffs.corrected)
