"""What arrives with the client, and how long importing it takes."""

import json
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ITS_NEEDS = {"spectron-client", "httpx", "httpcore", "h11", "anyio", "certifi", "idna", "sniffio", "typing_extensions"}
"""The client, httpx and what httpx needs."""

IMPORT_SECONDS = 0.15
"""Of the processor: what other processes take at the same time does not count."""

ATTEMPTS = 5
IMPORTING = "import time; began = time.process_time(); import spectron_client; print(time.process_time() - began)"


@pytest.fixture(scope="session")
def python(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """The interpreter of an environment with the client alone."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder, with_pip=False)
    pip(folder, "install", "--quiet", repository / "clients/python")
    return folder / "bin/python"


def pip(folder: Path, *words: str | Path) -> str:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", folder / "bin/python", *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_nothing_but_httpx_and_its_needs_arrives(python: Path) -> None:
    listed = json.loads(pip(python.parents[1], "list", "--format", "json"))
    assert {one["name"] for one in listed} <= ITS_NEEDS


def test_importing_takes_no_time_to_speak_of(python: Path) -> None:
    def seconds() -> float:
        told = subprocess.run([python, "-c", IMPORTING], check=True, capture_output=True, text=True)
        return float(told.stdout)

    seconds()
    assert any(seconds() <= IMPORT_SECONDS for _ in range(ATTEMPTS))
