"""`spectron inspect`: why the memory holds a fact, down to the characters."""

from typing import Annotated

import typer

from cli import reports
from cli.operations import facts
from cli.terminal import Terminal, command

app = typer.Typer()

FactId = Annotated[str, typer.Argument(metavar="FACT", help="The fact's id.")]


@command(app, "inspect")
def inspect(terminal: Terminal, fact_id: FactId) -> None:
    """Print what a fact rests on: its claims and the decisions, the words, who was meant, what stands against it.

    Example: spectron inspect fact_5f2kq8
    """
    terminal.show(facts.inspect(terminal.memory, fact_id), reports.inspection)
