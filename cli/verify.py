"""`spectron verify`: whether everything that has to hold in a stored graph does."""

from itertools import chain

import typer

from cli import reports
from cli.backend import Local
from cli.terminal import Terminal, command
from graph.errors import Invalid
from graph.verifying.verify import verify as checked

app = typer.Typer()


@command(app, "verify")
def verify(terminal: Terminal) -> None:
    """Check every invariant of the memory on this machine; print what is wrong, by ids alone, and end with 1 if so.

    Example: spectron verify --context support
    """
    memory = terminal.memory
    if not isinstance(memory, Local):
        raise Invalid("A memory is verified where it is kept: run this there, without --url and SPECTRON_URL.")
    found = checked(memory.memory, memory.access.context_id)
    with terminal.working("checking …"):
        first = next(found, None)
    if first is None:
        terminal.say("Nothing is wrong.")
        return
    terminal.show_all(chain([first], found), reports.findings)
    raise typer.Exit(1)
