"""
The one way to the graph: units of work, each in a transaction of its own.

A unit is a function of a transaction. It may run more than once, so it does nothing but talk to the graph. An error
that passes makes the whole unit run again, after a short wait of random length, unless the disk takes no writes; what
remains after that becomes `GraphUnavailable` or `GraphFault`. An error of ours raised in a unit rolls it back and goes
through unchanged.

When the embedded engine has died, the call that notices fails with `GraphUnavailable`, since its work may be done or
not. Beside it a thread starts the engine again, or joins the one that another process has started. Calls that come
in between fail at once: whoever waited here would keep others waiting for what the call holds.
"""

import logging
import random
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TypeVar

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph import tally
from graph.engine.connection import connect
from graph.engine.embedded import Embedded
from graph.engine.enginefiles import DATABASE
from graph.engine.faults import EngineName, OvertakenError, answer, lost, passing, translated, unwritten
from graph.errors import EngineFailed, GraphUnavailable, SpectronError, StorageFailed
from graph.settings import Settings

log = logging.getLogger(__name__)

T = TypeVar("T")
Work = Callable[[neo4j.Transaction], T]

SPARE_CONNECTIONS = 4
COMPACTING = ("CHECK DATABASE COMPRESS", "REBUILD INDEX *")
COMPACT_SECONDS = 3600.0
FETCHED = 1000
TRIES = 10
FIRST_WAIT_SECONDS = 0.01
LONGEST_WAIT_SECONDS = 0.5
TRANSACTION_SECONDS = 60.0
"""Neo4j ends a transaction after this; the embedded engine knows the same limit from its start arguments."""


