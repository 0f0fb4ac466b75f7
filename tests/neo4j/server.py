"""
A Neo4j for the tests: the one that SPECTRON_TEST_NEO4J_URI names, else a container, else Neo4j Community from its jars.

The server that is started from jars listens on loopback alone, keeps its data in a folder of the test run, and ends
with the run, however that ends.
"""

import functools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import docker
from docker.errors import DockerException
from testcontainers.core.container import DockerContainer

from graph.engine import neo4jjars
from graph.engine.connection import answers, connect
from graph.engine.filelock import Shared
from graph.engine.keeping import KEEPER
from graph.engine.neo4jfiles import OPEN, Neo4jFolder
from graph.engine.ports import free

START_SECONDS = 120


@dataclass(frozen=True)
class Login:
    uri: str
    user: str = "neo4j"
    password: str | None = None


@dataclass(frozen=True)
class Source:
    """A way to have a Neo4j, in words and as what starts it; None where there is no way."""

    words: str
    start: Callable[[], AbstractContextManager[Login]] | None


@contextmanager
def given() -> Generator[Login, None, None]:
    """The server that the environment names."""
    env = os.environ
    user = env.get("SPECTRON_TEST_NEO4J_USER", "neo4j")
    yield Login(env["SPECTRON_TEST_NEO4J_URI"], user, env.get("SPECTRON_TEST_NEO4J_PASSWORD"))


@contextmanager
def contained() -> Generator[Login, None, None]:
    """A server in a container of its own."""
    with (
        DockerContainer(f"neo4j:{neo4jjars.VERSION}")
        .with_env("NEO4J_AUTH", "none")
        .with_exposed_ports(7687) as container
    ):
        uri = f"bolt://{container.get_container_host_ip()}:{container.get_exposed_port(7687)}"
        await_answer(uri)
        yield Login(uri)


@contextmanager
def from_jars() -> Generator[Login, None, None]:
    """A server from its jars, with an empty graph."""
    neo4jjars.fetch()
    with tempfile.TemporaryDirectory(prefix="spectron-neo4j-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        bolt, http = free((0, 0))
        configure(home, bolt, http)
        place = Shared(home / "users.lock")
        server = launch(home)
        try:
            await_answer(f"bolt://127.0.0.1:{bolt}")
            yield Login(f"bolt://127.0.0.1:{bolt}")
        finally:
            place.leave()
            server.wait(START_SECONDS)


def configure(home: Path, bolt: int, http: int) -> None:
    """Write what a server in a folder is to be: on which ports it listens, and open to everybody on the machine."""
    Neo4jFolder(home).configure(bolt, http, OPEN)


def launch(home: Path) -> subprocess.Popen[bytes]:
    """Start the server; it ends when nobody holds `users.lock` any more."""
    with (home / "console.txt").open("wb") as console:
        return subprocess.Popen(
            [sys.executable, "-I", "-S", str(KEEPER), str(home / "users.lock"), *Neo4jFolder(home).command()],
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def await_answer(uri: str) -> None:
    """Wait until the server runs statements."""
    until = time.monotonic() + START_SECONDS
    with closing(connect(uri, None, 1)) as driver:
        while not answers(driver, "neo4j"):
            if time.monotonic() > until:
                raise TimeoutError(f"Neo4j did not answer within {START_SECONDS} s")
            time.sleep(0.2)


@functools.cache
def source() -> Source:
    """Where a Neo4j can be had."""
    if os.environ.get("SPECTRON_TEST_NEO4J_URI"):
        return Source(os.environ["SPECTRON_TEST_NEO4J_URI"], given)
    if docker_answers():
        return Source(f"{neo4jjars.VERSION} in a container", contained)
    if not neo4jjars.maven() or neo4jjars.java_version() < neo4jjars.OLDEST_JAVA:
        return Source(f"none: no SPECTRON_TEST_NEO4J_URI, no Docker, no Maven with Java {neo4jjars.OLDEST_JAVA}", None)
    return Source(f"{neo4jjars.VERSION} from its jars", from_jars)


def docker_answers() -> bool:
    try:
        with closing(docker.from_env(timeout=5)) as client:
            return bool(client.ping())
    except DockerException:
        return False
