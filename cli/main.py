"""The `spectron` command: the groups, the error table, and nothing else."""

import logging
import os
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from cli import (
    backup,
    context,
    contexts,
    demo,
    engine,
    entities,
    facts,
    forget,
    inspect,
    instructions,
    keys,
    mcp,
    me,
    moving,
    rebuild,
    recalling,
    relink,
    remember,
    serve,
    sessions,
    state,
    trace,
    uncertainties,
    verify,
)
from cli.problems import exit_code
from graph.errors import SpectronError

app = typer.Typer(
    name="spectron",
    help="The memory of AI agents as a graph: what was said, about whom, and whether it still holds.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

for single in (
    remember,
    relink,
    recalling,
    forget,
    context,
    state,
    inspect,
    trace,
    verify,
    rebuild,
    moving,
    backup,
    me,
    serve,
    mcp,
    demo,
):
    app.add_typer(single.app)
for name, group in {
    "sessions": sessions,
    "facts": facts,
    "entities": entities,
    "instructions": instructions,
    "uncertainties": uncertainties,
    "contexts": contexts,
    "keys": keys,
    "graph": engine,
}.items():
    app.add_typer(group.app, name=name)


def print_version(asked: bool) -> None:
    if asked:
        typer.echo(version("spectron"))
        raise typer.Exit


@app.callback()
def options(
    shown: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Hold the options that stand before any command."""


def main() -> None:
    """Run one command. An error is one sentence on standard error, and a number that scripts can test."""
    # What goes wrong is told in a sentence below; `serve` sets up a log of its own.
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        app()
    except SpectronError as error:
        sys.stderr.write(f"spectron: {error}\n")
        sys.exit(exit_code(error))
    except Exception as error:
        if os.environ.get("SPECTRON_LOG_LEVEL") == "DEBUG":
            raise
        # A stack trace could show what somebody said.
        sys.stderr.write(
            f"spectron: a defect of ours ({type(error).__name__}); SPECTRON_LOG_LEVEL=DEBUG shows where.\n"
        )
        sys.exit(1)


if __name__ == "__main__":
    main()
