"""`spectron export`, `import`: the record goes out, and comes in, here or elsewhere."""

import hashlib
import os
import platform
import sys
from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Annotated, BinaryIO, NoReturn

import typer

from cli.backend import Backend, Local
from cli.copying import copy_to_neo4j
from cli.operations import moving
from cli.options import Scope
from cli.progress import progress
from cli.start import CTRL_C
from cli.terminal import Terminal, command
from graph.errors import Invalid
from graph.moving.batches import Into, batches
from graph.moving.importing import Taken
from graph.moving.lines import MOST_BYTES, read
from graph.moving.working import spread

app = typer.Typer()

STREAM = "-"
Target = Annotated[str | None, typer.Argument(metavar="FILE", help="Where to write; `-` is standard output.")]
Neo4j = Annotated[
    str | None, typer.Option("--to-neo4j", metavar="URI", help="Copy into this Neo4j instead, to look at it there.")
]
Source = Annotated[Path, typer.Argument(metavar="FILE", help="What to read; `-` is standard input.")]
Session = Annotated[
    str | None, typer.Option("--session", metavar="ID", help="Of messages that name none; without it one is opened.")
]
Workers = Annotated[int, typer.Option(min=1, max=64, help="Sessions that are taken in at the same time.")]


@command(app, "export")
def export(terminal: Terminal, file: Target = None, to_neo4j: Neo4j = None) -> None:
    """Write the record, a session or a message a line; imported, it gives the same memory.

    A Neo4j gets it in the context of the same name, read there again, and the copy is compared with the memory. Run
    it again after an error, or to bring the copy up to date: what is there is skipped.

    Example: spectron export memory.ndjson
    """
    if (file is None) == (to_neo4j is None):
        raise typer.BadParameter("Give a file, or --to-neo4j and an address.")
    if to_neo4j:
        copy_to_neo4j(terminal, to_neo4j)
        return
    _write(terminal, str(file))


def _write(terminal: Terminal, file: str) -> None:
    lines = moving.export(terminal.memory)
    if file == STREAM:
        terminal.console.file.writelines(f"{line}\n" for line in lines)
        return
    count = 0
    with _whole(Path(file)) as target, progress() as show:
        for count, line in enumerate(lines, 1):
            target.write(f"{line}\n".encode())
            show(f"{count} lines", None)
    terminal.say(f"{count} lines are in {file}.")


@command(app, "import")
def import_(
    terminal: Terminal, *, file: Source, session: Session = None, scope: Scope = None, workers: Workers = 1
) -> None:
    """Take in what `spectron export` wrote, or a plain chat: lines of JSON with a role and a content.

    What is there already, by the ids of messages, is skipped: after an error, run the same again.

    Example: spectron import memory.ndjson --workers 4
    """
    if str(file) != STREAM and not file.is_file():
        raise typer.BadParameter(f"There is no file {file}.")
    into = Into(_context(terminal.memory), session, tuple(scope or ()), _name(file, session))
    store = partial(moving.store, terminal.memory)
    total = Taken()
    size = None if str(file) == STREAM else file.stat().st_size
    try:
        with _opened(file) as source, progress(size) as show:
            for taken in spread(batches(read(_lines(source)), into), store, workers):
                total = total.plus(taken)
                show(f"{total.turns + total.skipped} messages", source.tell() if size else None)
    except KeyboardInterrupt:
        _stop(terminal, total)
    terminal.show(total, _told)


def _stop(terminal: Terminal, total: Taken) -> NoReturn:
    """Say how to go on, and end now: a batch that is being stored is all there or not at all, however we end."""
    done = f"stopped after {total.turns + total.skipped} messages, up to line {total.line}"
    terminal.warn(f"{done}. Run the same again to go on: what is there, by the ids of messages, is skipped.")
    sys.stderr.flush()
    # Any other way out waits for the threads that read and store.
    os._exit(CTRL_C)


def _told(taken: Taken) -> str:
    return f"{taken.turns} messages are stored, {taken.sessions} sessions opened; {taken.skipped} were there already."


def _context(place: Backend) -> str:
    return place.access.context_id if isinstance(place, Local) else place.context_id


def _name(file: Path, session: str | None) -> str | None:
    """A name for the file on this machine: a chat that has grown goes on where it ended."""
    if str(file) == STREAM:
        return None
    named = f"{platform.node()}|{file.resolve()}|{session or ''}"
    return hashlib.sha256(named.encode()).hexdigest()[:16]


def _lines(source: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; one that is too long comes in parts, of which the first is refused."""
    return iter(partial(source.readline, MOST_BYTES + 1), b"")


def _opened(file: Path) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if str(file) == STREAM else file.open("rb")


@contextmanager
def _whole(file: Path) -> Generator[BinaryIO]:
    """A file that is there when all of it is, readable by its owner only."""
    draft = file.with_name(f"{file.name}.part")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as target:
            yield target
        draft.replace(file)
    except OSError as error:
        raise Invalid(f"{file} cannot be written: {error.strerror}.") from error
    finally:
        draft.unlink(missing_ok=True)
