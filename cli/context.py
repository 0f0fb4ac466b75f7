"""`spectron context`: what an agent needs to answer a question."""

from typing import Annotated, Any

import typer

from cli import views
from cli.operations import states
from cli.options import AsOf, InSession, Scope, ValidAt
from cli.terminal import Terminal, command

Question = Annotated[str, typer.Argument(metavar="QUESTION", help="What the next answer is about.")]
Turns = Annotated[int, typer.Option("--limit", min=1, max=500, help="Most turns.")]
Characters = Annotated[int, typer.Option("--max-chars", min=1, help="Most characters.")]

app = typer.Typer()


@command(app, "context")
def context(
    terminal: Terminal,
    question: Question,
    *,
    session: InSession = None,
    scope: Scope = None,
    limit: Turns = 20,
    max_chars: Characters = 8000,
    as_of: AsOf = None,
    valid_at: ValidAt = None,
) -> None:
    """Print what is known that matters for a question: rules, facts, recent turns, open doubts.

    Example: spectron context "Where does Beth live?"
    """
    if session and scope:
        raise typer.BadParameter("A session has its scope: give either --session or --scope.")
    asked: dict[str, Any] = {"limit": limit, "max_chars": max_chars, "as_of": as_of, "valid_at": valid_at}
    if session:
        found = states.context_of_session(terminal.memory, session, question, **asked)
    else:
        found = states.context(terminal.memory, question, scope=scope, **asked)
    terminal.show(found, views.context)
