"""
A Neo4j for the tests: the one that SPECTRON_TEST_NEO4J_URI names, else a container, else Neo4j Community from its jars.

The jars come from Maven once and are kept in the user's cache folder. The server started from them listens on
loopback alone, keeps its data in a folder of the test run, and ends with the run, however that ends.
"""

import functools
import os
import re
import shutil
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
from platformdirs import user_cache_path
from testcontainers.core.container import DockerContainer

from graph.engine.connection import answers, connect
from graph.engine.enginekeeper import __file__ as keeper
from graph.engine.filelock import Shared, alone
from graph.engine.ports import free

VERSION = "5.26.30"
OLDEST_JAVA = 17
START_SECONDS = 120
POM = Path(__file__).with_name("pom.xml")
JARS = user_cache_path("spectron") / f"neo4j-{VERSION}"

ARGUMENTS = [
    *("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8"),
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "-Dlog4j2.disable.jmx=true",
]
CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.http.advertised_address=127.0.0.1:{http}
server.https.enabled=false
server.memory.pagecache.size=64m
db.tx_log.rotation.size=16m
db.tx_log.preallocate=false
db.transaction.timeout=60s
db.lock.acquisition.timeout=10s
dbms.security.auth_enabled=false
dbms.usage_report.enabled=false
client.allow_telemetry=false
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
internal.dbms.bolt.netty_server_shutdown_timeout=2
"""


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
    with DockerContainer(f"neo4j:{VERSION}").with_env("NEO4J_AUTH", "none").with_exposed_ports(7687) as container:
        uri = f"bolt://{container.get_container_host_ip()}:{container.get_exposed_port(7687)}"
        await_answer(uri)
        yield Login(uri)


@contextmanager
def from_jars() -> Generator[Login, None, None]:
    """A server from its jars, with an empty graph."""
    fetch_jars()
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
    """Write what a server in an empty folder is to be: on which ports it listens, and the same settings always."""
    (home / "conf").mkdir()
    (home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(bolt=bolt, http=http))


def launch(home: Path) -> subprocess.Popen[bytes]:
    """Start the server; it ends when nobody holds `users.lock` any more."""
    java = [shutil.which("java") or "java", *ARGUMENTS, "-cp", f"{JARS}/*", "org.neo4j.server.CommunityEntryPoint"]
    java += [f"--home-dir={home}", f"--config-dir={home}/conf", "--console-mode"]
    with (home / "console.txt").open("wb") as console:
        return subprocess.Popen(
            [sys.executable, "-I", "-S", keeper, str(home / "users.lock"), *java],
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def fetch_jars() -> None:
    """Have the jars in the cache folder."""
    JARS.mkdir(parents=True, exist_ok=True)
    with alone(JARS / "fetch.lock", START_SECONDS * 5):
        if not (JARS / "complete").exists():
            command = ["mvn", "-B", "-q", "-f", str(POM), f"-Dneo4j.version={VERSION}", "dependency:copy-dependencies"]
            subprocess.run([*command, "-DincludeScope=runtime", f"-DoutputDirectory={JARS}"], check=True)
            (JARS / "complete").touch()


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
        return Source(f"{VERSION} in a container", contained)
    if not shutil.which("mvn") or java_version() < OLDEST_JAVA:
        return Source(f"none: no SPECTRON_TEST_NEO4J_URI, no Docker, no Maven with Java {OLDEST_JAVA}", None)
    return Source(f"{VERSION} from its jars", from_jars)


def docker_answers() -> bool:
    try:
        with closing(docker.from_env(timeout=5)) as client:
            return bool(client.ping())
    except DockerException:
        return False


def java_version() -> int:
    if not shutil.which("java"):
        return 0
    said = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
    match = re.search(r'version "(\d+)', said)
    return int(match[1]) if match else 0
