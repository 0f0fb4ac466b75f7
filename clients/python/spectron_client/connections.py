"""The connections of a client, which the processes that are forked off leave to the one that made them."""

import os
import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar
from weakref import WeakSet

import httpx

Http = TypeVar("Http", httpx.Client, httpx.AsyncClient)


class Connections(Generic[Http]):
    """
    The connections that a client and those made of it share.

    Two processes that read from one connection are given the answers of each other, so a process that was forked off
    makes its own when it first asks. Those of its parent it neither uses nor closes.
    """

    def __init__(self, make: Callable[[], Http]) -> None:
        self._make = make
        self._making = threading.Lock()
        self._here: Http | None = make()
        self._parents: list[Http] = []
        _all.add(self)

    @property
    def http(self) -> Http:
        """The connections of this process."""
        with self._making:
            if self._here is None:
                self._here = self._make()
            return self._here

    def begin(self) -> None:
        """Have none, in a process that was forked off; a client that is closed stays so."""
        self._making = threading.Lock()
        if self._here and not self._here.is_closed:
            self._parents.append(self._here)
            self._here = None


_all: WeakSet[Connections[Any]] = WeakSet()


def _begin_in_child() -> None:
    for connections in list(_all):
        connections.begin()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_in_child)
