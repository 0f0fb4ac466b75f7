"""How anything is drawn for people: tables, named values, sections, and lines that wrap under their words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

GAP = 2
"""Blanks between two columns."""

IDS = ("id", "turn", "trace")
"""Columns of ids, which are copied from the terminal and therefore never broken."""


def plain(words: str) -> str:
    """Give `words` without control characters, which could otherwise drive the reader's terminal."""
    return "".join(c if c.isprintable() else " " for c in words)


def minute(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""


def nothing(sentence: str = "nothing found") -> Text:
    return Text(sentence, "dim")


@dataclass(frozen=True)
class Line:
    """A line of which the rest stands under its words where the terminal is too narrow for it."""

    words: Text
    hang: int = 2
    """Blanks before what did not fit on the first line."""
    indent: int = 0
    """Blanks before all of it."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        begin, rest = self.words[: self.hang], self.words[self.hang :]
        for part in rest.wrap(console, max(options.max_width - self.indent - self.hang, 1)) or [Text()]:
            part.rstrip()
            yield Text(" " * self.indent).append(begin).append(part)
            begin = Text(" " * self.hang)


@dataclass(frozen=True)
class Listing:
    """A table without frames; where it is too wide for the terminal, what follows an id stands below each other."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        widths = [max(map(cell_len, column)) for column in zip(self.columns, *self.rows, strict=True)]
        fits = sum(widths) + GAP * (len(widths) - 1) <= options.max_width
        yield self._table() if fits or self.columns[0] not in IDS else self._stacked()

    def _table(self) -> Table:
        drawn = Table(box=None, pad_edge=False, header_style="bold")
        for column in self.columns:
            drawn.add_column(column, overflow="fold", no_wrap=column in IDS)
        for row in self.rows:
            drawn.add_row(*map(Text, row))
        return drawn

    def _stacked(self) -> Table:
        drawn = Table.grid(padding=(0, GAP))
        drawn.add_column(style="dim", no_wrap=True)
        drawn.add_column(overflow="fold")
        for ident, first, *others in self.rows:
            more = "  ".join(filter(None, others))
            drawn.add_row(ident, Text(first).append(f"\n{more}" if more else "", "dim"))
        return drawn


def table(columns: str, rows: Iterable[Iterable[str]]) -> RenderableType:
    """Draw rows under the names of their columns; where there are no rows, say so."""
    drawn = [[plain(cell) for cell in row] for row in rows]
    return Listing([name.replace("_", " ") for name in columns.split()], drawn) if drawn else nothing()


def fields(**values: str) -> RenderableType:
    """Draw named values, those left out that are empty."""
    drawn = Table.grid(padding=(0, GAP))
    drawn.add_column(style="dim")
    drawn.add_column(overflow="fold")
    for name, value in values.items():
        if value:
            drawn.add_row(name.replace("_", " "), Text(plain(value)))
    return drawn


def section(name: str, lines: Sequence[RenderableType]) -> list[RenderableType]:
    """Lines under a heading; where there are none, neither."""
    return [Text(name, "bold"), *lines] if lines else []
