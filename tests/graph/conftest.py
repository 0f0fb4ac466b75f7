"""The memory over each engine, and a fresh context of it for every test."""

import pytest

from graph.access import Access, local_access
from graph.engine.driver import Graph
from graph.memory import Memory, Reader, root_key
from graph.settings import Settings
from tests.graph.conversation import Conversation
from tests.graph.pictures import Picture

SCOPE = ["org=acme", "user=u_alice"]


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The real reader, loaded once for all engines."""
    return Reader()


@pytest.fixture(scope="session")
def memory(graph: Graph, settings: Settings, reader: Reader) -> Memory:
    """A live memory, shared by all tests."""
    return Memory(settings, graph, root_key(settings), reader)


@pytest.fixture
def access(memory: Memory, context: str) -> Access:
    """Full rights in a context of the test's own."""
    return local_access(memory, context)


@pytest.fixture
def picture(memory: Memory, context: str) -> Picture:
    """What the graph of the context looks like."""
    return Picture(memory.graph, context)


@pytest.fixture
def talk(memory: Memory, access: Access) -> Conversation:
    """A conversation of Alice's in which a test says what is read."""
    return Conversation(memory, access, SCOPE)
