"""Each request as one operation: told when it is over to those who log, count and trace."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

METHODS = frozenset({"GET", "POST", "PATCH", "DELETE"})


@dataclass(frozen=True, slots=True)
class Operation:
    """
    What was asked and how it ended, without a word of the caller's.

    `method` is one that routes take, or "other", since anybody can invent one; `route` is the template of the path, or
    none where there is no such route; `context` and `key` are ids, and only of what exists; `parent` is the caller's
    own span, as W3C Trace Context writes it.
    """

    method: str
    route: str | None
    status: int
    context: str | None
    key: str | None
    parent: str | None
    began_ns: int
    seconds: float


Teller = Callable[[Operation], None]


class Operations:
    """Tells of each request when it is over."""

    def __init__(self, app: ASGIApp, tellers: Sequence[Teller]) -> None:
        self.app = app
        self.tellers = tellers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began_ns, began, status = time.time_ns(), time.perf_counter(), 500

        async def send_noting(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self.app(scope, receive, send_noting)
        finally:
            done = _operation(scope, status, began_ns, time.perf_counter() - began)
            for tell in self.tellers:
                tell(done)


def _operation(scope: Scope, status: int, began_ns: int, seconds: float) -> Operation:
    state = scope.get("state", {})
    return Operation(
        method=scope["method"] if scope["method"] in METHODS else "other",
        route=getattr(scope.get("route"), "path", None),
        status=status,
        context=state.get("context_id"),
        key=state.get("key_id"),
        parent=Headers(scope=scope).get("traceparent"),
        began_ns=began_ns,
        seconds=seconds,
    )
