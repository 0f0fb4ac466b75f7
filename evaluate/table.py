"""What was measured, as rows with their goals: on the screen, and in a section of a page that is theirs."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.table import Table as Grid

BEGIN, END = "<!-- evaluate -->", "<!-- /evaluate -->"
PART = re.compile(r"<!-- evaluate: (\w+) -->\n(.*?)(?=<!-- evaluate: \w+ -->|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, as it is printed: "86.2", "P .75 / R .40"."""

    name: str
    value: str
    goal: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that belong together. `note` says over what they were measured, and how."""

    title: str
    rows: Sequence[Row]
    note: str = ""


def per_cent(share: float | None) -> str:
    """Give a share as per cent with one digit; a dash where there is none."""
    return "-" if share is None else f"{100 * share:.1f}"


def share(part: float, whole: float) -> float:
    """Give a part by the whole; 0 where there is nothing."""
    return part / whole if whole else 0.0


def f_score(precision: float, recall: float) -> float:
    """Give the harmonic mean of precision and recall."""
    return share(2 * precision * recall, precision + recall)


def show(console: Console, table: Table) -> None:
    """Print a table."""
    grid = Grid(title=table.title, caption=table.note or None, box=box.SIMPLE_HEAD, title_justify="left")
    for name in _columns(table):
        grid.add_column(name)
    for row in table.rows:
        grid.add_row(*_cells(table, row))
    console.print(grid)


def markdown(tables: Sequence[Table]) -> str:
    """Give tables as a page has them, each under its heading."""
    return "\n".join(_markdown(table) for table in tables)


def replaced(page: str, parts: Mapping[str, str], order: Sequence[str]) -> str:
    """Give the page with new text for some parts of the section between the two marks; the rest stays as it is.

    Parts stand in `order`. Raises ValueError where the page has no such section.
    """
    if page.count(BEGIN) != 1 or page.count(END) != 1:
        raise ValueError(f"The page needs one {BEGIN} and, after it, one {END}.")
    before, rest = page.split(BEGIN)
    section, after = rest.split(END)
    texts = {name: text.strip() for name, text in PART.findall(section)} | {n: t.strip() for n, t in parts.items()}
    body = "\n\n".join(f"<!-- evaluate: {name} -->\n{texts[name]}" for name in order if name in texts)
    return f"{before}{BEGIN}\n{body}\n{END}{after}"


def _markdown(table: Table) -> str:
    names = _columns(table)
    lines = [f"| {' | '.join(names)} |", "|---" * len(names) + "|"]
    lines += [f"| {' | '.join(_cells(table, row))} |" for row in table.rows]
    head = [f"### {table.title}", "", *([table.note, ""] if table.note else [])]
    return "\n".join([*head, *lines, ""])


def _columns(table: Table) -> list[str]:
    """Columns that are empty in every row are left out."""
    return ["figure", "value", *(name for name in ("goal", "note") if any(getattr(row, name) for row in table.rows))]


def _cells(table: Table, row: Row) -> list[str]:
    return [row.name, row.value, *(getattr(row, name) for name in _columns(table)[2:])]
