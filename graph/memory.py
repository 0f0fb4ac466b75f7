"""The memory that everything else is handed: one graph, one reader, opened and closed in one place."""

import os
import secrets
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from extraction import nlp
from graph.driver import Graph, open_graph
from graph.locks import InFlight, Stripes
from graph.schema import apply_schema
from graph.settings import Settings

if TYPE_CHECKING:
    from graph.access import Access

ROOT_KEY_FILE = "root.key"


@dataclass(slots=True)
class Memory:
    """A live memory. Threads share it."""

    settings: Settings
    graph: Graph
    root_key: str
    sessions: Stripes = field(default_factory=Stripes)
    """Writers of one session take turns here while they read its tail and the text."""
    writers: Stripes = field(default_factory=Stripes)
    """Writers of one context take turns here for their transaction."""
    in_flight: InFlight = field(default_factory=InFlight)
    checked_keys: dict[str, tuple[float, "Access"]] = field(default_factory=dict[str, tuple[float, "Access"]])
    _reader: nlp.English | None = None
    _loading: threading.Lock = field(default_factory=threading.Lock)

    @property
    def reader(self) -> nlp.English:
        """The reader of English, loaded at first use."""
        with self._loading:
            if self._reader is None:
                self._reader = nlp.load()
            return self._reader


@contextmanager
def open_memory(settings: Settings) -> Generator[Memory]:
    """A memory over a live graph with its schema in place; what was started for it ends with it.

    Raises GraphUnavailable when the graph cannot be reached or started.
    """
    with open_graph(settings) as graph:
        apply_schema(graph)
        yield Memory(settings, graph, root_key(settings))


def root_key(settings: Settings) -> str:
    """The root key of the settings, else the one in the data folder, made at first use with mode 0600."""
    if settings.root_key:
        return settings.root_key.get_secret_value()
    path = Path(settings.data) / ROOT_KEY_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        key = f"sp-root-{secrets.token_urlsafe(32)}"
        file.write(key)
    return key
