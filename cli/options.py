"""Arguments and options that several commands share."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Annotated, TypeVar

import typer

from graph.fields import representable
from graph.model import Page

Item = TypeVar("Item")


def moment(text: str) -> datetime:
    """Read a time; one without a zone could mean any of two dozen hours, so it is refused."""
    try:
        said = datetime.fromisoformat(text)
    except ValueError:
        said = None
    if said is None or said.tzinfo is None:
        raise typer.BadParameter(f"{text!r} is no time with a zone, such as 2024-05-03T10:00:00Z.")
    try:
        return representable(said)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def pair(text: str) -> tuple[str, str]:
    """Read `key=value`."""
    key, found, value = text.partition("=")
    if not (found and key):
        raise typer.BadParameter(f"{text!r} is not of the form key=value.")
    return key, value


SessionId = Annotated[str, typer.Argument(metavar="SESSION", help="The session's id.")]
InSession = Annotated[str | None, typer.Option("--session", metavar="ID", help="Only this session.")]
AsOf = Annotated[
    datetime | None,
    typer.Option(parser=moment, metavar="TIME", help="What the memory knew then: 2024-05-03T10:00:00Z."),
]
ValidAt = Annotated[
    datetime | None,
    typer.Option(parser=moment, metavar="TIME", help="What was true then, as far as is known now."),
]
Scope = Annotated[list[str] | None, typer.Option("--scope", metavar="TAG", help="dimension=value, repeatable.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would be erased.")]
Limit = Annotated[int | None, typer.Option(min=1, help="At most so many; without it all.")]


def every(page_at: Callable[[str | None], Page[Item]], limit: int | None) -> Iterator[Item]:
    """Walk a list page by page, up to `limit` items."""
    cursor: str | None = None
    given = 0
    while True:
        page = page_at(cursor)
        for item in page.items:
            if given == limit:
                return
            yield item
            given += 1
        cursor = page.page.next_cursor
        if not page.page.has_more:
            return
