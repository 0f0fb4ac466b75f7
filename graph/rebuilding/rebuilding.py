"""The graph of a context brought to what its record gives now: after an upgrade, or where something was broken.

Every session is read anew and, where it reads otherwise, revised in one transaction; then what slots hold and who is
who are worked out again, a page at a time: names follow from facts. The graph is whole at each moment; whoever is cut
off begins again.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

import neo4j

from extraction.version import version
from graph import clock, scopes, sessions
from graph.access import Access, local_access
from graph.engine.queries import run
from graph.memory import Memory
from graph.model import Shape
from graph.rebuilding.renewing import Renewed, renew
from graph.verifying.pages import Page, Records
from graph.writing import referents, tracing
from graph.writing.holding import Moved, hold
from graph.writing.identity import Cast
from graph.writing.joining import Joiner, News
from graph.writing.reads import Part
from graph.writing.recording import follow
from graph.writing.revising import revise
from graph.writing.roll import Roll
from graph.writing.settlement import settle
from graph.writing.slots import Slot
from graph.writing.unit import Unit

Row = dict[str, Any]
PAGE = 200


class RuleChange(Shape):
    """How many claims a rule had read in the turns that read otherwise now, and how many it reads there."""

    rule: str
    before: int
    after: int


class Rebuilt(Shape):
    """What a rebuild came to."""

    turns: int
    changed_turns: int
    changed_facts: int
    rules: list[RuleChange]
    extraction: str
    """The version of the reader that read them now."""
    before: list[str]
    """Versions that have read here before, so far as traces tell."""


def rebuild(memory: Memory, context_id: str, done: Callable[[int], None]) -> Rebuilt:
    """Bring a context to what its record gives now; `done` is told how many turns each step took in.

    Raises GraphUnavailable.
    """
    access = local_access(memory, context_id)
    versions = memory.graph.read(lambda tx: run(tx, "trace/versions", context=context_id))
    total = Rebuilt(
        turns=0,
        changed_turns=0,
        changed_facts=0,
        rules=[],
        extraction=version(),
        before=sorted(row["version"] for row in versions),
    )
    before, after = Counter[str](), Counter[str]()
    facts = 0
    for session in sessions.every(memory, access):
        renewed, changed = _session(memory, access, session.id)
        before.update(renewed.before)
        after.update(renewed.after)
        facts += changed
        counts = {"turns": renewed.turns, "changed_turns": len(renewed.change.again)}
        total = total.model_copy(update={name: getattr(total, name) + count for name, count in counts.items()})
        done(renewed.turns)
    facts += sum(_resettle(memory, access, keys) for keys in _pages(memory, context_id, "verify/slots", "key"))
    facts += sum(_rejoin(memory, access, keys) for keys in _pages(memory, context_id, "verify/referents", "id"))
    rules = [RuleChange(rule=rule, before=before[rule], after=after[rule]) for rule in sorted(before | after)]
    changed_rules = [rule for rule in rules if rule.before != rule.after]
    return total.model_copy(update={"rules": changed_rules, "changed_facts": facts})


def _session(memory: Memory, access: Access, session_id: str) -> tuple[Renewed, int]:
    """Revise a session where it reads otherwise; how many facts changed by it."""
    with memory.sessions.of(sessions.key_of(access, session_id)):
        while True:
            renewed = renew(memory, access, session_id)
            if not renewed.change.again:
                return renewed, 0
            try:
                with memory.writers.of(access.context_id):
                    return renewed, memory.graph.write(lambda tx, renewed=renewed: _revise(tx, access, renewed))
            except Moved:
                continue


def _revise(tx: neo4j.Transaction, access: Access, renewed: Renewed) -> int:
    session = renewed.change.session
    unit = Unit(tx, access.context_id, scopes.parse(session.scope), session.id, clock.now())
    hold(unit, session.turn_count, renewed.change.revision)
    return len(revise(unit, renewed.change, "rebuild").recorded.settled.moves)


def _pages(memory: Memory, context_id: str, statement: str, name: str) -> list[list[str]]:
    """The ids or keys of all records of a kind, in pages."""

    def fetch(tx: neo4j.Transaction, place: Row) -> list[Row]:
        return run(tx, statement, **place)

    def keys(page: Page) -> list[str]:
        return [row["record"][name] for row in page.rows]

    return [page for page in Records(memory.graph, context_id, PAGE).each(fetch, keys) if page]


def _rejoin(memory: Memory, access: Access, keys: list[str]) -> int:
    """Work out again who some referents are, and what follows; how many facts changed by it."""

    def work(tx: neo4j.Transaction) -> int:
        unit = _unit(tx, access)
        run(tx, "context/take", context=unit.context, opening=unit.opening)
        roll = Roll(unit)
        roll.find(keys)
        rows = [roll.rows[key] for key in keys if key in roll.rows]
        joiner = Joiner(roll)
        names = {name for row in rows for name in referents.names_of(row)}
        descriptions = {text for row in rows for text in referents.descriptions(row)}
        joiner.join(News({row["id"] for row in rows}, names, descriptions))
        roll.write()
        cast = Cast(roll.rows, [], joiner.moved, joiner.unsettled, faded=[row["id"] for row in rows])
        cast.likened = joiner.likened
        doing = tracing.Doing("rebuild", {}, [])
        return len(follow(unit, [Part(unit, [])], cast, {}, doing).settled.moves)

    return memory.graph.write(work)


def _resettle(memory: Memory, access: Access, keys: list[str]) -> int:
    """Work out again what some slots hold; how many facts changed by it."""

    def work(tx: neo4j.Transaction) -> int:
        unit = _unit(tx, access)
        rows = [row["slot"] for row in run(tx, "slot/find", slots=keys)]
        slots = {row["key"]: _slot(row) for row in rows}
        return len(settle(unit, slots).moves)

    return memory.graph.write(work)


def _slot(row: Row) -> Slot:
    return Slot(row["key"], row["context"], tuple(row["scope"]), row["subject_id"], row["predicate"], row["single"])


def _unit(tx: neo4j.Transaction, access: Access) -> Unit:
    return Unit(tx, access.context_id, (), "", clock.now())
