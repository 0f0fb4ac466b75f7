"""`spectron entities`: the people and things the memory knows."""

from typing import Annotated

import typer

from cli import operations, views
from cli.options import Limit, every
from cli.terminal import Terminal, command
from extraction.records import EntityType

app = typer.Typer(help="The people and things the memory knows.", no_args_is_help=True)

EntityId = Annotated[str, typer.Argument(metavar="ENTITY", help="The entity's id.")]
OfType = Annotated[EntityType | None, typer.Option("--type", help="Only this type.")]
Named = Annotated[str | None, typer.Option("--name", help="Only those called so.")]


@command(app, "list")
def list_(terminal: Terminal, kind: OfType = None, name: Named = None, limit: Limit = None) -> None:
    """List the entities.

    Example: spectron entities list --type person
    """
    found = every(lambda cursor: operations.list_entities(terminal.memory, kind, name, cursor), limit)
    terminal.show_all(found, views.entities)


@command(app, "show")
def show(terminal: Terminal, entity_id: EntityId) -> None:
    """Show an entity: its names and type.

    Example: spectron entities show ent_2b7c1d
    """
    terminal.show(operations.show_entity(terminal.memory, entity_id), views.entity)
