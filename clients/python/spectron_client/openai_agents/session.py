"""The items of a conversation, kept in a session of the memory."""

import asyncio
import contextlib
import logging
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import cast

from agents.items import TResponseInputItem
from agents.memory import SessionSettings

from spectron_client import routes
from spectron_client.answers import Turn
from spectron_client.background import Writer, settle, writer_of
from spectron_client.client import Client
from spectron_client.errors import NotFound, SessionConflict, SpectronError
from spectron_client.openai_agents.items import Item, is_said, item_of, own_id, role_of, tool_of, turn_of
from spectron_client.openai_agents.naming import Conversation, Names
from spectron_client.retrying import Patience
from spectron_client.routes import Message
from spectron_client.scoping import check_scope
from spectron_client.turns import storable
from spectron_client.writes import Pending, Unwritten, Write

log = logging.getLogger("spectron_client")

READ_SECONDS = 5.0
"""How long the history is waited for; the agent goes on with what this object has of it when nothing comes."""

MOST_AT_ONCE = 500
"""Turns of the history that are asked for at once, as many as the service gives."""

WRITE_SECONDS = 5.0
"""How long the answer of a run waits to be written, or to fail once; it goes on in the background after that."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A turn of the conversation: in the memory, under an id of its own there, or on its way."""

    said: Message
    turn_id: str | None = None
    pending: Pending | None = None


