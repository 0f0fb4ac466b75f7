"""How far something long is, shown on a terminal and nowhere else."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn


@contextmanager
def progress(total: float | None = None) -> Generator[Callable[[str, float | None], None]]:
    """Gives what shows, on a terminal, how far one is: what is done in words, and how much of the total."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as shown:
        task = shown.add_task("…", total=total)
        yield lambda words, done: shown.update(task, description=words, completed=done)
