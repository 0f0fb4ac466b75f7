"""Remembering in the background: the writers of a program, the one that those share who bring none, and their end."""

import atexit
import os
import threading
import time
from collections.abc import Callable
from multiprocessing import parent_process, util
from weakref import WeakValueDictionary

from spectron_client.client import Client
from spectron_client.errors import Unreachable
from spectron_client.settings import Settings
from spectron_client.writer import CLOSE_SECONDS, Writer, writers

__all__ = ["Writer", "close_all", "settle", "writer_of"]

WAITS = "Something of this session is not in the memory yet, so nothing of it can be taken back now."

_shared: WeakValueDictionary[tuple[Settings, float], Writer] = WeakValueDictionary()
_sharing = threading.Lock()


def writer_of(memory: Client) -> Writer:
    """The writer that all share which write into this memory and bring none of their own; it lives as long as they."""
    with _sharing:
        writer = _shared.get((memory.settings, memory.timeout))
        if writer is None or writer.closed:
            writer = _shared[memory.settings, memory.timeout] = Writer(memory)
        return writer


def settle(writer: Writer, session_id: str, timeout: float) -> None:
    """
    Wait until nothing of a session is on its way into the memory of a writer, by whichever writer of this program.

    What is forgotten while some of it waits would come back. Raises Unreachable where that is so after so many seconds.
    """
    until = time.monotonic() + timeout
    for one in list(writers):
        same = one.settings.base_url == writer.settings.base_url
        if same and not one.settled(session_id, max(0.0, until - time.monotonic())):
            raise Unreachable(WAITS)


def close_all(timeout: float = CLOSE_SECONDS) -> None:
    """Close every writer there is, within so many seconds in all."""
    closing, until = list(writers), time.monotonic() + timeout
    for writer in closing:
        writer.stop()
    for writer in closing:
        writer.close(max(0.0, until - time.monotonic()))


def _begin_in_child() -> None:
    """A process that was forked off has no threads, and leaves to its parent what waited there."""
    global _sharing  # noqa: PLW0603 - whoever held it is not in this process
    _sharing = threading.Lock()
    for writer in list(writers):
        writer.begin()


def _close_with_child(close: Callable[[], None] = close_all) -> None:
    """A process of `multiprocessing` ends without what is registered for the end of a program."""
    util.Finalize(None, close, exitpriority=0)


atexit.register(close_all)
util.register_after_fork(close_all, _close_with_child)
if parent_process():
    _close_with_child()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_in_child)
