"""Neo4j Community with its Browser as jars: fetched by Maven once, kept in the user's cache folder."""

import re
import shutil
import subprocess
from pathlib import Path

from platformdirs import user_cache_path

from graph.engine.filelock import alone
from graph.errors import EngineFailed

VERSION = "5.26.30"
BROWSER_VERSION = "5.24.0"
OLDEST_JAVA = 17
FETCH_SECONDS = 1800.0
POM = Path(__file__).with_suffix(".xml")
JARS = user_cache_path("spectron") / f"neo4j-{VERSION}-browser-{BROWSER_VERSION}"
OTHERWISE = "Or start a Neo4j with docker compose up --detach neo4j, and name it in SPECTRON_NEO4J_URI."


def fetched() -> bool:
    """Whether the jars are there."""
    return (JARS / "complete").exists()


def fetch() -> None:
    """Have the jars in the cache folder. Raises EngineFailed, with what to do, where Java or Maven is missing."""
    if java_version() < OLDEST_JAVA:
        found = f"version {java_version()} is" if java_version() else "none is"
        raise EngineFailed(f"Neo4j needs Java {OLDEST_JAVA} or newer on the path; {found}. Install it. {OTHERWISE}")
    JARS.mkdir(parents=True, exist_ok=True)
    with alone(JARS / "fetch.lock", FETCH_SECONDS):
        if not fetched():
            _copy()
            (JARS / "complete").touch()


def java_version() -> int:
    """The major version of the Java on the path; 0 where there is none."""
    if not shutil.which("java"):
        return 0
    said = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
    match = re.search(r'version "(\d+)', said)
    return int(match[1]) if match else 0


def maven() -> str | None:
    """Where Maven is, if it is on the path."""
    return shutil.which("mvn")


def _copy() -> None:
    if not (command := maven()):
        raise EngineFailed(
            f"The jars of Neo4j are fetched by Maven, and no mvn is on the path. Install it. {OTHERWISE}"
        )
    versions = [f"-Dneo4j.version={VERSION}", f"-Dbrowser.version={BROWSER_VERSION}"]
    words = [command, "-B", "-q", "-f", str(POM), *versions, "dependency:copy-dependencies", "-DincludeScope=runtime"]
    done = subprocess.run([*words, f"-DoutputDirectory={JARS}"], capture_output=True, text=True, check=False)
    if done.returncode:
        said = next(
            (line for line in done.stdout.splitlines() if line.startswith("[ERROR]")), "[ERROR] no reason given"
        )
        raise EngineFailed(f"Maven did not fetch Neo4j: {said.removeprefix('[ERROR] ')}")
