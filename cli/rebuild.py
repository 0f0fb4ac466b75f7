"""`spectron rebuild`: the graph brought to what its record gives, or only compared with it."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from itertools import chain
from typing import Annotated

import typer

from cli import reports
from cli.backend import Local
from cli.terminal import Terminal, command
from graph.errors import Invalid
from graph.rebuilding import checking, rebuilding
from graph.recall import indexing

app = typer.Typer()

Check = Annotated[bool, typer.Option("--check", help="Only compare, in a graph beside it; end with 1 if they differ.")]


Words = Annotated[bool, typer.Option("--words", help="Make anew only what turns are searched by; nothing is read.")]


@command(app, "rebuild")
def rebuild(terminal: Terminal, check: Check = False, words: Words = False) -> None:
    """Read every turn of the memory on this machine again, and bring the graph to what the record gives now.

    Example: spectron rebuild --context support --check
    """
    if check and words:
        raise typer.BadParameter("Give --check or --words, not both.")
    memory = terminal.memory
    if not isinstance(memory, Local):
        raise Invalid("A memory is rebuilt where it is kept: run this there, without --url and SPECTRON_URL.")
    here, context_id = memory.memory, memory.access.context_id
    with _progress(terminal) as done:
        if words:
            changed = indexing.reindex(here, context_id, done)
            terminal.say(f"{changed} turns are searched by other words now.")
            return
        if not check:
            rebuilt = rebuilding.rebuild(here, context_id, done)
            terminal.show(rebuilt, reports.rebuilt)
            return
        found = checking.check(here, context_id, done)
        first = next(found, None)
        if first is None:
            terminal.say("The graph is what its record gives.")
            return
        terminal.show_all(chain([first], found), reports.differences)
    raise typer.Exit(1)


@contextmanager
def _progress(terminal: Terminal) -> Generator[Callable[[int], None]]:
    """Shows how many turns are done, on a terminal."""
    total = 0
    with terminal.working("reading …") as status:

        def done(turns: int) -> None:
            nonlocal total
            total += turns
            status.update(f"{total} turns read")

        yield done
