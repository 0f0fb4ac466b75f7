"""`spectron relink`: whom words mean, where they were read wrongly."""

from typing import Annotated

import typer

from cli import diffs
from cli.operations import links
from cli.terminal import Terminal, command

app = typer.Typer()

LinkId = Annotated[str, typer.Argument(metavar="LINK", help="The link's id, as `entities mentions` shows it.")]
Meant = Annotated[str | None, typer.Argument(metavar="[ENTITY]", help="The id of the entity that the words mean.")]
Nobody = Annotated[bool, typer.Option("--nobody", help="They mean nobody who is known.")]


@command(app, "relink")
def relink(terminal: Terminal, link_id: LinkId, entity_id: Meant = None, *, nobody: Nobody = False) -> None:
    """Let words mean another entity, or nobody known: what was read by them is read again.

    Example: spectron relink link_7c1f0a ent_2b7c1d
    """
    if (entity_id is None) != nobody:
        raise typer.BadParameter("Name the entity that the words mean, or say --nobody.")
    terminal.show(links.relink(terminal.memory, link_id, entity_id), diffs.corrected)
