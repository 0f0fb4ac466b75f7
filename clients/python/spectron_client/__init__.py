"""
Client of Spectron, the memory of AI agents as a graph.

    import spectron_client

    with spectron_client.open() as memory:
        memory.remember("My sister Beth lives in Lisbon.")
        print(memory.context("Where does Beth live?")["context"])
"""

from spectron_client.async_client import AsyncClient
from spectron_client.client import Client
from spectron_client.errors import Problem, SpectronError
from spectron_client.retrying import Patience
from spectron_client.routes import Message
from spectron_client.settings import Settings, settings_of

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


def open() -> Client:  # noqa: A001 - one opens a memory as one opens a file
    """Give a client of the memory that the environment names. Raises BadSetting."""
    return Client(settings_of())


def open_async() -> AsyncClient:
    """Give an asynchronous client of the memory that the environment names. Raises BadSetting."""
    return AsyncClient(settings_of())
