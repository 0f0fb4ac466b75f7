"""The client that lets others run while it waits."""

import asyncio
import functools
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Concatenate, ParamSpec, Self, TypeVar

import httpx

from spectron_client import routes
from spectron_client.calls import Call, Listing
from spectron_client.connections import Connections, built
from spectron_client.retrying import Patience, tries
from spectron_client.settings import Settings

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
Item = TypeVar("Item")


def _asks(make: Callable[Asked, Call[Answer]]) -> Callable[Concatenate["AsyncClient", Asked], Awaitable[Answer]]:
    @functools.wraps(make)
    def ask(client: "AsyncClient", *args: Asked.args, **kwargs: Asked.kwargs) -> Awaitable[Answer]:
        return client.send(make(*args, **kwargs))

    return ask


def _lists(make: Callable[Asked, Listing[Item]]) -> Callable[Concatenate["AsyncClient", Asked], AsyncGenerator[Item]]:
    @functools.wraps(make)
    def ask(client: "AsyncClient", *args: Asked.args, **kwargs: Asked.kwargs) -> AsyncGenerator[Item]:
        return client.each(make(*args, **kwargs))

    return ask


class AsyncClient:
    """A memory behind its HTTP API. Its methods are described in `routes`."""

    def __init__(self, settings: Settings, timeout: float = 30.0, patience: Patience | None = None) -> None:
        """`timeout` is in seconds, for connecting and for the silence before and within a reply."""
        self.settings = settings
        self.timeout = timeout
        self.patience = patience or Patience()
        self._connections = Connections(httpx.AsyncClient, settings, timeout)

    async def send(self, call: Call[Answer]) -> Answer:
        """Send a request, again where its failure may pass, and give the answer. Raises SpectronError."""
        http = self._connections.http
        request = built(http, call, self.timeout)
        steps = tries(self.patience, time.monotonic())
        wait = next(steps)
        while True:
            await asyncio.sleep(wait)
            try:
                reply = await http.send(request)
            except httpx.RequestError as error:
                reply = error
            try:
                wait = steps.send(reply)
            except StopIteration as end:
                return call.answer_of(end.value)

    async def each(self, listing: Listing[Item]) -> AsyncGenerator[Item]:
        """Every item of a list, asked for page by page. Raises SpectronError."""
        following: Listing[Item] | None = listing
        while following:
            reply = await self.send(following.page())
            for item in following.of(reply):
                yield item
            following = following.after(reply)

    async def close(self) -> None:
        """Close the connections."""
        await self._connections.http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    remember = _asks(routes.remember)
    create_session = _asks(routes.create_session)
    session = _asks(routes.session)
    sessions = _lists(routes.sessions)
    update_session = _asks(routes.update_session)
    turns = _lists(routes.turns)
    recall = _asks(routes.recall)
    context = _asks(routes.context)
    state = _asks(routes.state)
    session_state = _asks(routes.session_state)
    diff = _asks(routes.diff)
    diff_between = _asks(routes.diff_between)
    facts = _lists(routes.facts)
    entities = _lists(routes.entities)
    instructions = _lists(routes.instructions)
    uncertainties = _lists(routes.uncertainties)
    resolve = _asks(routes.resolve)
    forget = _asks(routes.forget)
    me = _asks(routes.me)
