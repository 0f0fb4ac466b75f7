"""
A store of LangGraph over the memory: an item is a session, and what it says is a turn that is read as any other.

It fits what a person or an agent would say in a sentence or two, up to a few thousand items a scope. It does not fit
what nobody says: large values (what is not text is metadata of the session, 16 KiB at most), items that expire, and
counters or locks, since an item is replaced by forgetting it and writing it anew.
"""

import asyncio
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from langgraph.store.base import (
    BaseStore,
    GetOp,
    Item,
    ListNamespacesOp,
    MatchCondition,
    Op,
    PutOp,
    Result,
    SearchItem,
    SearchOp,
)

from spectron_client.answers import Session
from spectron_client.client import Client
from spectron_client.errors import NotFound, SessionConflict, SpectronError
from spectron_client.turns import id_of

MOST_HITS = 50
"""Of a search by words, before it is narrowed to a namespace and a filter."""

TRIES = 3
"""How often an item is replaced anew where another worker was faster."""

COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "$eq": operator.eq,
    "$ne": operator.ne,
    "$gt": operator.gt,
    "$gte": operator.ge,
    "$lt": operator.lt,
    "$lte": operator.le,
}


class SpectronStore(BaseStore):
    """Items whose `text` is remembered. A search by words finds them by it, and so does every recall in the scope."""

    def __init__(self, memory: Client, scope: Sequence[str] = (), text: str = "text") -> None:
        """`text` is the field of a value that is remembered; a value without it is kept, and found by its key alone."""
        self._memory = memory
        self._scope = list(scope)
        self._text = text

    def batch(self, ops: Iterable[Op]) -> list[Result]:
        """Do one operation after another. Raises SpectronError."""
        return [self._done(op) for op in ops]

    async def abatch(self, ops: Iterable[Op]) -> list[Result]:
        return await asyncio.to_thread(self.batch, list(ops))

    def _done(self, op: Op) -> Result:
        match op:
            case GetOp():
                return self._item(_session_id(op.namespace, op.key))
            case PutOp():
                self._put(op)
                return None
            case SearchOp():
                found = self._by_words(op.query) if op.query else self._by_age()
                fitting = [item for item in found if _fits(item, op)]
                return fitting[op.offset : op.offset + op.limit]
            case ListNamespacesOp():
                return self._namespaces(op)

    def _put(self, op: PutOp) -> None:
        session_id = _session_id(op.namespace, op.key)
        kept = self._item(session_id)
        if kept and kept.value == op.value:
            return
        for tried in range(1, TRIES + 1):
            if kept or op.value is None or tried > 1:
                self._forget(session_id)
            if op.value is None:
                return
            try:
                self._write(session_id, op, op.value)
            except SessionConflict:
                if tried == TRIES:
                    raise
            else:
                return

    def _write(self, session_id: str, op: PutOp, value: Mapping[str, Any]) -> None:
        words = value.get(self._text)
        said = words if isinstance(words, str) and words.strip() and op.index is not False else None
        rest = {name: one for name, one in value.items() if said is None or name != self._text}
        about = {"namespace": list(op.namespace), "key": op.key, "value": rest, "said": said is not None}
        self._memory.create_session(self._scope, about, session_id)
        if said is not None:
            self._say(said, session_id)

    def _say(self, words: str, session_id: str) -> None:
        try:
            self._memory.remember({"role": "user", "content": words, "id": id_of(session_id, "text")}, session_id)
        except SpectronError:
            self._forget(session_id)
            raise

    def _forget(self, session_id: str) -> None:
        try:
            self._memory.forget({"session_id": session_id})
        except NotFound:
            return

    def _item(self, session_id: str, score: float | None = None) -> SearchItem | None:
        try:
            return self._item_of(self._memory.session(session_id), score)
        except NotFound:
            return None

    def _item_of(self, session: Session, score: float | None = None) -> SearchItem | None:
        """The item that a session is; None for a conversation, and where the text was forgotten."""
        about = session["metadata"]
        if "namespace" not in about or "key" not in about:
            return None
        value: dict[str, Any] = dict(about["value"])
        if about["said"]:
            said = next(self._memory.turns(session["id"]), None)
            if said is None:
                return None
            value[self._text] = said["content"]
        made = datetime.fromisoformat(session["created_at"])
        return SearchItem(tuple(about["namespace"]), about["key"], value, made, made, score)

    def _by_words(self, query: str) -> Iterator[SearchItem]:
        hits = self._memory.recall(query, MOST_HITS, self._scope or None, include=["turns", "facts"])["hits"]
        best: dict[str, float] = {}
        for hit in hits:
            best.setdefault(hit["source"]["session_id"] or "", hit["score"])
        return (item for session_id, score in best.items() if session_id and (item := self._item(session_id, score)))

    def _by_age(self) -> Iterator[SearchItem]:
        return (item for session in self._memory.sessions(self._scope) if (item := self._item_of(session)))

    def _namespaces(self, op: ListNamespacesOp) -> list[tuple[str, ...]]:
        kept = (session["metadata"].get("namespace") for session in self._memory.sessions(self._scope))
        fitting = {
            tuple(one[: op.max_depth]) for one in kept if one and all(map(_matches(one), op.match_conditions or ()))
        }
        return sorted(fitting)[op.offset : op.offset + op.limit]


def _session_id(namespace: tuple[str, ...], key: str) -> str:
    return id_of("store", *namespace, key)


def _fits(item: Item, op: SearchOp) -> bool:
    inside = item.namespace[: len(op.namespace_prefix)] == op.namespace_prefix
    return inside and all(_compared(item.value.get(name), wanted) for name, wanted in (op.filter or {}).items())


def _compared(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict) and wanted and set(wanted) <= set(COMPARED):
        return value is not None and all(COMPARED[name](value, one) for name, one in wanted.items())
    return value == wanted


def _matches(namespace: Sequence[str]) -> Callable[[MatchCondition], bool]:
    def matches(condition: MatchCondition) -> bool:
        path = condition.path
        part = namespace[: len(path)] if condition.match_type == "prefix" else namespace[len(namespace) - len(path) :]
        return len(path) <= len(namespace) and all(one in ("*", other) for one, other in zip(path, part, strict=True))

    return matches
