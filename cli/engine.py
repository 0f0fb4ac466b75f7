"""`spectron graph`: the graph that keeps the memory."""

import typer

from cli import reports
from cli.backend import Local
from cli.terminal import Terminal, command
from graph.engine.status import status as graph_status

app = typer.Typer(help="The graph that keeps the memory.", no_args_is_help=True)


@command(app, "status")
def status(terminal: Terminal) -> None:
    """Show which engine keeps the graph, where, and how much is in it; of a service, whether it is ready.

    Example: spectron graph status
    """
    memory = terminal.memory
    if isinstance(memory, Local):
        terminal.show(graph_status(memory.memory.graph), reports.status)
    else:
        terminal.show(memory.ready(), reports.readiness)
