"""`spectron contexts`: the units of isolation."""

from typing import Annotated

import typer

from cli import reports
from cli.operations import rights
from cli.terminal import Terminal, command

app = typer.Typer(help="Contexts: each has its own sessions, graph and keys.", no_args_is_help=True)

ContextName = Annotated[str, typer.Argument(metavar="CONTEXT", help="The context's id.")]
NewName = Annotated[str | None, typer.Argument(metavar="CONTEXT", help="Its id; without it one is made.")]


@command(app, "create")
def create(
    terminal: Terminal, name: NewName = None, description: Annotated[str, typer.Option(help="What for.")] = ""
) -> None:
    """Make a context and its first key. Over HTTP this takes the root key.

    Example: spectron contexts create support --description "The support desk"
    """
    terminal.show(rights.create_context(terminal.memory, name, description), reports.new_key)


@command(app, "list")
def list_(terminal: Terminal) -> None:
    """List the contexts. Over HTTP this takes the root key.

    Example: spectron contexts list
    """
    terminal.show_all(rights.list_contexts(terminal.memory), reports.contexts)


@command(app, "delete")
def delete(terminal: Terminal, name: ContextName) -> None:
    """Delete a context with everything in it. Over HTTP this takes the root key.

    Example: spectron contexts delete support
    """
    rights.delete_context(terminal.memory, name)
    terminal.say(f"{name} is deleted.")
