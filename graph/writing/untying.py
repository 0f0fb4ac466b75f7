"""Merges that go with what is forgotten: a turn that says that two are one names both, and goes with either of them."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import neo4j

from graph import sessions
from graph.access import Access
from graph.engine.queries import run
from graph.errors import Conflict
from graph.memory import Memory
from graph.scopes import Scope
from graph.writing import referents
from graph.writing.correcting import session_of
from graph.writing.forgetting import Chosen
from graph.writing.referents import Row
from graph.writing.rereading import Change, reread, turns_of
from graph.writing.spoken import Spoken, counted
from graph.writing.turns import cast_of


@dataclass(slots=True)
class _Tie:
    """Whom a merge makes one, and where it is told."""

    scope: Scope
    into: str
    merged: set[str] = field(default_factory=set[str])

    def is_over(self, left: Collection[str]) -> bool:
        """Whether there are no two any more, of those who are left, whom it ties."""
        return self.into not in left or self.merged.isdisjoint(left)


def take_merges(memory: Memory, access: Access, what: Chosen) -> None:
    """Adds to what is to be forgotten the turns of merges that will tie nobody any more.

    Raises Conflict, before anything is erased, for the turn of a merge of whom both sides are still spoken of.
    """
    ties = memory.graph.read(lambda tx: _ties(tx, access))
    if not ties:
        return
    forgotten = what.every
    changes = {session_id: Change(what.turns[session_id], forgotten) for session_id in what.order()}
    left = _left(memory, access, changes, {key for tie in ties.values() for key in (tie.into, *tie.merged)})
    for session_id in sorted({session_of(access.context_id, tie.scope) for tie in ties.values()}):
        for turn in turns_of(memory, sessions.key_of(access, session_id)):
            tie = ties.get(json.loads(turn.payload or "{}").get("merge_id"))
            if tie and tie.is_over(left):
                what.turns.setdefault(session_id, set()).add(turn.id)
                what.last.add(session_id)
            elif tie and turn.id in forgotten:
                raise Conflict("This turn keeps a merge or its undoing: take a merge back with POST /merges/{id}/undo.")


def check_over(tx: neo4j.Transaction, access: Access, merges: Collection[str], to_go: Collection[str]) -> None:
    """Raises Conflict where a merge that goes still ties two, for somebody has spoken of them since it was chosen.

    `to_go` are turns that are forgotten after this.
    """
    ties = {merge_id: tie for merge_id, tie in _ties(tx, access).items() if merge_id in merges}
    found = referents.found(tx, (key for tie in ties.values() for key in (tie.into, *tie.merged)))
    for row in run(tx, "turn/casts", turns=sorted(to_go)) if to_go else ():
        _count(found, cast_of(row), -1)
    left = {key for key, row in found.items() if referents.is_spoken_of(row)}
    if not all(tie.is_over(left) for tie in ties.values()):
        raise Conflict("Somebody whom a merge ties was spoken of meanwhile: ask again, to forget what is left.")


def _ties(tx: neo4j.Transaction, access: Access) -> dict[str, _Tie]:
    """The merges that the caller may see, by id."""
    asked = {"context": access.context_id, **access.lens.params()}
    ties = dict[str, _Tie]()
    for row in run(tx, "merge/of_context", **asked):
        part = row["merge"]
        tie = ties.setdefault(part["merge_id"], _Tie(tuple(part["scope"]), part["into"]))
        tie.merged.add(part["from"])
    return ties


def _left(memory: Memory, access: Access, changes: Mapping[str, Change], keys: Collection[str]) -> set[str]:
    """Those of some referents of whom somebody still speaks when all is forgotten, and what heard it is read again."""
    found = memory.graph.read(lambda tx: referents.found(tx, keys))
    for session_id, change in changes.items():
        changed = reread(memory, access, session_id, change)
        for turn in changed.touched():
            _count(found, turn.cast, -1)
        for read in changed.again:
            _count(found, read.spoken, 1)
    return {key for key, row in found.items() if referents.is_spoken_of(row)}


def _count(rows: dict[str, Row], cast: Collection[Spoken], by: int) -> None:
    for one in cast:
        if one.id in rows:
            rows[one.id]["said"] = counted(rows[one.id]["said"], one, by)
