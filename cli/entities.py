"""`spectron entities`: the people and things the memory knows."""

from typing import Annotated

import typer

from cli import diffs, views
from cli.operations import entities
from cli.options import AsOf, Limit, every
from cli.terminal import Terminal, command
from extraction.records import EntityType

app = typer.Typer(help="The people and things the memory knows.", no_args_is_help=True)

EntityId = Annotated[str, typer.Argument(metavar="ENTITY", help="The entity's id.")]
OfType = Annotated[EntityType | None, typer.Option("--type", help="Only this type.")]
Merged = Annotated[list[str], typer.Argument(metavar="OTHER…", help="The ids of those that become it.")]
MergeId = Annotated[str, typer.Argument(metavar="MERGE", help="The merge's id.")]
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
