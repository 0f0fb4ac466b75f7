"""Scope grammar, and the lens through which a key sees.

A record with scope R is readable through lens L when every tag of R is in L, or its dimension is open in L.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from graph.errors import Forbidden, Invalid

MAX_TAGS = 16
MOST_PARTED = 6
"""Tags of which all `parts`, 64 scopes, are asked for one by one."""
TAG = re.compile(r"([a-z][a-z0-9_]*)=([^\s\x00-\x1f\x7f]{1,128})")

Scope = tuple[str, ...]


def parse(tags: Iterable[str]) -> Scope:
    """The tags sorted, each once. Raises Invalid for a wrong tag, two values of a dimension, or too many."""
    scope = tuple(sorted(set(tags)))
    if len(scope) > MAX_TAGS:
        raise Invalid(f"A scope has at most {MAX_TAGS} tags; this one has {len(scope)}.")
    dimensions = [_dimension(tag) for tag in scope]
    twice = next((name for name in dimensions if dimensions.count(name) > 1), None)
    if twice:
        raise Invalid(f"The scope names the dimension '{twice}' twice; a record has one value a dimension.")
    return scope


def value(scope: Iterable[str], dimension: str) -> str | None:
    """The value of one dimension of a scope, if it has one."""
    return next((tag.partition("=")[2] for tag in scope if tag.startswith(f"{dimension}=")), None)


def text(scope: Scope) -> str:
    """A scope as one string, for composed keys."""
    return ",".join(scope)


def place(context: str, scope: Iterable[str]) -> str:
    """A scope of a context as one string, told from every other, whatever follows behind another '|'.

    A tag begins with a letter and ends with the space that no tag has within.
    """
    return f"{context}|{''.join(f'{tag} ' for tag in scope)}"


def parts(tags: Iterable[str]) -> list[Scope]:
    """All scopes whose tags are among some, 2 to the power of their number; the one without a tag comes first."""
    ordered = sorted(tags)
    return [part for size in range(len(ordered) + 1) for part in combinations(ordered, size)]


def _dimension(tag: str) -> str:
    match = TAG.fullmatch(tag)
    if not match:
        raise Invalid(
            "A scope tag is written dimension=value: a lower-case name, '=', then 1 to 128 visible characters "
            "without spaces, as in org=acme."
        )
    return match[1]


@dataclass(frozen=True, slots=True)
class Lens:
    """What a reader may see: tags, dimensions that are open, or everything in the context."""

    tags: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    everything: bool = False

    def covers(self, scope: Iterable[str]) -> bool:
        """Whether a record of this scope is readable through the lens."""
        return self.everything or all(tag in self.tags or tag.partition("=")[0] in self.open for tag in scope)

    def narrowed(self, scope: Scope | None) -> "Lens":
        """The lens cut down to the tags asked for; what lies outside of it simply shows nothing."""
        if not scope:
            return self
        return Lens(frozenset(tag for tag in scope if self.covers([tag])))

    def of_session(self, scope: Iterable[str]) -> "Lens":
        """What concerns a session of this scope: the lens with the session's tags for what is open in it."""
        return Lens(self.tags | set(scope))

    def writes(self, scope: Collection[str]) -> bool:
        """Whether a holder may write there: what has no scope is read by all, and written by keys to everything."""
        return self.everything or (bool(scope) and self.covers(scope))

    def writable(self, scope: Scope) -> Scope:
        """The scope, if a holder of this lens may write there. Raises Forbidden otherwise."""
        if self.writes(scope):
            return scope
        if scope:
            raise Forbidden("The scope of this write reaches beyond the key's scope; narrow it or use another key.")
        raise Forbidden("Only a key for the whole context may write without a scope; name one, as in org=acme.")

    def params(self) -> dict[str, Any]:
        """As every read statement takes it."""
        return {"tags": sorted(self.tags), "open": sorted(self.open), "everything": self.everything}


def lens(tags: Iterable[str]) -> Lens:
    """The lens of a key's scope, where `dimension=*` opens a dimension and no tag at all opens everything."""
    scope = list(tags)
    closed = parse(tag for tag in scope if not tag.endswith("=*"))
    opened = frozenset(_dimension(tag) for tag in scope if tag.endswith("=*"))
    return Lens(frozenset(closed), opened, everything=not scope)
