"""The memory that everything else is handed: one graph, one reader, opened and closed in one place."""

import os
import secrets
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from graph.engine.driver import Graph, open_graph
from graph.engine.schema import apply_schema
from graph.locks import InFlight, Stripes
from graph.recall.readtraces import ReadTraces
from graph.settings import Settings

if TYPE_CHECKING:
    from extraction.language.nlp import English
    from graph.access import Access
    from graph.recall.vectors import Vectors

ROOT_KEY_FILE = "root.key"


class Reader:
    """The reader of English, loaded at first use; threads share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._english: English | None = None

    def get(self) -> "English":
        with self._lock:
            if self._english is None:
                # spaCy takes a second to import: whoever only lists facts, or starts the engine, need not wait.
                from extraction.language import nlp  # noqa: PLC0415

                self._english = nlp.load()
            return self._english

    def warm(self) -> None:
        """Loads the reader and all that it reads with."""
        from extraction.extract import warm  # noqa: PLC0415 - see get

        warm(self.get())


class Meaning:
    """The table of vectors that recall compares meanings with, loaded at first use; threads share it."""

    def __init__(self, folder: Path | None = None) -> None:
        self._lock = threading.Lock()
        self._folder = folder
        self._vectors: Vectors | None = None

    def get(self) -> "Vectors":
        with self._lock:
            if self._vectors is None:
                # Whoever does not recall need not wait for the table.
                from graph.recall.vectors import MODEL, Vectors  # noqa: PLC0415

                self._vectors = Vectors(self._folder or MODEL)
            return self._vectors


@dataclass(slots=True)
class Memory:
    """A live memory. Threads share it."""

    settings: Settings
    graph: Graph
    root_key: str
    reader: Reader
    vectors: Meaning = field(default_factory=Meaning)
    sessions: Stripes = field(default_factory=Stripes)
    """Writers of one session take turns here while they read its tail and the text."""
    writers: Stripes = field(default_factory=Stripes)
    """Writers of one context take turns here for their transaction."""
    reads: ReadTraces = field(default_factory=ReadTraces)
    in_flight: InFlight = field(default_factory=InFlight)
    next_sweep: float = 0.0
    """When to look again for stored replies that are too old, by the monotonic clock."""
    checked_keys: dict[str, tuple[float, "Access"]] = field(default_factory=dict[str, tuple[float, "Access"]])
    loading: tuple[threading.Thread, ...] = ()
    """What still loads the reader and the vectors, or did."""


@contextmanager
def open_memory(settings: Settings, *, warm: bool = False) -> Generator[Memory]:
    """A memory over a live graph with its schema in place; what was started for it ends with it.

    `warm` loads the reader beside the start of the graph, for those who will read soon. Raises GraphUnavailable
    when the graph cannot be reached or started.
    """
    reader, vectors = Reader(), Meaning(settings.vectors)
    loads = {"reader": reader.warm, "vectors": vectors.get} if warm else {}
    loading = tuple(threading.Thread(target=load, name=name, daemon=True) for name, load in loads.items())
    for one in loading:
        one.start()
    with open_graph(settings) as graph:
        apply_schema(graph)
        yield Memory(settings, graph, root_key(settings), reader, vectors, loading=loading)


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
