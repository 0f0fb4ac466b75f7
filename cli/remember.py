"""`spectron remember`: give the memory what was said."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby, islice
from typing import Annotated

import typer
from pydantic import Field, ValidationError

from cli import diffs
from cli.operations import writing
from cli.options import Scope, moment
from cli.terminal import Terminal, command
from extraction.records import Role
from graph.errors import Invalid
from graph.fields import Content, Moment
from graph.model import Infer, Message
from graph.sentences import told

BATCH = 1000
"""Messages sent at a time: as many as a service takes by default."""


class Line(Message):
    """One line of a file: a message, and the session it belongs to."""

    content: Content
    said_at: Moment | None = None
    session: str | None = Field(default=None, exclude=True)


Said = Annotated[str | None, typer.Argument(metavar="TEXT", help="What was said.")]
File = Annotated[
    typer.FileText | None,
    typer.Option("--file", help="JSON lines of messages instead of TEXT; `-` reads standard input."),
]
Session = Annotated[str | None, typer.Option("--session", metavar="ID", help="Without it a session is opened.")]
Speaker = Annotated[str | None, typer.Option(metavar="NAME", help="Who said it.")]
SaidAt = Annotated[
    datetime | None, typer.Option(parser=moment, metavar="TIME", help="When it was said; without it, now.")
]
Inferring = Annotated[Infer, typer.Option(help="`none` only stores, `preview` only shows what would be read.")]


app = typer.Typer()


@command(app, "remember")
def remember(
    terminal: Terminal,
    text: Said = None,
    *,
    file: File = None,
    session: Session = None,
    role: Annotated[Role, typer.Option(help="Whose turn it was.")] = "user",
    speaker: Speaker = None,
    said_at: SaidAt = None,
    infer: Inferring = "full",
    scope: Scope = None,
) -> None:
    """Remember what was said, and print what the memory made of it.

    Example: spectron remember "My sister Beth moved to Lisbon last spring."
    """
    opened: str | None = None
    for named, messages in batches(_lines(text, file, role, speaker, said_at), session):
        memory = terminal.memory
        with terminal.working(f"reading {len(messages)} messages …" if len(messages) > 1 else "reading …"):
            reply = writing.remember(memory, messages, named or opened, infer, scope)
        if not (named or reply.preview):
            opened = reply.session_id
        terminal.show(reply, diffs.remembered)


def batches(lines: Iterable[Line], session: str | None) -> Iterator[tuple[str | None, list[Message]]]:
    """Give neighbouring lines of one session together, so that each batch is one write."""
    for named, group in groupby(lines, key=lambda line: line.session or session):
        while batch := list[Message](islice(group, BATCH)):
            yield named, batch


def read(file: Iterable[str]) -> Iterator[Line]:
    """Read JSON lines of messages; raise Invalid with the number of a line that is none."""
    for number, text in enumerate(file, 1):
        if text.strip():
            try:
                yield Line.model_validate_json(text)
            except ValidationError as error:
                raise Invalid(told(error, f"Line {number}")) from error


def _lines(
    text: str | None, file: Iterable[str] | None, role: Role, speaker: str | None, said_at: datetime | None
) -> Iterable[Line]:
    if text is not None and file is None:
        try:
            return [Line(role=role, content=text, speaker=speaker, said_at=said_at)]
        except ValidationError as error:
            raise Invalid(told(error, "TEXT")) from error
    if file is not None and text is None:
        return read(file)
    raise typer.BadParameter("Give either TEXT or --file.")
