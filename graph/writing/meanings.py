"""Whom words mean because somebody said so by a correction: kept on the turn, where reading finds it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from extraction.records import Meant, Referent

Row = dict[str, Any]
RELINK = "relink"
"""The kind of correction that says whom words mean."""

NAMED_BY = ("name", "type", "named", "gender", "known")
"""What tells who is meant."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one correction says of some words of a turn."""

    by: str
    """The id of the correction's own turn."""
    meant: Meant


def in_force(meanings: Iterable[Meaning]) -> tuple[Meant, ...]:
    """What the words of a turn mean: of several corrections of the same words the latest counts."""
    latest = {(one.meant.start, one.meant.end): one.meant for one in sorted(meanings, key=lambda one: one.by)}
    return tuple(meant for _, meant in sorted(latest.items()))


def stored(meanings: Sequence[Meaning]) -> str | None:
    """As a turn keeps them; nothing where there are none."""
    ordered = sorted(meanings, key=lambda one: one.by)
    return json.dumps([{"by": one.by, **told(one.meant)} for one in ordered], sort_keys=True) if ordered else None


def restored(text: str | None) -> tuple[Meaning, ...]:
    """What `stored` has kept."""
    rows: list[Row] = json.loads(text or "[]")
    return tuple(Meaning(row["by"], retold(row)) for row in rows)


def told(meant: Meant) -> Row:
    """As the payload of a correction holds it."""
    whom = {name: getattr(meant.referent, name) for name in NAMED_BY} if meant.referent else None
    return {"start": meant.start, "end": meant.end, "kind": meant.kind, "referent": whom}


def retold(row: Row) -> Meant:
    """What `told` has written."""
    whom: Row | None = row["referent"]
    return Meant(row["start"], row["end"], row["kind"], Referent(**whom) if whom else None)
