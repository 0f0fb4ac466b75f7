"""`spectron me`: what the key in use may do."""

import typer

from cli import reports
from cli.operations import rights
from cli.terminal import Terminal, command

app = typer.Typer()


@command(app, "me")
def me(terminal: Terminal) -> None:
    """Show the context, the verbs and the scope of the key in use.

    Example: spectron me --url http://127.0.0.1:9090
    """
    terminal.show(rights.whoami(terminal.memory), reports.me)
