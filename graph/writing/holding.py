"""Holding a session for a write that was prepared before its transaction."""

from graph.engine.queries import run
from graph.writing.unit import Unit


class Moved(Exception):
    """Another writer changed the session since it was read; read it again."""


def hold(unit: Unit, turn_count: int, revision: int) -> None:
    """Takes the session for this transaction. Raises Moved where it is not as it was when it was read."""
    rows = run(unit.tx, "session/lock", session=unit.session, now_ms=unit.now_ms)
    if not rows or (rows[0]["turn_count"], rows[0]["revision"]) != (turn_count, revision):
        raise Moved
