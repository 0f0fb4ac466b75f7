"""The connections of a client, which the processes that are forked off leave to the one that made them."""

import os
import threading
from typing import Any, Generic, TypeVar
from weakref import WeakSet

import httpx

from spectron_client.calls import HALF, Call, content
from spectron_client.errors import BadSetting, NotJson, TooLarge
from spectron_client.settings import Settings

Http = TypeVar("Http", httpx.Client, httpx.AsyncClient)


class Connections(Generic[Http]):
    """
    The connections that a client and those made of it share.

    Two processes that read from one connection are given the answers of each other, so a process that was forked off
    makes its own when it first asks. Those of its parent it neither uses nor closes.
    """

    def __init__(self, kind: type[Http], settings: Settings, timeout: float) -> None:
        """Raises BadSetting where the settings are none that a request can be made with."""
        self._kind, self._settings, self._timeout = kind, settings, timeout
        self._making = threading.Lock()
        self._here: Http | None = self._made()
        self._parents: list[Http] = []
        _all.add(self)

    @property
    def http(self) -> Http:
        """The connections of this process."""
        with self._making:
            if self._here is None:
                self._here = self._made()
            return self._here

    def _made(self) -> Http:
        try:
            headers = {"API-KEY": self._settings.api_key}
            return self._kind(base_url=self._settings.base_url, headers=headers, timeout=self._timeout)
        except (httpx.InvalidURL, UnicodeError) as error:
            detail = "The address, the context or the key of the settings cannot be sent: one holds what none holds."
            raise BadSetting(detail) from error

    def begin(self) -> None:
        """Have none, in a process that was forked off; a client that is closed stays so."""
        self._making = threading.Lock()
        if self._here and not self._here.is_closed:
            self._parents.append(self._here)
            self._here = None


def built(http: httpx.Client | httpx.AsyncClient, call: Call[Any], timeout: float) -> httpx.Request:
    """The HTTP request of a call. Raises NotJson or TooLarge for what cannot be one."""
    told = content(call)
    try:
        return http.build_request(**told, timeout=timeout)
    except UnicodeError as error:
        raise NotJson(HALF) from error
    except httpx.InvalidURL as error:
        raise TooLarge("What is asked is too long for an address; ask with fewer words.", 414, "none") from error


_all: WeakSet[Connections[Any]] = WeakSet()


def _begin_in_child() -> None:
    for connections in list(_all):
        connections.begin()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_in_child)
