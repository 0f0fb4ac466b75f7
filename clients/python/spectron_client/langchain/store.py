"""
A store of LangGraph over the memory: an item is a session, and what it says is a turn that is read as any other.

It fits what a person or an agent would say in a sentence or two, up to a few thousand items a scope. It does not fit
what nobody says: large values (what is not text is metadata of the session, 16 KiB at most), items that expire, and
counters or locks, since an item is replaced by forgetting it and writing it anew.
"""

import asyncio
import contextlib
import json
import logging
import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from spectron_client.calls import encoded
from spectron_client.client import Client
from spectron_client.digests import digest
from spectron_client.errors import Invalid, NotFound, SessionConflict, SpectronError, TooLarge
from spectron_client.scoping import check_scope
from spectron_client.turns import MOST_BYTES, id_of

log = logging.getLogger("spectron_client")

MOST_METADATA = 16_384
"""Bytes of JSON beside a text, as the service takes them unless it is set up otherwise."""

MOST_LEVELS = 32
"""How deep they may be nested."""

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


@dataclass(frozen=True, slots=True)
class Kept:
    """An item as it is kept: the metadata of its session, and what is said in it."""

    about: Mapping[str, Any]
    said: str | None


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
                return self._item(self._session_id(op.namespace, op.key))
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
        session_id = self._session_id(op.namespace, op.key)
        new = None if op.value is None else self._kept(op, op.value)
        kept = self._held(session_id)
        if kept and self._value(kept) == op.value:
            return
        for tried in range(1, TRIES + 1):
            if kept or new is None or tried > 1:
                self._forget(session_id)
            if new is None:
                return
            try:
                self._write(session_id, new)
            except SessionConflict:
                if tried == TRIES:
                    raise
            except SpectronError:
                self._write_back(session_id, kept)
                raise
            else:
                return

    def _write_back(self, session_id: str, kept: Kept | None) -> None:
        """Put an item where it was, since what should have been there instead is refused."""
        try:
            if kept:
                self._write(session_id, kept)
        except SpectronError as error:
            log.warning("an item is gone, and what replaces it was not written: %s", type(error).__name__)

    def _kept(self, op: PutOp, value: Mapping[str, Any]) -> Kept:
        """
        The item as it is kept.

        Raises NotJson, TooLarge or Invalid where the service would: before anything of an older one is forgotten.
        """
        words = value.get(self._text)
        said = words if isinstance(words, str) and words.strip() and op.index is not False else None
        rest = {name: one for name, one in value.items() if said is None or name != self._text}
        about = {"namespace": list(op.namespace), "key": op.key, "value": rest, "said": said is not None}
        encoded(about)
        if _levels(about) > MOST_LEVELS:
            raise _invalid(f"What is not the text of an item may be nested {MOST_LEVELS} levels deep in all.")
        if "\\u0000" in re.sub(r"\\\\", "", json.dumps([about, said])):
            raise _invalid("An item holds the character NUL, which no text has; leave it out.")
        if len(json.dumps(about)) > MOST_METADATA:
            raise _too_large(f"What is not the text of an item may have {MOST_METADATA} bytes as JSON.")
        if said is not None and len(encoded(said)) > MOST_BYTES:
            raise _too_large(f"The text of an item may have {MOST_BYTES} bytes as JSON.")
        return Kept(about, said)

    def _write(self, session_id: str, item: Kept) -> None:
        self._memory.create_session(self._scope, item.about, session_id)
        if item.said is not None:
            self._say(item.said, session_id)

    def _say(self, words: str, session_id: str) -> None:
        try:
            self._memory.remember({"role": "user", "content": words, "id": id_of(session_id, "text")}, session_id)
        except SpectronError:
            self._forget(session_id)
            raise

    def _forget(self, session_id: str) -> None:
        """Forget an item. Raises SessionConflict where another scope has a session of that id."""
        with contextlib.suppress(NotFound):
            if check_scope(self._memory, session_id, self._scope):
                self._memory.forget({"session_id": session_id})

    def _held(self, session_id: str) -> Kept | None:
        try:
            return self._kept_in(self._memory.session(session_id))
        except NotFound:
            return None

    def _kept_in(self, session: Session) -> Kept | None:
        """What is kept in a session; None where it is no item of this store, and where the text was forgotten."""
        about = session["metadata"]
        if not self._is_item(session):
            return None
        said = next(self._memory.turns(session["id"]), None) if about["said"] else None
        if about["said"] and said is None:
            return None
        return Kept(about, said and said["content"])

    def _value(self, kept: Kept) -> dict[str, Any]:
        return {**kept.about["value"], **({} if kept.said is None else {self._text: kept.said})}

    def _item(self, session_id: str, score: float | None = None) -> SearchItem | None:
        try:
            return self._item_of(self._memory.session(session_id), score)
        except NotFound:
            return None

    def _item_of(self, session: Session, score: float | None = None) -> SearchItem | None:
        """The item that a session is."""
        kept = self._kept_in(session)
        if kept is None:
            return None
        made = datetime.fromisoformat(session["created_at"])
        return SearchItem(tuple(kept.about["namespace"]), kept.about["key"], self._value(kept), made, made, score)

    def _by_words(self, query: str) -> Iterator[SearchItem]:
        hits = self._memory.recall(query, MOST_HITS, self._scope or None, include=["turns", "facts"])["hits"]
        best: dict[str, float] = {}
        for hit in hits:
            best.setdefault(hit["source"]["session_id"] or "", hit["score"])
        return (item for session_id, score in best.items() if session_id and (item := self._item(session_id, score)))

    def _by_age(self) -> Iterator[SearchItem]:
        return (item for session in self._memory.sessions(self._scope) if (item := self._item_of(session)))

    def _namespaces(self, op: ListNamespacesOp) -> list[tuple[str, ...]]:
        sessions = self._memory.sessions(self._scope)
        kept = (session["metadata"]["namespace"] for session in sessions if self._is_item(session))
        fitting = {tuple(one[: op.max_depth]) for one in kept if all(map(_matches(one), op.match_conditions or ()))}
        return sorted(fitting)[op.offset : op.offset + op.limit]

    def _is_item(self, session: Session) -> bool:
        """Whether a session is an item of this store: it has the id of its scope, namespace and key."""
        about = session["metadata"]
        if set(session["scope"]) != set(self._scope) or "namespace" not in about or "key" not in about:
            return False
        return session["id"] == self._session_id(about["namespace"], about["key"])

    def _session_id(self, namespace: Sequence[str], key: str) -> str:
        return id_of("store", digest(json.dumps([sorted(set(self._scope)), list(namespace), key])))


