"""The client that waits for each answer."""

import copy
import functools
import time
from collections.abc import Callable, Generator
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


def _asks(make: Callable[Asked, Call[Answer]]) -> Callable[Concatenate["Client", Asked], Answer]:
    @functools.wraps(make)
    def ask(client: "Client", *args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        return client.send(make(*args, **kwargs))

    return ask


def _lists(make: Callable[Asked, Listing[Item]]) -> Callable[Concatenate["Client", Asked], Generator[Item]]:
    @functools.wraps(make)
    def ask(client: "Client", *args: Asked.args, **kwargs: Asked.kwargs) -> Generator[Item]:
        return client.each(make(*args, **kwargs))

    return ask


class Client:
    """A memory behind its HTTP API. Its methods are described in `routes`; threads may share it."""

    def __init__(self, settings: Settings, timeout: float = 30.0, patience: Patience | None = None) -> None:
        """`timeout` is in seconds, for connecting and for the silence before and within a reply."""
        self.settings = settings
        self.timeout = timeout
        self.patience = patience or Patience()
        self._connections = Connections(httpx.Client, settings, timeout)

    def within(self, timeout: float, patience: Patience) -> Self:
        """The same client over the same connections, with so many seconds and as much patience."""
        other = copy.copy(self)
        other.timeout, other.patience = timeout, patience
        return other

    def send(self, call: Call[Answer]) -> Answer:
        """Send a request, again where its failure may pass, and give the answer. Raises SpectronError."""
        http = self._connections.http
        request = built(http, call, self.timeout)
        steps = tries(self.patience, time.monotonic())
        wait = next(steps)
        while True:
            time.sleep(wait)
            try:
                reply = http.send(request)
            except httpx.RequestError as error:
                reply = error
            try:
                wait = steps.send(reply)
            except StopIteration as end:
                return call.answer_of(end.value)

    def each(self, listing: Listing[Item]) -> Generator[Item]:
        """Every item of a list, asked for page by page. Raises SpectronError."""
        following: Listing[Item] | None = listing
        while following:
            reply = self.send(following.page())
            yield from following.of(reply)
            following = following.after(reply)

    def close(self) -> None:
        """Close the connections."""
        self._connections.http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

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
