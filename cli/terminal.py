"""What every command is given: a memory to ask, and a way to print for people or for pipes."""

import functools
import inspect
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Annotated, Any, Concatenate, ParamSpec, TypeVar

import typer
from pydantic_core import to_json
from rich.console import Console, RenderableType
from rich.status import Status

from cli.backend import Backend, open_backend

Arguments = ParamSpec("Arguments")
Item = TypeVar("Item")

Url = Annotated[
    str | None,
    typer.Option("--url", envvar="SPECTRON_URL", help="A running service; without it the memory on this machine."),
]
ContextId = Annotated[str, typer.Option("--context", envvar="SPECTRON_CONTEXT_ID", help="The context to work in.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON lines instead of tables; a pipe gets them anyway.")]


@dataclass(frozen=True)
class Terminal:
    """A memory to ask, and where the answers are printed."""

    open_memory: Callable[[], Backend]
    console: Console
    as_json: bool
    context_id: str = "default"

    @functools.cached_property
    def memory(self) -> Backend:
        """The memory, opened when it is first asked: wrong usage is told without starting an engine."""
        with self.working("opening the memory …"):
            return self.open_memory()

    def show(self, item: Item, view: Callable[[Item], RenderableType]) -> None:
        """Print one item as `view` draws it, or as one line of JSON."""
        if self.as_json:
            self._write(item)
        else:
            self.console.print(view(item))

    def show_all(self, items: Iterable[Item], view: Callable[[Iterable[Item]], RenderableType]) -> None:
        """Print a list as one table, or as a line of JSON for each item."""
        if not self.as_json:
            self.console.print(view(items))
            return
        for item in items:
            if not self._write(item):
                return

    def say(self, sentence: str) -> None:
        """Tell a person what was done; a pipe needs no such sentence."""
        if not self.as_json:
            self.console.print(sentence, markup=False)

    def warn(self, sentence: str) -> None:
        """Tell what the output does not: on standard error, also beside a pipe."""
        sys.stderr.write(f"spectron: {sentence}\n")

    def working(self, what: str) -> Status:
        """Tell what takes its time, on a terminal, while a `with` block runs; output in a pipe stays as it is."""
        return Console(stderr=True).status(what)

    def _write(self, item: object) -> bool:
        """Write a line of JSON. False where nobody reads any more: then the command ends as it would have."""
        file = self.console.file
        try:
            file.write(to_json(item).decode() + "\n")
            file.flush()
        except BrokenPipeError:
            # What Python still flushes when it ends goes nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), file.fileno())
            return False
        return True


def command(
    app: typer.Typer, name: str
) -> Callable[[Callable[Concatenate[Terminal, Arguments], None]], Callable[Concatenate[Terminal, Arguments], None]]:
    """
    Register a command that talks to a memory.

    It gets an open `Terminal` as its first argument, and the options --json, --url and --context. The key
    comes from SPECTRON_API_KEY alone: every process of the machine can read a command line.
    """

    def register(
        run: Callable[Concatenate[Terminal, Arguments], None],
    ) -> Callable[Concatenate[Terminal, Arguments], None]:
        @functools.wraps(run)
        def opened(
            *args: Any,
            as_json: bool = False,
            url: str | None = None,
            context_id: str = "default",
            **kwargs: Any,
        ) -> None:
            console = Console(highlight=False)
            with ExitStack() as stack:
                place = open_backend(url, os.environ.get("SPECTRON_API_KEY"), context_id)
                in_pipe = as_json or not console.is_terminal
                terminal = Terminal(lambda: stack.enter_context(place), console, in_pipe, context_id)
                run(terminal, *args, **kwargs)

        opened.__signature__ = _with_common_options(run)  # pyright: ignore[reportAttributeAccessIssue]
        app.command(name)(opened)
        return run

    return register


def _with_common_options(run: Callable[..., None]) -> inspect.Signature:
    """Give the signature that Typer is to read: the terminal left out, the common options put in."""
    _, *own = inspect.signature(run).parameters.values()
    keyword_only = inspect.Parameter.KEYWORD_ONLY
    common = [
        inspect.Parameter("as_json", keyword_only, default=False, annotation=AsJson),
        inspect.Parameter("url", keyword_only, default=None, annotation=Url),
        inspect.Parameter("context_id", keyword_only, default="default", annotation=ContextId),
    ]
    return inspect.Signature([*(p.replace(kind=keyword_only) for p in own), *common])
