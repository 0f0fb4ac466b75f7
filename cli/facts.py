"""`spectron facts`: what the memory holds."""

from datetime import datetime
from typing import Annotated

import typer

from cli import diffs, views
from cli.operations import facts
from cli.operations.facts import Status
from cli.options import AsOf, InSession, Limit, ValidAt, every, moment
from cli.terminal import Terminal, command

app = typer.Typer(help="What the memory holds, and where it was said.", no_args_is_help=True)

FactId = Annotated[str, typer.Argument(metavar="FACT", help="The fact's id.")]
Subject = Annotated[str | None, typer.Option(help="Whom or what it is about: a name or an id.")]
Object = Annotated[str | None, typer.Option("--object", help="To whom or what it leads: a name or an id.")]
Predicate = Annotated[str | None, typer.Option(help="lives_in, works_for, likes …")]
Ended = Annotated[datetime | None, typer.Option("--at", parser=moment, metavar="TIME", help="When; without it, now.")]
OfStatus = Annotated[Status, typer.Option(help="Which facts; `all` for everything ever held.")]


@command(app, "list")
def list_(
    terminal: Terminal,
    *,
    subject: Subject = None,
    predicate: Predicate = None,
    object_: Object = None,
    session: InSession = None,
    status: OfStatus = "current",
    as_of: AsOf = None,
    valid_at: ValidAt = None,
    limit: Limit = None,
) -> None:
    """List the facts.

    Example: spectron facts list --subject Beth --predicate lives_in
    """
    found = every(
        lambda cursor: facts.listed(
            terminal.memory,
            subject=subject,
            predicate=predicate,
            object=object_,
            session_id=session,
            status=status,
            as_of=as_of,
            valid_at=valid_at,
            cursor=cursor,
        ),
        limit,
    )
    terminal.show_all(found, views.facts)


@command(app, "show")
def show(terminal: Terminal, fact_id: FactId, as_of: AsOf = None) -> None:
    """Show a fact with the words it was read in.

    Example: spectron facts show fact_5f2kq8
    """
    terminal.show(facts.show(terminal.memory, fact_id, as_of), views.fact)


@command(app, "history")
def history(terminal: Terminal, fact_id: FactId, as_of: AsOf = None, valid_at: ValidAt = None) -> None:
    """Show what a fact replaced and what replaced it.

    Example: spectron facts history fact_5f2kq8
    """
    terminal.show_all(facts.history(terminal.memory, fact_id, as_of, valid_at), views.facts)


@command(app, "evidence")
def evidence(terminal: Terminal, fact_id: FactId) -> None:
    """Show every place that a fact was read in.

    Example: spectron facts evidence fact_5f2kq8
    """
    terminal.show_all(facts.evidence(terminal.memory, fact_id), views.sources)


@command(app, "close")
def close(terminal: Terminal, fact_id: FactId, at: Ended = None) -> None:
    """End a fact: it held until now, or until a moment; a plan or what is held back is denied.

    Example: spectron facts close fact_5f2kq8 --at 2025-03-01T00:00:00Z
    """
    terminal.show(facts.close(terminal.memory, fact_id, at), diffs.corrected)
