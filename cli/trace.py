"""`spectron trace`: what one write or read did, and why."""

from typing import Annotated

import typer

from cli import reports
from cli.operations import traces
from cli.terminal import Terminal, command

app = typer.Typer()

TraceId = Annotated[str, typer.Argument(metavar="TRACE", help="The trace's id, as a write gave it.")]


@command(app, "trace")
def trace(terminal: Terminal, trace_id: TraceId) -> None:
    """Print each claim that was read, the rule that read it, the decision and its reason.

    Example: spectron trace trace_01jz3v5h8k
    """
    terminal.show(traces.show(terminal.memory, trace_id), reports.trace)
