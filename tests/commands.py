"""The commands as the program knows them."""

from collections.abc import Iterator
from typing import Any

import typer

from cli.main import app

PROGRAM: Any = typer.main.get_command(app)


def leaves(command: Any = PROGRAM, *path: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Give every command below a group, with the words that lead to it."""
    below = getattr(command, "commands", None)
    if below is None:
        yield path, command
    for name, child in (below or {}).items():
        yield from leaves(child, *path, name)
