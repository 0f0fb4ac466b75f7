"""Records in a text: the keys and values of JSON, and of lines like "customer: Ana | status: open"."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from extraction.records import EntityType

TABLE = Path(__file__).parents[2] / "data" / "fields.toml"


@dataclass(frozen=True, slots=True)
class Field:
    """One row of the table; `data/fields.toml` says what each entry is for."""

    name: str
    keys: frozenset[str]
    example: str
    reads: tuple[str, ...]
    predicate: str | None = None
    subject: EntityType | None = None
    about: EntityType | Literal["any"] = "any"
    value: Literal["text", "date", "birthday"] = "text"


@dataclass(frozen=True, slots=True)
class Entry:
    """A key at `opening` and its value, [start, end), with all that follows up to `reach`."""

    field: Field
    opening: int
    start: int
    end: int
    reach: int


def _load() -> tuple[Field, ...]:
    rows: dict[str, dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return tuple(
        Field(name=name, keys=frozenset(row.pop("keys")), reads=tuple(row.pop("reads")), **row)
        for name, row in rows.items()
    )


FIELDS = _load()
BY_KEY: Mapping[str, Field] = MappingProxyType({key: field for field in FIELDS for key in field.keys})
_BRACES = re.compile(r"[{}]")
_JSON = re.compile(r"\"?(?P<key>[A-Za-z][\w .-]*?)\"?\s*[:=]\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[\w.,€£$%+-]*\w))")
_BEFORE_BRACE = re.compile(r"(?P<name>\w[\w-]*)\s*$")
_CODE = re.compile(r"(?:[a-z]+ )?(?P<name>[A-Z]+[\w-]*\d[\w-]*)(?=\s*\|)")
"""The number of a case or an order at the head of a line of fields."""
_SEGMENT = re.compile(r"[^|;\n]+")
_PLAIN = re.compile(
    r"(?:^|(?<=[|;\n])|(?<=[,.(] ))\s*\W?(?P<key>[A-Za-z][\w .-]{0,24}?)\.?\s*[:=]\s+(?P<value>\S[^|;\n]*)"
)
_CUT = re.compile(r"\s+\(|(?<!\b\w)(?<!Mr)(?<!Ms)(?<!Dr)(?<!Mrs)[.,]\s+|\s+[-–—]\s+|[.,\s]+$")


_TABLE = re.compile(
    r"^[ \t]*\|(?P<head>[^\n]+)\n[ \t]*\|?[ \t:|-]*--[ \t:|-]*\n(?P<body>(?:[ \t]*\|[^\n]+(?:\n|\Z))+)", re.MULTILINE
)
_CELL = re.compile(r"[^|\n]+")


def records_in(text: str, *, sure: bool) -> Iterator[list[Entry]]:
    """Give the entries of every record in a text, those of one record together.

    Where not `sure` that the text is data, a line of fields needs two known keys to be a record.
    """
    tables = list(_TABLE.finditer(text)) if "--" in text and "|" in text else []
    if tables:
        for table in tables:
            yield from _rows(table)
    elif "{" in text:
        yield from _objects(text)
    elif ":" in text or "=" in text:
        found = [e for part in _SEGMENT.finditer(text) for e in _entries(_PLAIN, text, part.start(), part.end())]
        if len(found) >= (1 if sure else 2):
            yield [*_heading(_CODE.match(text)), *found]


def _rows(table: re.Match[str]) -> Iterator[list[Entry]]:
    """Give the entries of each row of a table whose first line has the keys."""
    fields = [_field(cell[0]) for cell in _CELL.finditer(table["head"])]
    at = table.start("body")
    for line in table["body"].splitlines(keepends=True):
        cells = [(at + cell.start(), cell[0]) for cell in _CELL.finditer(line, line.index("|"))]
        row = [
            (field, *_stripped(*cell)) for field, cell in zip(fields, cells, strict=False) if field and cell[1].strip()
        ]
        at += len(line)
        yield [Entry(field, start, start, end, end) for field, start, end in row]


def _stripped(start: int, cell: str) -> tuple[int, int]:
    first = start + len(cell) - len(cell.lstrip())
    return first, first + len(cell.strip())


def _field(key: str) -> Field | None:
    return BY_KEY.get(re.sub(r"[_\W]+", " ", key).strip().casefold())


def _objects(text: str) -> Iterator[list[Entry]]:
    """Give the entries of each object in braces, without those of the objects inside it."""
    open_ones: list[list[Entry]] = [[]]
    at = 0
    for brace in _BRACES.finditer(text):
        open_ones[-1].extend(_entries(_JSON, text, at, brace.start()))
        if brace[0] == "{":
            open_ones.append(list(_heading(_BEFORE_BRACE.search(text, at, brace.start()))))
        elif len(open_ones) > 1:
            yield open_ones.pop()
        at = brace.end()


def _heading(found: re.Match[str] | None) -> Iterator[Entry]:
    """Give what a record is about where it stands before its fields: "case MX-12 | status: open", "alpha {…}"."""
    if found is not None:
        first, last = found.span("name")
        yield Entry(BY_KEY["id"], first, first, last, last)


def _entries(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Entry]:
    at = start
    while found := pattern.search(text, at, end):
        field = _field(found["key"])
        group = "value" if pattern is _PLAIN else "quoted" if found["quoted"] is not None else "bare"
        first, reach = found.span(group)
        cut = _CUT.search(text, first, reach) if pattern is _PLAIN else None
        last = cut.start() if cut else reach
        at = first if pattern is _PLAIN else reach
        if field is not None and last > first:
            yield Entry(field, found.start("key"), first, last, reach)
