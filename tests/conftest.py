"""
Real engines for the tests: the embedded one always, and a Neo4j where one can be had.

A test that takes `graph` runs once on each engine (`--engine=arcadedb` or `--engine=neo4j` runs it on one). The graph
is shared by all tests and never emptied: a test works in a `context` of its own.
"""

import re
import signal
from collections.abc import Generator
from importlib.metadata import version
from pathlib import Path

import pytest
from pydantic import SecretStr
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from graph import ids
from graph.engine.driver import Graph, open_graph
from graph.engine.faults import EngineName
from graph.engine.schema import apply_schema
from graph.settings import Settings
from tests.neo4j import server

ENGINES: list[EngineName] = ["arcadedb", "neo4j"]

# A shell that starts the tests in the background has Ctrl-C ignored, also by the programs that the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=ENGINES, help="run the tests of the graph on this engine alone")


def pytest_report_header() -> list[str]:
    embedded = f"graph engine arcadedb: {version('arcadedb-embedded')}, embedded"
    return [embedded, f"graph engine neo4j: {server.source().words}"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine" in metafunc.fixturenames:
        only = metafunc.config.getoption("engine")
        metafunc.parametrize("engine", [only] if only else ENGINES, scope="session")


class ByEngine(LoadScopeScheduling):
    """Where several processes run tests beside each other, one runs all those on one engine."""

    def _split_scope(self, nodeid: str) -> str:
        path, _, test = nodeid.partition("::")
        return next((engine for engine in ENGINES if re.search(rf"[\[-]{engine}[\]-]", test)), path)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByEngine:
    return ByEngine(config, log)


@pytest.fixture(scope="session")
def settings(engine: EngineName, tmp_path_factory: pytest.TempPathFactory) -> Generator[Settings, None, None]:
    """Settings of an engine that is there, or can be started."""
    data = tmp_path_factory.mktemp("data")
    if engine == "arcadedb":
        yield Settings(data=data)
        return
    start = server.source().start
    if not start:
        pytest.skip(f"Neo4j: {server.source().words}")
    with start() as login:
        yield settings_of(data, login)


def settings_of(data: Path, login: server.Login | None) -> Settings:
    """Settings of the embedded engine in a folder, or of the server that one logs in to."""
    if login is None:
        return Settings(data=data)
    password = SecretStr(login.password) if login.password else None
    return Settings(data=data, neo4j_uri=login.uri, neo4j_user=login.user, neo4j_password=password)


@pytest.fixture(scope="session")
def graph(settings: Settings) -> Generator[Graph, None, None]:
    """A graph with its schema."""
    with open_graph(settings) as opened:
        apply_schema(opened)
        yield opened


@pytest.fixture
def context() -> str:
    """The id of a context that nothing else uses."""
    return ids.new("ctx")
