"""`spectron state` and `spectron diff`: what holds, now or then, and what has changed."""

from datetime import datetime
from typing import Annotated

import typer

from cli import diffs, views
from cli.operations import states
from cli.options import AsOf, InSession, Scope, ValidAt, moment
from cli.terminal import Terminal, command
from graph import clock

app = typer.Typer()

Subject = Annotated[str | None, typer.Option(help="Only what is known of this one: a name or an id.")]
Facts = Annotated[int, typer.Option("--limit", min=1, max=500, help="Most facts.")]
SinceTurn = Annotated[str | None, typer.Option(metavar="TURN", help="After this turn; without it from the first.")]
UntilTurn = Annotated[
    str | None, typer.Option(metavar="TURN", help="Up to and with this turn; without it to the last.")
]
Since = Annotated[
    datetime | None, typer.Option(parser=moment, metavar="TIME", help="Without a session: what became known after.")
]
Until = Annotated[datetime | None, typer.Option(parser=moment, metavar="TIME", help="Up to then; without it, now.")]


@command(app, "state")
def state(
    terminal: Terminal,
    *,
    session: InSession = None,
    scope: Scope = None,
    subject: Subject = None,
    as_of: AsOf = None,
    valid_at: ValidAt = None,
    limit: Facts = 500,
) -> None:
    """Print what holds: facts by category, instructions in force, open doubts.

    Example: spectron state --as-of 2024-05-03T10:00:00Z
    """
    if session and (scope or subject):
        raise typer.BadParameter("Give either --session, or --scope and --subject.")
    memory, at = terminal.memory, {"as_of": as_of, "valid_at": valid_at}
    if session:
        found = states.of_session(memory, session, limit=limit, **at)
    else:
        found = states.of_scope(memory, limit=limit, scope=scope, subject=subject, **at)
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
    scope: Scope = None,
) -> None:
    """Print what changed between two turns of a session, or between two moments.

    Example: spectron diff --session sess_01jz3v5h8k --since-turn turn_01jz3v5hd2
    """
    if session and not (since or until or scope):
        found = states.diff_of_session(terminal.memory, session, since_turn, until_turn)
    elif since and not (session or since_turn or until_turn):
        found = states.diff_of_moments(terminal.memory, since, until or clock.now(), scope)
    else:
        raise typer.BadParameter("Give either --session, with turns, or --since, with --until and --scope.")
    terminal.show(found, diffs.diff)