def _levels(value: object) -> int:
    """How deep a value is nested."""
    inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else None
    return 0 if inner is None else 1 + max(map(_levels, inner), default=0)


def _invalid(detail: str) -> Invalid:
    return Invalid(detail, 422, "invalid")


def _too_large(detail: str) -> TooLarge:
    return TooLarge(detail, 413, "too_large")


def _fits(item: Item, op: SearchOp) -> bool:
    inside = item.namespace[: len(op.namespace_prefix)] == op.namespace_prefix
    return inside and all(_compared(item.value.get(name), wanted) for name, wanted in (op.filter or {}).items())


def _compared(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict) and wanted and set(wanted) <= set(COMPARED):
        return value is not None and all(_holds(COMPARED[name], value, one) for name, one in wanted.items())
    return value == wanted


def _holds(compare: Callable[[Any, Any], bool], value: Any, other: Any) -> bool:
    """Whether a comparison holds; none does between a number and a text."""
    try:
        return compare(value, other)
    except TypeError:
        return False


def _matches(namespace: Sequence[str]) -> Callable[[MatchCondition], bool]:
    def matches(condition: MatchCondition) -> bool:
        path = condition.path
        part = namespace[: len(path)] if condition.match_type == "prefix" else namespace[len(namespace) - len(path) :]
        return len(path) <= len(namespace) and all(one in ("*", other) for one, other in zip(path, part, strict=True))

    return matches
