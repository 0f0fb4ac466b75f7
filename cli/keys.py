"""`spectron keys`: who may do what in a context."""

from datetime import datetime
from typing import Annotated, get_args

import typer

from cli import reports
from cli.operations import rights
from cli.options import Scope, moment
from cli.terminal import Terminal, command
from graph.model import Verb

app = typer.Typer(help="Keys: who may do what in a context.", no_args_is_help=True)

KeyName = Annotated[str, typer.Argument(metavar="NAME", help="The key's name.")]
Verbs = Annotated[list[str], typer.Option("--verb", metavar="VERB", help="read, write, forget or admin; repeatable.")]
VERBS: dict[str, Verb] = {verb: verb for verb in get_args(Verb)}
Expires = Annotated[datetime | None, typer.Option(parser=moment, metavar="TIME", help="When it stops working.")]


@command(app, "create")
def create(terminal: Terminal, name: KeyName, verb: Verbs, scope: Scope = None, expires_at: Expires = None) -> None:
    """Make a key. It is shown this once.

    Example: spectron keys create helpdesk --verb read --verb write --scope org=acme
    """
    unknown = set(verb) - VERBS.keys()
    if unknown:
        raise typer.BadParameter(f"There is no verb {', '.join(sorted(unknown))}; choose of {', '.join(VERBS)}.")
    verbs: list[Verb] = [VERBS[word] for word in verb]
    made = rights.create_key(terminal.memory, name, verbs, scope or [], expires_at)
    terminal.show(made, reports.new_key)


@command(app, "list")
def list_(terminal: Terminal) -> None:
    """List the keys, without their secrets.

    Example: spectron keys list
    """
    terminal.show_all(rights.list_keys(terminal.memory), reports.keys)


@command(app, "rotate")
def rotate(terminal: Terminal, name: KeyName) -> None:
    """Give a key another secret, shown this once: the old one stops working at once.

    Example: spectron keys rotate helpdesk
    """
    terminal.show(rights.rotate_key(terminal.memory, name), reports.new_key)


@command(app, "revoke")
def revoke(terminal: Terminal, name: KeyName) -> None:
    """Revoke a key: it stops working at once.

    Example: spectron keys revoke helpdesk
    """
    rights.revoke_key(terminal.memory, name)
    terminal.say(f"{name} is revoked.")
