"""`spectron sessions`: open conversations, list them, read them back."""

from typing import Annotated

import typer

from cli import diffs, reports, views
from cli.operations import facts, sessions, traces
from cli.options import AsOf, DryRun, Limit, Scope, SessionId, ValidAt, every, pair
from cli.terminal import Terminal, command

app = typer.Typer(help="Conversations.", no_args_is_help=True)

Metadata = Annotated[
    list[str] | None,
    typer.Option("--metadata", metavar="KEY=VALUE", help="Kept with the session, repeatable."),
]


@command(app, "create")
def create(terminal: Terminal, scope: Scope = None, metadata: Metadata = None) -> None:
    """Open a session.

    Example: spectron sessions create --scope org=acme --scope user=u_alice --metadata channel=phone
    """
    session = sessions.create(terminal.memory, scope or [], dict(map(pair, metadata or [])))
    terminal.show(session, views.session)


@command(app, "list")
def list_(terminal: Terminal, scope: Scope = None, limit: Limit = None) -> None:
    """List the sessions.

    Example: spectron sessions list --scope user=u_alice
    """
    found = every(lambda cursor: sessions.listed(terminal.memory, scope or [], cursor), limit)
    terminal.show_all(found, views.sessions)


@command(app, "show")
def show(terminal: Terminal, session_id: SessionId) -> None:
    """Show a session: its scope, metadata and times.

    Example: spectron sessions show sess_01jz3v5h8k
    """
    terminal.show(sessions.show(terminal.memory, session_id), views.session)


@command(app, "update")
def update(terminal: Terminal, session_id: SessionId, metadata: Metadata = None) -> None:
    """Put other metadata in the place of what a session has; without any, it has none.

    Example: spectron sessions update sess_01jz3v5h8k --metadata channel=phone
    """
    session = sessions.update(terminal.memory, session_id, dict(map(pair, metadata or [])))
    terminal.show(session, views.session)


@command(app, "delete")
def delete(terminal: Terminal, session_id: SessionId, dry_run: DryRun = False) -> None:
    """Erase a session with all of its turns.

    Example: spectron sessions delete sess_01jz3v5h8k --dry-run
    """
    terminal.show(sessions.delete(terminal.memory, session_id, dry_run=dry_run), diffs.receipt)


@command(app, "transcript")
def transcript(
    terminal: Terminal,
    session_id: SessionId,
    as_of: AsOf = None,
    valid_at: ValidAt = None,
    limit: Limit = None,
) -> None:
    """Print the turns with what was read in each beside it.

    Example: spectron sessions transcript sess_01jz3v5h8k
    """
    memory = terminal.memory
    turns = every(lambda cursor: sessions.list_turns(memory, session_id, ["links", "facts"], as_of, cursor), limit)
    read = every(
        lambda cursor: facts.listed(
            memory, session_id=session_id, status="all", as_of=as_of, valid_at=valid_at, cursor=cursor
        ),
        None,
    )
    terminal.show_all(turns, lambda turns: views.transcript(turns, read))


@command(app, "traces")
def list_traces(terminal: Terminal, session_id: SessionId, limit: Limit = None) -> None:
    """List what was done in a session; `spectron trace` tells of one.

    Example: spectron sessions traces sess_01jz3v5h8k
    """
    found = every(lambda cursor: traces.listed(terminal.memory, session_id, cursor), limit)
    terminal.show_all(found, reports.traces)
