"""`spectron state`: what holds now, or held then."""

import typer

from cli import operations, views
from cli.options import AsOf, InSession, ValidAt
from cli.terminal import Terminal, command

app = typer.Typer()


@command(app, "state")
def state(terminal: Terminal, session: InSession = None, as_of: AsOf = None, valid_at: ValidAt = None) -> None:
    """Print what holds: facts by category, instructions in force, open doubts.

    Example: spectron state --as-of 2024-05-03T10:00:00Z
    """
    if session:
        found = operations.session_state(terminal.memory, session, as_of, valid_at)
    else:
        found = operations.show_state(terminal.memory, as_of, valid_at)
    terminal.show(found, views.state)
