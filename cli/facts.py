"""`spectron facts`: what the memory holds."""

from datetime import datetime
from typing import Annotated

import typer

from cli import diffs, views
from cli.operations import facts
from cli.operations.facts import Status
from cli.options import AsOf, InSession, Limit, Scope, ValidAt, every, moment
from cli.terminal import Terminal, command
from extraction.records import EntityType, FactKind
from graph.model import Category, Triple, TripleEnd

app = typer.Typer(help="What the memory holds, and where it was said.", no_args_is_help=True)

FactId = Annotated[str, typer.Argument(metavar="FACT", help="The fact's id.")]
Subject = Annotated[str | None, typer.Option(help="Whom or what it is about: a name or an id.")]
Object = Annotated[str | None, typer.Option("--object", help="To whom or what it leads: a name or an id.")]
Predicate = Annotated[str | None, typer.Option(help="lives_in, works_for, likes …")]
Ended = Annotated[datetime | None, typer.Option("--at", parser=moment, metavar="TIME", help="When; without it, now.")]
Whom = Annotated[str, typer.Argument(metavar="SUBJECT", help="Whom or what it is about, by name.")]
Does = Annotated[str, typer.Argument(metavar="PREDICATE", help="lives_in, works_for, likes …")]
What = Annotated[str, typer.Argument(metavar="WHAT", help="To whom or what it leads, by name; or a value.")]
Kind = Annotated[EntityType, typer.Option("--type", help="What the subject is.")]
ObjectType = Annotated[EntityType | None, typer.Option(help="What WHAT is; without it, WHAT is a value.")]
Since = Annotated[datetime | None, typer.Option(parser=moment, metavar="TIME", help="Since when it holds.")]
Until = Annotated[datetime | None, typer.Option(parser=moment, metavar="TIME", help="Until when it held.")]
WriteTo = Annotated[str | None, typer.Option("--session", metavar="ID", help="Without it a session is opened.")]
OfKind = Annotated[FactKind | None, typer.Option(help="Only these.")]
OfCategory = Annotated[Category | None, typer.Option(help="Only this category.")]
OfStatus = Annotated[Status, typer.Option(help="Which facts; `all` for everything ever held.")]


@command(app, "list")
def list_(
    terminal: Terminal,
    *,
    subject: Subject = None,
    predicate: Predicate = None,
    object_: Object = None,
    kind: OfKind = None,
    category: OfCategory = None,
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
            kind=kind,
            category=category,
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


@command(app, "add")
def add(
    terminal: Terminal,
    subject: Whom,
    predicate: Does,
    what: What,
    *,
    kind: Kind = "person",
    object_type: ObjectType = None,
    since: Since = None,
    until: Until = None,
    session: WriteTo = None,
    scope: Scope = None,
) -> None:
    """State a fact as such: it takes the place of what was read, whoever said it.

    Example: spectron facts add Beth lives_in Porto --object-type location --since 2025-06-01T00:00:00Z
    """
    object_ = TripleEnd(name=what, type=object_type) if object_type else None
    triple = Triple(
        subject=TripleEnd(name=subject, type=kind),
        predicate=predicate,
        object=object_,
        value=None if object_ else what,
        valid_from=since,
        valid_until=until,
    )
    terminal.show(facts.add(terminal.memory, [triple], session, scope), diffs.remembered)


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
