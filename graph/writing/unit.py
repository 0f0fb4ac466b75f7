"""What every step of one write shares."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import neo4j

from graph import clock, ids


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said."""

    context: str
    scope: tuple[str, ...]
    session_id: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One write: its transaction, where it writes, and when."""

    tx: neo4j.Transaction
    context: str
    scope: tuple[str, ...]
    session_id: str
    now: datetime
    labels: tuple[str, ...] = ()
    opening: str = field(default_factory=lambda: ids.new("open"))
    """A word of this write alone: a record that carries it was made by it."""

    @property
    def place(self) -> Place:
        """Where it writes."""
        return Place(self.context, self.scope, self.session_id)

    @property
    def session(self) -> str:
        """The key of the session."""
        return f"{self.context}|{self.session_id}"

    def shows(self, record: Mapping[str, Any]) -> bool:
        """Whether a record may be shown to whoever writes here."""
        return set(record["scope"]) <= set(self.scope)

    @property
    def stamp(self) -> str:
        return clock.iso(self.now)

    @property
    def now_ms(self) -> int:
        return clock.millis(self.now)

    @property
    def lens(self) -> dict[str, object]:
        """What may be met from the scope of this write: records whose tags are all in it."""
        return {"tags": list(self.scope), "open": [], "everything": False}
