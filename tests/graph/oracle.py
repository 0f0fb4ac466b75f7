"""
What the memory should believe, worked out from nothing but what was said: the rules of the reconciler, naively.

Everything is read anew each time, one statement after the other in the order of saying. It shares no code with the
memory that it judges, not even the tables.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

TRUST = {"upsert": 0.95, "user": 0.70, "tool": 0.60, "system": 0.60, "assistant": 0.35}
LEAST_TRUST = 0.50
"""Who is trusted less is never believed alone."""
LEAST_CONFIDENCE = 0.70
"""What is less sure neither replaces nor ends anything."""
ONE_AT_A_TIME = {"lives_in", "works_for", "has_role", "age", "is_at", "diet", "from"}
OPPOSITES = {"likes": "dislikes", "dislikes": "likes"}

Value = tuple[tuple[str, ...], str, str, str]
"""Scope, subject, predicate, and object or value."""


@dataclass(frozen=True)
class Statement:
    """One thing that was said, in a turn of its own. `said_at` is any number that grows with time."""

    said_at: int
    session: str
    seq: int
    role: str
    scope: tuple[str, ...]
    subject: str
    predicate: str
    object: str
    modality: str = "asserted"
    confidence: float = 0.9
    additive: bool = False
    """Said with "also": it stands beside what is believed."""

    @property
    def value(self) -> Value:
        return (self.scope, self.subject, self.predicate, self.object)

    @property
    def trust(self) -> float:
        return TRUST[self.role]


def current(statements: Iterable[Statement], merged: Mapping[str, str] | None = None) -> set[Value]:
    """What is believed after all of it; `merged` says whom somebody has declared to be another."""
    memory = _Memory()
    for one in sorted(statements, key=lambda one: (one.said_at, one.session, one.seq)):
        memory.hear(_renamed(one, merged or {}))
    return set(memory.believed)


def root(name: str, merged: Mapping[str, str]) -> str:
    """Who somebody is after the merges."""
    while name in merged:
        name = merged[name]
    return name


def _renamed(one: Statement, merged: Mapping[str, str]) -> Statement:
    return replace(one, subject=root(one.subject, merged), object=root(one.object, merged))


class _Memory:
    """What is believed so far, and what was asserted without being believed, each with the statements that say so."""

    def __init__(self) -> None:
        self.believed = dict[Value, list[Statement]]()
        self.held = dict[Value, list[Statement]]()

    def hear(self, one: Statement) -> None:
        """Let one more statement change what is believed."""
        if one.modality == "asserted":
            self._assert(one)
        elif one.modality == "ended" and self._may_change(one, [one.value]):
            self.believed.pop(one.value, None)
        elif one.modality == "negated" and self._may_change(one, [one.value]) and one.trust >= LEAST_TRUST:
            self.believed.pop(one.value, None)
            self.held.pop(one.value, None)

    def _assert(self, one: Statement) -> None:
        if one.value in self.believed:
            self.believed[one.value].append(one)
            return
        against = [value for value in self.believed if _excludes(one, value)]
        if one.trust >= LEAST_TRUST and self._may_change(one, against):
            for value in against:
                del self.believed[value]
            self.believed[one.value] = [*self.held.pop(one.value, []), one]
        else:
            self.held.setdefault(one.value, []).append(one)

    def _may_change(self, one: Statement, values: list[Value]) -> bool:
        """Whether a statement is strong enough to replace or end some values, as far as they are believed."""
        grounds = [ground for value in values for ground in self.believed.get(value, [])]
        if not grounds:
            return True
        trusted = one.trust >= max(ground.trust for ground in grounds)
        return trusted and one.confidence >= LEAST_CONFIDENCE and not _at_once(one, grounds)


def _excludes(one: Statement, value: Value) -> bool:
    """Whether a belief cannot hold beside a statement."""
    scope, subject, predicate, object_ = value
    if (scope, subject) != (one.scope, one.subject) or one.additive:
        return False
    if predicate == one.predicate:
        return predicate in ONE_AT_A_TIME and object_ != one.object
    return OPPOSITES.get(predicate) == one.predicate and object_ == one.object


def _at_once(one: Statement, grounds: list[Statement]) -> bool:
    """Two sessions that say different things at the same moment: nobody can tell which is the newer."""
    latest = max(grounds, key=lambda ground: (ground.said_at, ground.session, ground.seq))
    return latest.said_at == one.said_at and latest.session != one.session
