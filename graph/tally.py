"""
What this process has done since it began, in numbers for its operator.

A unit of work may run again or be taken back, so what it notes counts once its transaction is committed.
"""

import threading
from collections import Counter
from collections.abc import Mapping
from weakref import WeakKeyDictionary

import neo4j

Figure = tuple[str, str]
"""What is counted, and of which kind: ("facts", "created")."""

_lock = threading.Lock()
_kept = Counter[Figure]()
_noted: WeakKeyDictionary[neo4j.Transaction, Counter[Figure]] = WeakKeyDictionary()


def note(tx: neo4j.Transaction, name: str, amounts: Mapping[str, float]) -> None:
    """Notes what a transaction does, by kind; `keep` makes it count."""
    with _lock:
        _noted.setdefault(tx, Counter()).update({(name, kind): amount for kind, amount in amounts.items()})


def keep(tx: neo4j.Transaction) -> None:
    """Counts what a transaction has noted: it is committed."""
    with _lock:
        _kept.update(_noted.pop(tx, {}))


def add(name: str, kind: str = "") -> None:
    """Counts one more, whatever becomes of the transaction."""
    with _lock:
        _kept[name, kind] += 1


def figures(name: str) -> dict[str, float]:
    """The counts of that name, by kind."""
    with _lock:
        return {kind: count for (own, kind), count in _kept.items() if own == name}
