"""Writers who never stop, what they were told, and whether it is so."""

import threading
import time
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import httpx

TEXTS = ("I live in Porto.", "Ben works for Acme.", "I moved to Turin.", "I like tea.")
PAUSE_SECONDS = 0.05
PAGE = 500


@dataclass
class Writers:
    """Some writers, each with batches for a session of its own."""

    http: httpx.Client
    name: str
    count: int = 8
    statuses: Counter[int] = field(default_factory=Counter[int])
    """Replies by status; 0 stands for none at all."""
    acknowledged: list[str] = field(default_factory=list[str])
    """Ids of turns that a writer was told are kept."""
    _over: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def writing(self) -> Generator[None]:
        """They write for as long as the block lasts."""
        threads = [threading.Thread(target=self._write, args=(number,)) for number in range(self.count)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._over.set()
            for thread in threads:
                thread.join()

    def sessions(self) -> list[str]:
        return [f"{self.name}-{number}" for number in range(self.count)]

    def _write(self, number: int) -> None:
        session = self.sessions()[number]
        messages = [{"role": "user", "content": text} for text in TEXTS]
        while not self._over.is_set():
            if session:
                reply = self._post("/sessions", {"id": session, "scope": ["org=acme"]})
                session = session if reply is None or reply.status_code == HTTPStatus.SERVICE_UNAVAILABLE else ""
                continue
            body = {"session_id": self.sessions()[number], "messages": messages}
            reply = self._post("/facts/batch", body)
            if reply is not None and reply.status_code == HTTPStatus.OK:
                self.acknowledged += reply.json()["turn_ids"]

    def _post(self, path: str, body: dict[str, Any]) -> httpx.Response | None:
        try:
            reply = self.http.post(path, json=body)
        except httpx.TransportError:
            self.statuses[0] += 1
            time.sleep(PAUSE_SECONDS)
            return None
        self.statuses[reply.status_code] += 1
        if not reply.is_success:
            time.sleep(PAUSE_SECONDS)
        return reply


@dataclass(frozen=True, slots=True)
class Damage:
    """What should not be."""

    lost: int
    """Turns that were acknowledged and are not there."""
    torn: int
    """Sessions with a part of a batch, or with a gap in their numbers."""

    @property
    def told(self) -> str:
        """Both, in this order."""
        return f"{self.lost}, {self.torn}"


def damage(http: httpx.Client, writers: Writers) -> Damage:
    """Compare what the writers were told with what is there."""
    kept, torn = set[str](), 0
    for session in writers.sessions():
        turns = list(_turns(http, session))
        kept |= {turn["id"] for turn in turns}
        whole = len(turns) % len(TEXTS) == 0
        in_order = [turn["content"] for turn in turns] == [TEXTS[place % len(TEXTS)] for place in range(len(turns))]
        torn += not (whole and in_order and [turn["seq"] for turn in turns] == list(range(1, len(turns) + 1)))
    return Damage(len(set(writers.acknowledged) - kept), torn)


def _turns(http: httpx.Client, session: str) -> Generator[dict[str, Any]]:
    cursor: str | None = None
    while True:
        params = {"limit": PAGE} | ({"cursor": cursor} if cursor else {})
        reply = http.get(f"/sessions/{session}/turns", params=params)
        if reply.status_code == HTTPStatus.NOT_FOUND:
            return
        shown = reply.raise_for_status().json()
        yield from shown["turns"]
        cursor = shown["page"]["next_cursor"]
        if not cursor:
            return
