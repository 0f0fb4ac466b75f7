"""The jars of Neo4j, and what is said where they cannot be had."""

from pathlib import Path

import pytest

from graph.engine import neo4jjars
from graph.errors import EngineFailed

JAVA_17 = """echo 'openjdk version "17.0.2" 2022-01-18' >&2"""
JAVA_8 = """echo 'java version "8.0.1" 2014-03-18' >&2"""
OFFLINE = """echo '[INFO] scanning'; echo '[ERROR] no route to the repository'; exit 1"""
FETCHES = """for word; do case $word in -DoutputDirectory=*) touch "${word#*=}/neo4j.jar";; esac; done"""


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of commands on a machine that has none yet, and no jars."""
    monkeypatch.setattr(neo4jjars, "JARS", tmp_path / "jars")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    (tmp_path / "bin").mkdir()
    return tmp_path / "bin"


def install(machine: Path, **commands: str) -> None:
    for name, script in commands.items():
        (machine / name).write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n")
        (machine / name).chmod(0o755)


@pytest.mark.parametrize(
    ("commands", "told"),
    [
        ({}, "Java 17 or newer on the path; none is"),
        ({"java": JAVA_8}, "version 8 is"),
        ({"java": JAVA_17}, "no mvn is on the path"),
        ({"java": JAVA_17, "mvn": OFFLINE}, "Maven did not fetch Neo4j: no route to the repository"),
    ],
)
def test_what_is_missing_for_a_neo4j_is_told(machine: Path, commands: dict[str, str], told: str):
    install(machine, **commands)

    with pytest.raises(EngineFailed, match=told):
        neo4jjars.fetch()

    assert not neo4jjars.fetched()


def test_jars_are_fetched_once_and_need_no_maven_afterwards(machine: Path):
    install(machine, java=JAVA_17, mvn=FETCHES)
    neo4jjars.fetch()
    (machine / "mvn").unlink()

    neo4jjars.fetch()

    assert neo4jjars.fetched()
    assert (neo4jjars.JARS / "neo4j.jar").exists()
