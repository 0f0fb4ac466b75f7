"""Rows of a statement as a table, as CSV, or as one object a row."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from pydantic_core import to_json
from rich.console import RenderableType

from cli.drawing import Listing, nothing, plain
from graph.engine.asking import Answer


def table(found: Answer) -> RenderableType:
    """Draw rows under the names of their columns."""
    rows = [[plain(text(value)) for value in row] for row in found.rows]
    return Listing(found.columns, rows) if rows else nothing()


def objects(found: Answer) -> Iterator[dict[str, Any]]:
    """Give each row as values under the names of their columns."""
    return (dict(zip(found.columns, row, strict=True)) for row in found.rows)


def comma_separated(found: Answer) -> str:
    """Give a line of names and a line for each row (RFC 4180)."""
    out = io.StringIO()
    csv.writer(out).writerows([found.columns, *([text(value) for value in row] for row in found.rows)])
    return out.getvalue()


def text(value: Any) -> str:
    """Write a value in a cell: text as it is, nothing for null, a time in ISO 8601, the rest as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else to_json(value).decode().strip('"')
