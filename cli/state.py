"""`spectron state` and `spectron diff`: what holds, now or then, and what has changed."""

from datetime import datetime
from typing import Annotated

import typer

from cli import diffs, views
from cli.operations import states
from cli.options import AsOf, InSession, ValidAt, moment
from cli.terminal import Terminal, command
from graph import clock

app = typer.Typer()

SinceTurn = Annotated[str | None, typer.Option(metavar="TURN", help="After this turn; without it from the first.")]
UntilTurn = Annotated[
    str | None, typer.Option(metavar="TURN", help="Up to and with this turn; without it to the last.")
]
Since = Annotated[
    datetime | None, typer.Option(parser=moment, metavar="TIME", help="Without a session: what became known after.")
]
Until = Annotated[datetime | None, typer.Option(parser=moment, metavar="TIME", help="Up to then; without it, now.")]


@command(app, "state")
def state(terminal: Terminal, session: InSession = None, as_of: AsOf = None, valid_at: ValidAt = None) -> None:
    """Print what holds: facts by category, instructions in force, open doubts.

    Example: spectron state --as-of 2024-05-03T10:00:00Z
    """
    if session:
        found = states.of_session(terminal.memory, session, as_of, valid_at)
    else:
        found = states.of_scope(terminal.memory, as_of, valid_at)
    terminal.show(found, views.state)


@command(app, "diff")
def diff(
    terminal: Terminal,
    *,
    session: InSession = None,
    since_turn: SinceTurn = None,
    until_turn: UntilTurn = None,
    since: Since = None,
    until: Until = None,
) -> None:
    """Print what changed between two turns of a session, or between two moments.

    Example: spectron diff --session sess_01jz3v5h8k --since-turn turn_01jz3v5hd2
    """
    if session and not (since or until):
        found = states.diff_of_session(terminal.memory, session, since_turn, until_turn)
    elif since and not (session or since_turn or until_turn):
        found = states.diff_of_moments(terminal.memory, since, until or clock.now())
    else:
        raise typer.BadParameter("Give either --session, with turns, or --since, with --until.")
    terminal.show(found, diffs.diff)
