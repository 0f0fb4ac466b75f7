"""Plain values in words: e-mails, links, phone numbers, handles, money, ages, sizes, versions, numbers."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from extraction.values.numerals import IN_DIGITS, IN_WORDS, number_of, plain

TABLE = Path(__file__).parent.parent / "data" / "values.toml"
ValueKind = Literal[
    "email", "url", "phone", "handle", "money", "percentage", "age", "size", "version", "number"
]  # fmt: skip
_NUMBERS = {"digits": rf"(?:{IN_DIGITS})", "words": IN_WORDS, "number": rf"(?:{IN_DIGITS}|{IN_WORDS})"}
_SCALES = {"k": 1_000, "grand": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000, "bn": 1_000_000_000,
           "billion": 1_000_000_000}  # fmt: skip
_CURRENCIES = {
    "euros": "euro", "eur": "euro", "€": "euro", "dollars": "dollar", "bucks": "dollar", "usd": "dollar",
    "pounds": "pound", "quid": "pound", "gbp": "pound", "£": "pound", "rupees": "rupee", "francs": "franc",
    "chf": "franc",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it stands in a text. `start`/`end` count code points; `normal` is its plain form."""

    kind: ValueKind
    start: int
    end: int
    text: str
    normal: str


@dataclass(frozen=True, slots=True)
class Form:
    """One row of the table; `data/values.toml` says what each field is for."""

    name: str
    kind: ValueKind
    pattern: str
    normal: str | None = None
    unless: str | None = None
    examples: tuple[tuple[str, str, str], ...] = ()


@cache
def forms() -> Mapping[str, Form]:
    """All rows by name, in the order of the file."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {name: _form(name, row) for name, row in rows.items()}


def find_values(text: str) -> list[Value]:
    """Every value in a text, in order and apart from each other: "thirty-four" has `normal` "34"."""
    return [_value(text, match) for match in _finder().finditer(text)]


def _form(name: str, row: dict[str, Any]) -> Form:
    pattern = re.sub(r"\{(digits|words|number)\}", lambda found: _NUMBERS[found[1]], row.pop("pattern"))
    listed: dict[str, Any] = {**row, "examples": tuple(map(tuple, row["examples"]))}
    return Form(name=name, pattern=pattern, **listed)


@cache
def _finder() -> re.Pattern[str]:
    rows = (f"(?P<{form.name}>{re.sub(r'[(][?]P<[a-z_]+>', '(?:', _guarded(form))})" for form in forms().values())
    return re.compile(rf"(?<![\w.@])(?<!\d[,:/ -])(?:{'|'.join(rows)})", re.IGNORECASE)


@cache
def _reader(name: str) -> re.Pattern[str]:
    return re.compile(_guarded(forms()[name]), re.IGNORECASE)


def _guarded(form: Form) -> str:
    """The pattern of a form with what may not follow it."""
    return rf"(?:{form.pattern})(?!\w{f'|{form.unless}' if form.unless else ''})"


def _value(text: str, match: re.Match[str]) -> Value:
    form = forms()[match.lastgroup or ""]
    said = _reader(form.name).match(text, match.start())
    fields = {name.rstrip("_"): part for name, part in (said.groupdict() if said else {}).items() if part}
    return Value(form.kind, match.start(), match.end(), match[0], _normal(form, fields, match[0]))


def _normal(form: Form, fields: Mapping[str, str], text: str) -> str:
    parts = {"per": "", **{name: part.casefold() for name, part in fields.items()}}
    number = number_of(parts["number"]) if "number" in parts else 0
    if form.normal is None or number is None:
        return text
    if "currency" in parts:
        parts["currency"] = _CURRENCIES.get(parts["currency"], parts["currency"])
    parts["number"] = plain(number * _SCALES.get(parts.get("scale", ""), 1))
    return form.normal.format_map(parts).rstrip("/")