class SpectronSession:
    """
    A `Session` of the SDK: `Runner.run(agent, words, session=SpectronSession(memory, "monday"))`.

    Each item is a turn, under ids that follow from the session and the item, so that an item that is added twice is in
    the record once. Items that the service does not have yet are given back all the same.
    """

    def __init__(
        self,
        memory: Client,
        session_id: str,
        scope: Sequence[str] = (),
        user: str | None = None,
        agent: str | None = None,
        writer: Writer | None = None,
    ) -> None:
        """`user` and `agent` are who speaks; left out, the tags of the scope say so, or the roles."""
        self.session_id = session_id
        self.session_settings: SessionSettings | None = None
        self.writer = writer or writer_of(memory)
        self._memory = memory.within(READ_SECONDS, Patience(tries=1))
        self._where = Conversation(session_id, user, agent)
        self._names = Names(session_id)
        self._scope = list(scope)
        self._about = {"session_id": storable(session_id)}
        self._known: list[Kept] | None = None
        self._lock = threading.RLock()

    def for_run(self, run_id: str) -> "SpectronSession":
        """The session for one run that your program knows by name: repeated, it adds no question that is there."""
        where = self._where
        named = SpectronSession(self._memory, where.place, self._scope, where.user, where.agent, self.writer)
        named._names = Names(where.place, run_id)
        return named

    async def get_items(self, limit: int | None = None) -> list[TResponseInputItem]:
        """What was said, oldest first, or the last so many items of it. Raises SessionConflict for another scope's."""
        return await asyncio.to_thread(self._get, limit)

    async def add_items(self, items: list[TResponseInputItem]) -> None:
        """Remember items in the background; an answer is waited for, five seconds at most, until it is written."""
        await asyncio.to_thread(self._add, cast("list[Item]", items))

    async def pop_item(self) -> TResponseInputItem | None:
        """Take the last item back: the memory forgets it. Raises SpectronError where that is not so."""
        return await asyncio.to_thread(self._pop)

    async def clear_session(self) -> None:
        """Forget the session. Raises SpectronError where that is not so."""
        await asyncio.to_thread(self._clear)

    def _get(self, limit: int | None) -> list[TResponseInputItem]:
        with self._lock:
            self._load()
            found = [item for one in self._known or [] if (item := self._item(one)) is not None]
        most = limit if limit is not None else self.session_settings and self.session_settings.limit
        return found if most is None or most < 0 else found[len(found) - min(most, len(found)) :]

    def _add(self, items: Sequence[Item]) -> None:
        with self._lock:
            if self._known is None:
                self._load()
            turns = self._turns([item for item in items if is_said(item)])
            if not turns:
                return
            pending = self.writer.write(Write(self._where.session_id, turns, self._scope, self._about))
            self._known = [*(self._known or []), *(Kept(one, pending=pending) for one in turns)]
        if turns[-1]["role"] == "assistant":
            pending.tried.wait(WRITE_SECONDS)

    def _pop(self) -> TResponseInputItem | None:
        with self._lock:
            known = self._settled()
            for place in reversed(range(len(known))):
                item = self._item(known[place])
                if item is not None:
                    self._forget(known[place])
                    self._known = [*known[:place], *known[place + 1 :]]
                    return item
        return None

    def _clear(self) -> None:
        with self._lock:
            self._settled()
            with contextlib.suppress(NotFound):
                self._memory.forget({"session_id": self._where.session_id})
            self._known = []

    def _turns(self, items: Sequence[Item]) -> list[Message]:
        """The turns of those items that are not known. Of what is no turn it is told."""
        known = [one.said for one in self._known or []]
        ids = {one.get("id") for one in known}
        tools = {own_id(item): tool_of(item) for item in items if item.get("name")}
        turns: list[Message] = []
        self._names.begin()
        for item in items:
            turn_id = own_id(item) or ""
            try:
                turn_id = self._names.of(item, [*known, *turns])
                said = turn_of(item, turn_id, self._speaker(item, tools))
            except SpectronError as error:
                self.writer.tell(Unwritten(self._where.session_id, [turn_id], error))
                continue
            self._names.follow(item, turn_id)
            if turn_id not in ids:
                ids.add(turn_id)
                turns.append(said)
        return turns

    def _speaker(self, item: Item, tools: Mapping[str | None, str]) -> str | None:
        role = role_of(item)
        if role == "tool":
            return tools.get(own_id(item)) or self._tool(own_id(item))
        return {"user": self._where.user, "assistant": self._where.agent}.get(role)

    def _tool(self, call_id: str | None) -> str | None:
        """The tool of a call that is in the conversation already."""
        for one in reversed(self._known or []):
            item = item_of(one.said, self._where.place)
            if item and item.get("call_id") == call_id and "name" in item:
                return item["name"]
        return None

    def _load(self) -> None:
        """
        Read the conversation anew; where that fails, what is known of it remains.

        Raises SessionConflict where it is that of another scope.
        """
        try:
            self._known = self._read()
        except SessionConflict:
            raise
        except Exception as error:  # noqa: BLE001 - such as a client that was closed: the agent goes on all the same
            self._known = self._known or []
            log.warning("the agent goes on with what is known of its history: %s", type(error).__name__)

    def _read(self) -> list[Kept]:
        """What the memory has, and behind it what is on its way. Raises SpectronError."""
        before = self._known or []
        done = {one.said.get("id") for one in before if one.pending and one.pending.done}
        stored = self._stored()
        ids = {one.said.get("id") for one in stored} | done
        return stored + [one for one in before if one.pending and one.said.get("id") not in ids]

    def _stored(self) -> list[Kept]:
        """What the memory has; it is asked at once for that, and whose it is. Raises SpectronError."""
        session_id = self._where.session_id
        asked = replace(routes.turns(session_id), query={"limit": MOST_AT_ONCE})
        with contextlib.suppress(NotFound), ThreadPoolExecutor(1) as beside:
            whose = beside.submit(check_scope, self._memory, session_id, self._scope)
            found = [_kept(turn) for turn in self._memory.each(asked)]
            return found if whose.result() else []
        return []

    def _settled(self) -> list[Kept]:
        """The conversation, once nothing of it is on its way or in the outbox. Raises SpectronError."""
        settle(self.writer, self._where.session_id, WRITE_SECONDS)
        return self._read()

    def _forget(self, one: Kept) -> None:
        if one.turn_id is None:
            return
        with contextlib.suppress(NotFound):
            self._memory.forget({"turn_ids": [one.turn_id]})

    def _item(self, one: Kept) -> TResponseInputItem | None:
        item = item_of(one.said, self._where.place)
        return cast("TResponseInputItem | None", item)


def _kept(turn: Turn) -> Kept:
    said: Message = {"role": turn["role"], "content": turn["content"], "speaker": turn["speaker"]}
    said["id"] = turn["message_id"] or turn["id"]
    return Kept(said, turn["id"])
