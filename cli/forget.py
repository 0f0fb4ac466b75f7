"""`spectron forget`: what was said goes for good."""

from typing import Annotated

import typer

from cli import diffs
from cli.backend import Local
from cli.operations import writing
from cli.options import DryRun, Scope
from cli.terminal import Terminal, command
from graph.errors import Invalid

app = typer.Typer()

Turns = Annotated[list[str] | None, typer.Option("--turn", metavar="ID", help="This turn, repeatable.")]
Session = Annotated[str | None, typer.Option("--session", metavar="ID", help="This session with all of its turns.")]
Entity = Annotated[str | None, typer.Option("--entity", metavar="ID", help="Every turn that speaks of it.")]
Words = Annotated[str | None, typer.Option("--query", metavar="WORDS", help="Every turn that holds these words.")]
Compact = Annotated[
    bool,
    typer.Option(
        "--compact",
        help="Also write the engine's files anew, so that not a byte of it is left there; alone, only that.",
    ),
]


@command(app, "forget")
def forget(
    terminal: Terminal,
    *,
    turn: Turns = None,
    session: Session = None,
    entity: Entity = None,
    scope: Scope = None,
    query: Words = None,
    dry_run: DryRun = False,
    compact: Compact = False,
) -> None:
    """Erase turns with all that followed from them; what they had replaced holds again.

    Example: spectron forget --turn turn_01jz3v5h9q --dry-run
    """
    ways = sum(map(bool, (turn, session, entity, scope, query)))
    if ways > 1 or (not ways and (dry_run or not compact)):
        raise typer.BadParameter("Name what to forget by exactly one of --turn, --session, --entity, --scope, --query.")
    memory = terminal.memory
    if compact and not isinstance(memory, Local):
        raise Invalid("Files are compacted where they are kept: run this there, without --url and SPECTRON_URL.")
    if ways:
        with terminal.working("forgetting …"):
            receipt = writing.forget(
                memory,
                turn_ids=turn,
                session_id=session,
                entity_id=entity,
                scope=scope,
                query=query,
                dry_run=dry_run,
            )
        terminal.show(receipt, diffs.receipt)
    if isinstance(memory, Local) and compact and not dry_run:
        with terminal.working("writing the engine's files anew …"):
            memory.memory.graph.compact()
