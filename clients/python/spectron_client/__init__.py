"""
Client of Spectron, the memory of AI agents as a graph.

    import spectron_client

    with spectron_client.open() as memory:
        memory.remember("My sister Beth lives in Lisbon.")
        print(memory.context("Where does Beth live?")["context"])
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from spectron_client.errors import Problem, SpectronError
from spectron_client.routes import Message
from spectron_client.settings import Settings, settings_of

if TYPE_CHECKING:
    from spectron_client.async_client import AsyncClient
    from spectron_client.client import Client
    from spectron_client.retrying import Patience

__all__ = [
    "AsyncClient",
    "Client",
    "Message",
    "Patience",
    "Problem",
    "Settings",
    "SpectronError",
    "open",
    "open_async",
    "settings_of",
]

WITH_HTTPX = {"AsyncClient": "async_client", "Client": "client", "Patience": "retrying"}
"""Names that are imported when they are first used: httpx takes far longer to import than all else."""


def open() -> "Client":  # noqa: A001 - one opens a memory as one opens a file
    """Give a client of the memory that the environment names. Raises BadSetting."""
    from spectron_client.client import Client  # noqa: PLC0415 - see WITH_HTTPX

    return Client(settings_of())


def open_async() -> "AsyncClient":
    """Give an asynchronous client of the memory that the environment names. Raises BadSetting."""
    from spectron_client.async_client import AsyncClient  # noqa: PLC0415 - see WITH_HTTPX

    return AsyncClient(settings_of())


def __getattr__(name: str) -> Any:
    if name not in WITH_HTTPX:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{WITH_HTTPX[name]}"), name)
