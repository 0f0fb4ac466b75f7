"""`spectron backup` and `restore`: everything that the embedded engine keeps, in one file."""

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from cli import reports
from cli.backend import Backend, Local, settings
from cli.terminal import AsJson, Terminal, command
from graph.engine import backups
from graph.errors import Invalid
from graph.model import Shape

app = typer.Typer()

HERE = "A memory is backed up and restored where it is kept: run this there, without --url and SPECTRON_URL."
File = Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False, help="The backup.")]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Also where the memory has records, which are gone then.")]


class BackedUp(Shape):
    """A backup that was made."""

    file: str
    bytes: int


@command(app, "backup")
def backup(terminal: Terminal, file: File) -> None:
    """Write all contexts and keys of the memory on this machine into a file, while others go on writing.

    Example: spectron backup memory.zip
    """
    memory = terminal.memory
    if not isinstance(memory, Local):
        raise Invalid(HERE)
    made = BackedUp(file=str(file), bytes=backups.backup(memory.memory.graph, file))
    terminal.show(made, lambda one: f"{one.bytes} bytes are in {one.file}.")


@app.command("restore")
def restore(file: File, *, overwrite: Overwrite = False, as_json: AsJson = False) -> None:
    """Put what a backup holds in the place of the memory on this machine, while nobody uses it.

    Example: spectron restore memory.zip
    """
    if os.environ.get("SPECTRON_URL"):
        raise Invalid(HERE)
    console = Console(highlight=False)
    found = backups.restore(settings(), file, overwrite=overwrite)
    Terminal(_unopened, console, as_json or not console.is_terminal).show(found, reports.status)


def _unopened() -> Backend:
    raise AssertionError("a restored memory is not asked")
