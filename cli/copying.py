"""A memory copied into a Neo4j, to be looked at there, and the copy held against it."""

from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import typer
from pydantic import SecretStr

from cli import reports
from cli.backend import Backend, Local, settings
from cli.operations import moving
from cli.progress import progress
from cli.terminal import Terminal
from graph.access import local_access
from graph.engine import localneo4j, neo4jfiles
from graph.errors import GraphUnavailable, Invalid
from graph.memory import Memory, open_memory
from graph.moving.batches import Into
from graph.moving.importing import Taken, take_in
from graph.moving.lines import read
from graph.rebuilding.checking import beside
from graph.rebuilding.comparing import differences
from graph.settings import Settings, address
from graph.verifying.pages import Finding
from graph.verifying.verify import verify

ANEW = "What was forgotten here since an earlier copy is still there: delete the context there, and copy again."


def copy_to_neo4j(terminal: Terminal, uri: str) -> None:
    """Copy the record of the context, read there again; skip what is there, then verify and compare the copy.

    Raises Invalid, GraphUnavailable; typer.Exit where the copy is not the same.
    """
    chosen = _target(uri)
    place = terminal.memory
    with _opened(place, chosen) as copy:
        taken = _copied(terminal, place, copy)
        with terminal.working("verifying the copy …"):
            wrong = list(_wrong(place, copy, terminal.context_id))
    terminal.show(taken, _told)
    if wrong:
        terminal.show_all(wrong, reports.findings)
        terminal.warn(ANEW)
        raise typer.Exit(1)
    compared = "the same, record by record" if isinstance(place, Local) else "sound"
    terminal.say(f"The copy is verified: it is {compared}. `spectron graph browser` says how to look at it.")


def _target(uri: str) -> Settings:
    """Settings of the Neo4j at an address, with the password of SPECTRON_NEO4J_PASSWORD, or of `graph up --neo4j`."""
    chosen = settings()
    if chosen.neo4j_uri:
        raise Invalid("This memory is in a Neo4j already: look at it there; unset SPECTRON_NEO4J_URI to copy another.")
    try:
        found: dict[str, Any] = {"neo4j_uri": address(uri)}
    except ValueError as error:
        raise typer.BadParameter(f"{uri!r}: {error}") from error
    running = localneo4j.running_in(chosen.data)
    if running and uri.rstrip("/") == running.bolt_url and not chosen.neo4j_password:
        password = SecretStr(localneo4j.folder_in(chosen.data).password())
        found |= {"neo4j_user": neo4jfiles.USER, "neo4j_password": password}
    return chosen.model_copy(update=found)


@contextmanager
def _opened(place: Backend, chosen: Settings) -> Generator[Memory]:
    with ExitStack() as stack:
        try:
            opening = beside(place.memory, chosen) if isinstance(place, Local) else open_memory(chosen)
            copy = stack.enter_context(opening)
        except GraphUnavailable as error:
            raise GraphUnavailable(f"No Neo4j can be written to at {chosen.neo4j_uri}: {error}") from error
        yield copy


def _copied(terminal: Terminal, place: Backend, copy: Memory) -> Taken:
    total = Taken()
    access = local_access(copy, terminal.context_id)
    with _told_how_to_go_on(terminal), progress() as show:
        for total in take_in(copy, access, read(moving.export(place)), Into(terminal.context_id)):
            show(f"{total.turns + total.skipped} messages", None)
    return total


@contextmanager
def _told_how_to_go_on(terminal: Terminal) -> Generator[None]:
    try:
        yield
    except KeyboardInterrupt:
        terminal.warn("stopped. Run the same again to go on: what is there, by the ids of messages, is skipped.")
        raise


def _wrong(place: Backend, copy: Memory, context_id: str) -> Iterator[Finding]:
    yield from verify(copy, context_id)
    if isinstance(place, Local):
        for found in differences(copy.graph, place.memory.graph, context_id):
            yield Finding(check=found.kind, id=found.id, says=found.says)


def _told(taken: Taken) -> str:
    return f"{taken.turns} messages are copied, {taken.skipped} were there already."