class Graph:
    """A graph that answers; `open_graph` makes one."""

    def __init__(self, settings: Settings) -> None:
        """Connect. Raises GraphUnavailable, and EngineFailed if the embedded engine does not start."""
        self._settings = settings
        self.embedded = None if settings.neo4j_uri else Embedded(settings.data, settings.engine_heap)
        self.engine: EngineName = "arcadedb" if self.embedded else "neo4j"
        self.database = DATABASE if self.embedded else settings.neo4j_database
        self._returning = threading.Lock()
        self._closed = False
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        self._driver = self._connected()
        # Closed at the end only: other threads may be using them, and a driver does not stand that.
        self._broken: list[neo4j.Driver] = []

    def read(self, work: Work[T], seconds: float = TRANSACTION_SECONDS) -> T:
        """What `work` returns from one transaction that only reads; Neo4j ends it after so many seconds."""
        return self._unit(work, neo4j.READ_ACCESS, seconds=seconds)

    def write(self, work: Work[T]) -> T:
        """What `work` returns from one transaction, which is on disk when this returns."""
        return self._unit(work, neo4j.WRITE_ACCESS)

    def preview(self, work: Work[T]) -> T:
        """What `work` returns from one transaction that is taken back."""
        return self._unit(work, neo4j.WRITE_ACCESS, keep=False)

    def once(self, work: Work[T], seconds: float, rows: int) -> T:
        """What `work` returns from one transaction that is tried once and taken back; so many rows are sent at a time.

        Neo4j lets it read alone, and ends it after so many seconds.
        """
        driver = self._driver
        access = neo4j.WRITE_ACCESS if self.embedded else neo4j.READ_ACCESS
        try:
            return self._once(driver, work, access, keep=False, seconds=seconds, rows=rows)
        except (DriverError, Neo4jError) as error:
            raise self._failed(driver, error) from error

    def compact(self) -> None:
        """Write the embedded engine's files anew without what was deleted; its log is emptied when it next stops.

        Neo4j does so by itself, as its settings say. Raises EngineFailed, GraphFault.
        """
        if self.embedded:
            for statement in COMPACTING:
                self.embedded.sql(statement, COMPACT_SECONDS)

    def storage_failure(self) -> StorageFailed | None:
        """What keeps the embedded engine's disk from taking writes now, if anything does."""
        return self.embedded.storage_failure() if self.embedded else None

    def server(self) -> neo4j.ServerInfo:
        """Address, version and name of the server. Raises GraphUnavailable."""
        driver = self._driver
        try:
            return driver.get_server_info()
        except (DriverError, Neo4jError) as error:
            raise self._failed(driver, error) from error

    def close(self) -> None:
        """Close the connections and leave the embedded engine."""
        self._closed = True
        for driver in (*self._broken, self._driver):
            driver.close()
        if self.embedded:
            self.embedded.release()

    def _connected(self) -> neo4j.Driver:
        settings = self._settings
        if self.embedded:
            self.embedded.acquire()
            uri, login = self.embedded.uri, self.embedded.login
        else:
            password = settings.neo4j_password
            uri = settings.neo4j_uri or ""
            login = (settings.neo4j_user, password.get_secret_value()) if password else None
        return connect(uri, login, settings.workers + SPARE_CONNECTIONS)

    def _unit(self, work: Work[T], access: str, *, keep: bool = True, seconds: float = TRANSACTION_SECONDS) -> T:
        for attempt in range(1, TRIES + 1):
            driver = self._driver
            try:
                return self._once(driver, work, access, keep=keep, seconds=seconds)
            except (DriverError, Neo4jError) as error:
                if attempt == TRIES or not passing(error, self.engine) or self._stuck(error):
                    raise self._failed(driver, error) from error
            except OvertakenError as error:
                if attempt == TRIES:
                    raise GraphUnavailable("Others write the same at this moment; try again in a moment.") from error
            tally.add("retries")
            log.debug("unit_repeated", extra={"attempt": attempt})
            longest = min(FIRST_WAIT_SECONDS * 2**attempt, LONGEST_WAIT_SECONDS)
            time.sleep(random.uniform(FIRST_WAIT_SECONDS, longest))  # noqa: S311
        raise AssertionError("the last try returns or raises")

    def _once(
        self, driver: neo4j.Driver, work: Work[T], access: str, *, keep: bool, seconds: float, rows: int = FETCHED
    ) -> T:
        with (
            driver.session(
                database=self.database,
                default_access_mode=access,
                bookmark_manager=self._bookmarks,
                fetch_size=rows,
            ) as session,
            session.begin_transaction(timeout=seconds) as transaction,
        ):
            result = work(transaction)
            if not keep:
                transaction.rollback()
        if keep:
            tally.keep(transaction)
        return result

    def _failed(self, driver: neo4j.Driver, error: DriverError | Neo4jError) -> SpectronError:
        failure = self._stuck(error) or translated(error)
        log.warning("unit_failed", extra={"error": type(error).__name__, "answer": answer(error), "code": failure.code})
        if self.embedded and lost(error) and self._returning.acquire(blocking=False):
            threading.Thread(target=self._bring_back, args=(driver,), name="engine-back", daemon=True).start()
        return failure

    def _stuck(self, error: DriverError | Neo4jError) -> StorageFailed | None:
        """What keeps the disk from taking what could not be written, if anything does."""
        return self.storage_failure() if unwritten(error) else None

    def _bring_back(self, broken: neo4j.Driver) -> None:
        try:
            if self._driver is broken and not self._closed:
                self._driver = self._connected()
                self._broken.append(broken)
        except EngineFailed:
            log.exception("engine_not_back")
        finally:
            self._returning.release()


@contextmanager
def open_graph(settings: Settings) -> Generator[Graph, None, None]:
    """The graph that the settings name, answering; the embedded engine is started or joined, and left at the end.

    Raises GraphUnavailable, and EngineFailed if the embedded engine does not start. The schema is `graph.schema`'s.
    """
    graph = Graph(settings)
    try:
        graph.read(lambda transaction: transaction.run("RETURN 1").consume())
        if not graph.embedded and "ArcadeDB" in graph.server().agent:
            raise EngineFailed("SPECTRON_NEO4J_URI names an ArcadeDB server; leave it unset, spectron starts its own.")
        yield graph
    finally:
        graph.close()
