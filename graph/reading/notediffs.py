"""What became of rules and doubts between two points of the record."""

from collections.abc import Iterable, Mapping, Sequence

import neo4j

from graph.access import Access
from graph.engine.queries import run
from graph.model import InstructionChange, UncertaintyChange
from graph.reading import doubts
from graph.reading.asof import Row, Until
from graph.writing.instructing import RuleAction, RuleMove
from graph.writing.notes import instruction_change, uncertainty_change

Changed = tuple[Row | None, Row | None]
"""A record as it was before and as it was after; None where there was none."""
RULED = ("label", "description", "active", "reversed_by", "turn_id", "start", "end")
DOUBTED = ("about", "reason", "status", "fact_ids", "resolved_by")
"""What is shown of a rule, and of a doubt."""


def instructions(
    tx: neo4j.Transaction, access: Access, turns: Sequence[str], points: tuple[Until, Until]
) -> list[InstructionChange]:
    """Rules that some turns gave, took back or gave anew."""
    found = run(tx, "instruction/groups", turns=list(turns), **access.lens.params())
    groups = {row["group"] for row in found}
    before, after = (doubts.rules_at(tx, groups, point) for point in points)
    moves = [RuleMove(_ruled(old, new), new or old or {}) for old, new in _changed(before, after, RULED)]
    return [instruction_change(move) for move in moves]


def uncertainties(
    tx: neo4j.Transaction, access: Access, turns: Sequence[str], states: tuple[Mapping[str, Row], Mapping[str, Row]]
) -> list[UncertaintyChange]:
    """Doubts that some turns raised, settled, opened again, or left without a reason.

    `states` holds those that followed from claims, before and after.
    """
    rows = run(tx, "uncertainty/of_turns", turns=list(turns), **access.lens.params())
    own: list[Changed] = [(None, row["uncertainty"]) for row in rows]
    changed = [*own, *_changed(*states, DOUBTED)]
    return [
        uncertainty_change(new or old or {}).model_copy(update={"action": _doubted(old, new)}) for old, new in changed
    ]


def _changed(before: Mapping[str, Row], after: Mapping[str, Row], shown: Sequence[str]) -> Iterable[Changed]:
    """The records of which something that is shown differs."""
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if old is None or new is None or any(old.get(name) != new.get(name) for name in shown):
            yield old, new


def _ruled(old: Row | None, new: Row | None) -> RuleAction:
    if new is None:
        return "erased"
    if old and old["active"] == new["active"]:
        return "confirmed"
    if not new["active"]:
        return "reversed"
    return "revived" if old else "created"


def _doubted(old: Row | None, new: Row | None) -> str:
    if new is None:
        return "erased"
    if old and old["status"] == new["status"]:
        return "confirmed"
    if new["status"] == "resolved":
        return "resolved"
    return "reopened" if old else "created"
