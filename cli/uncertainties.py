"""`spectron uncertainties`: what is not sure, and how it is settled."""

from typing import Annotated, Literal

import typer

from cli import diffs, views
from cli.operations import notes
from cli.options import AsOf, Limit, every
from cli.terminal import Terminal, command

app = typer.Typer(help="What is not sure, and how it is settled.", no_args_is_help=True)

DoubtId = Annotated[str, typer.Argument(metavar="UNCERTAINTY", help="The uncertainty's id.")]
Accepted = Annotated[
    str,
    typer.Argument(
        metavar="ACCEPT", help="The id of the right fact, another value, or whom a pronoun means: an entity."
    ),
]
Note = Annotated[str, typer.Option(help="Why, for the record.")]
OfStatus = Annotated[Literal["open", "resolved", "all"], typer.Option(help="Which; `all` for both.")]


@command(app, "list")
def list_(terminal: Terminal, status: OfStatus = "open", as_of: AsOf = None, limit: Limit = None) -> None:
    """List the doubts, with the facts or entities that each is between.

    Example: spectron uncertainties list --status all
    """
    wanted = None if status == "all" else status
    found = every(lambda cursor: notes.list_uncertainties(terminal.memory, wanted, as_of, cursor), limit)
    terminal.show_all(found, views.uncertainties)


@command(app, "resolve")
def resolve(terminal: Terminal, uncertainty_id: DoubtId, accept: Accepted, note: Note = "") -> None:
    """Settle a doubt by one of its facts, or by another value.

    Example: spectron uncertainties resolve unc_7d3kf0 fact_5f2kq8 --note "She told me on the phone"
    """
    terminal.show(notes.resolve_uncertainty(terminal.memory, uncertainty_id, accept, note), diffs.corrected)
