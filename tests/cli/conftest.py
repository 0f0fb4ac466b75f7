"""One memory, and the command run against it: on this machine, and through its service."""

import io
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.backend import open_backend
from cli.main import main
from cli.operations import rights
from cli.service import Service, running_service
from tests.cli.command import Ended, Spectron


@pytest.fixture(autouse=True)
def no_foreign_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Keep the tests away from the memory and the service of whoever runs them."""
    monkeypatch.setenv("SPECTRON_DATA", str(tmp_path / "nowhere"))
    for name in ("SPECTRON_URL", "SPECTRON_API_KEY", "SPECTRON_CONTEXT_ID", "SPECTRON_NEO4J_URI"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A running service. Commands without it join the engine of its data folder, so that none waits for a start."""
    with running_service(tmp_path_factory.mktemp("service")) as running:
        yield running


@pytest.fixture
def local(monkeypatch: pytest.MonkeyPatch, service: Service) -> str:
    """The settings of a fresh context in the memory on this machine."""
    context_id = f"test-{uuid.uuid4().hex}"
    monkeypatch.setenv("SPECTRON_DATA", str(service.data))
    monkeypatch.setenv("SPECTRON_CONTEXT_ID", context_id)
    return context_id


@pytest.fixture
def http(monkeypatch: pytest.MonkeyPatch, service: Service) -> str:
    """The settings of a fresh context in the service."""
    context_id = f"test-{uuid.uuid4().hex}"
    with open_backend(service.url, service.root_key, context_id) as root:
        key = rights.create_context(root, context_id, "").key
    monkeypatch.setenv("SPECTRON_URL", service.url)
    monkeypatch.setenv("SPECTRON_API_KEY", key)
    monkeypatch.setenv("SPECTRON_CONTEXT_ID", context_id)
    return context_id


@pytest.fixture(params=["local", "http"])
def place(request: pytest.FixtureRequest) -> str:
    """A fresh context, once on this machine and once behind HTTP: every command must do the same in both."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture
def spectron(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Spectron:
    """Run a command in this process, as in a pipe."""

    def run(*words: str, stdin: str = "") -> Ended:
        monkeypatch.setattr(sys, "argv", ["spectron", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Ended(int(ended.value.code or 0), out, err)

    return run
