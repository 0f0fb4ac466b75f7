"""Forgetting: turns go, with everything that followed from them; the graph is then one that never saw them.

Each session is revised in a transaction of its own, after it was read again without what goes.
"""

import json
from collections import Counter
from collections.abc import Mapping

import neo4j

from graph import clock, ids, scopes, sessions
from graph.access import Access
from graph.engine.queries import run
from graph.memory import Memory
from graph.model import Diff, Receipt
from graph.requests import Asked, Request, Written, asked_by, once, store
from graph.writing.dangling import take_corrections
from graph.writing.forgetting import Chosen, Forgetting, chosen
from graph.writing.holding import Moved, hold
from graph.writing.rereading import Change, Rereading, reread
from graph.writing.revising import Revised, revise
from graph.writing.unit import Unit
from graph.writing.untying import check_over, take_merges


def forget(memory: Memory, access: Access, wanted: Forgetting, request: Request | None = None) -> Written[Receipt]:
    """Erases turns for good, or says what would be erased.

    Raises NotFound where there is nothing such, Invalid unless exactly one thing is named, Conflict for the turn of a
    merge, Forbidden, IdempotencyConflict, IdempotencyInFlight.
    """
    asked = None if wanted.dry_run else asked_by(access, request)
    return once(memory, asked, Receipt, lambda: Written(_forget(memory, access, wanted, asked)))


def _forget(memory: Memory, access: Access, wanted: Forgetting, asked: Asked | None) -> Receipt:
    what = memory.graph.read(lambda tx: chosen(tx, access, wanted))
    take_corrections(memory, access, what)
    take_merges(memory, access, what)
    eraser = _Eraser(memory, access, what, Receipt(id=ids.new("receipt"), dry_run=wanted.dry_run))
    *others, last = what.order()
    try:
        for session_id in others:
            eraser.erase(session_id, None)
        eraser.erase(last, asked)
    finally:
        if not wanted.dry_run:
            memory.reads.forget(access.context_id)
    return eraser.receipt


class _Eraser:
    """The erasing of what was chosen, session by session, and the receipt so far."""

    def __init__(self, memory: Memory, access: Access, what: Chosen, receipt: Receipt) -> None:
        self.memory = memory
        self.access = access
        self.what = what
        self.gone = what.every
        self.to_go = what.every
        """What is not erased yet."""
        self.receipt = receipt

    def erase(self, session_id: str, asked: Asked | None) -> None:
        """Erase what was chosen of a session; the reply is stored as `asked` with it."""
        graph, key = self.memory.graph, sessions.key_of(self.access, session_id)
        with self.memory.sessions.of(key):
            while True:
                change = reread(self.memory, self.access, session_id, Change(self.what.turns[session_id], self.gone))
                try:
                    with self.memory.writers.of(self.access.context_id):
                        run_unit = graph.preview if self.receipt.dry_run else graph.write
                        self.receipt = run_unit(lambda tx, change=change: self._in(tx, change, asked))
                        self.to_go -= self.what.turns[session_id]
                        return
                except Moved:
                    continue

    def _in(self, tx: neo4j.Transaction, change: Rereading, asked: Asked | None) -> Receipt:
        session = change.session
        unit = Unit(tx, self.access.context_id, scopes.parse(session.scope), session.id, clock.now())
        hold(unit, session.turn_count, change.revision)
        revised = revise(unit, change, "forget")
        self._let_go_of_merges(unit, change)
        others = {"replies": _scrub(unit, change)}
        if session.id in self.what.closed:
            run(tx, "session/remove", session=unit.session)
            others["sessions"] = 1
        receipt = _added(self.receipt, revised, _erased(change, revised) | others, _checks(unit, change, revised))
        told = receipt.model_copy(update={"diff": Diff()})
        kept = told.model_dump(mode="json", exclude={"diff"}) | {"turn_ids": [turn.id for turn in change.gone]}
        run(tx, "trace/receipt", trace=revised.recorded.trace_id, receipt=json.dumps(kept))
        store(tx, self.memory, asked, told, further=True)
        return receipt

    def _let_go_of_merges(self, unit: Unit, change: Rereading) -> None:
        """Take merges away that gone turns kept. Raises Conflict where one of them ties two again."""
        told = [json.loads(turn.payload or "{}") for turn in change.gone if turn.kind == "correction"]
        merges = {one["merge_id"] for one in told if "merge_id" in one}
        if merges and not self.receipt.dry_run:
            check_over(unit.tx, self.access, merges, self.to_go.difference(turn.id for turn in change.gone))
        run(unit.tx, "merge/remove", context=unit.context, merges=sorted(merges))


def _erased(change: Rereading, revised: Revised) -> dict[str, int]:
    """How many records of each kind are gone."""
    settled = revised.recorded.settled
    return {
        "turns": len(change.gone),
        "links": len(revised.withdrawn.mentions),
        "claims": len(revised.withdrawn.claims),
        "facts": sum(move.action == "erased" for move in settled.moves),
        "instructions": sum(rule.action == "erased" for rule in revised.notes.instructions),
        "uncertainties": sum(doubt.action == "erased" for doubt in (*revised.notes.uncertainties, *settled.doubts)),
        "traces": len(revised.withdrawn.traces),
    }


def _checks(unit: Unit, change: Rereading, revised: Revised) -> dict[str, int]:
    """How many records of each kind still point at what is gone."""
    out = revised.withdrawn
    asked = {"claims": out.claims, "mentions": out.mentions, "slots": sorted(out.slots)}
    return run(unit.tx, "turn/remains", turns=[turn.id for turn in change.gone], **asked)[0]


def _added(receipt: Receipt, revised: Revised, erased: Mapping[str, int], checks: Mapping[str, int]) -> Receipt:
    """The receipt with what was done in one more session."""
    revived = [move.row["id"] for move in revised.recorded.settled.moves if move.action == "revived"]
    diff = receipt.diff
    lists = {name: getattr(diff, name) + getattr(revised.recorded.diff, name) for name in Diff.model_fields}
    lists["instructions"] += revised.notes.instructions
    lists["uncertainties"] += revised.notes.uncertainties
    return receipt.model_copy(
        update={
            "erased": dict(Counter(receipt.erased) + Counter(erased)),
            "revived": sorted({*receipt.revived, *revived}),
            "checks": {kind: receipt.checks.get(kind, 0) + count for kind, count in checks.items()},
            "trace_ids": [*receipt.trace_ids, revised.recorded.trace_id],
            "diff": Diff(**lists),
        }
    )


def _scrub(unit: Unit, change: Rereading) -> int:
    """Take what was said out of stored replies to writes in the session, or that name a turn of it; their number.

    The ids stay: who asks again under the same key is told that it was done, and does not do it again.
    """
    words = [unit.session_id, *(turn.id for turn in change.gone)]
    rows = [row["request"] for row in run(unit.tx, "request/quoting", context=unit.context, words=words)]
    replies = [{**row, "reply": json.dumps({**json.loads(row["reply"]), "diff": {}})} for row in rows]
    run(unit.tx, "request/revise", requests=replies)
    return len(replies)
