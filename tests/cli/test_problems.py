"""Exit codes, and errors that come over HTTP."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from cli.problems import error_of, exit_code
from graph import errors
from tests.cli.command import COMMAND, Spectron


def tree(kind: type[errors.SpectronError] = errors.SpectronError) -> Iterator[type[errors.SpectronError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from tree(below)


def test_refusals_exit_with_1_and_an_absent_graph_with_3():
    codes = {kind: exit_code(kind("no")) for kind in tree()}

    assert {kind for kind, code in codes.items() if code == 3} == set(tree(errors.GraphUnavailable))
    assert set(codes.values()) == {1, 3}


OWN = [kind for kind in tree() if "code" in vars(kind)]
"""Those that are told apart by a code of their own."""


@pytest.mark.parametrize("kind", OWN, ids=lambda kind: kind.__name__)
def test_a_problem_document_becomes_the_error_it_was(kind: type[errors.SpectronError]):
    problem = {"code": kind.code, "detail": "There is no such session.", "status": 400}

    error = error_of(httpx.Response(400, json=problem))

    assert (type(error), str(error)) == (kind, "There is no such session.")


@pytest.mark.parametrize(
    ("status", "kind"),
    [(429, errors.Refused), (500, errors.GraphFault), (502, errors.GraphUnavailable), (418, errors.Refused)],
)
def test_an_answer_that_is_no_problem_document_is_told_by_its_status(status: int, kind: type[errors.SpectronError]):
    error = error_of(httpx.Response(status, text="<html>"))

    assert type(error) is kind
    assert str(status) in str(error)


def test_a_service_that_is_not_there_is_exit_3(spectron: Spectron, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SPECTRON_URL", "http://127.0.0.1:9")

    ended = spectron("sessions", "list")

    assert (ended.code, ended.out, len(ended.err.splitlines())) == (3, "", 1)


def test_a_setting_that_is_not_allowed_is_wrong_usage(spectron: Spectron, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SPECTRON_PORT", "ninety")

    ended = spectron("sessions", "list")

    assert ended.code == 2
    assert "SPECTRON_PORT: Send a whole number." in ended.err


def test_a_read_only_data_folder_is_named_with_exit_3(tmp_path: Path):
    own = ["unshare", "--user", "--map-root-user", "--mount"]
    if not shutil.which("unshare") or subprocess.run([*own, "true"], capture_output=True, check=False).returncode:
        pytest.skip("a disk of one's own needs namespaces")
    mounted = ["sh", "-c", 'mount -t tmpfs -o ro tmpfs "$SPECTRON_DATA" && exec "$@"', "sh"]
    ended = subprocess.run(
        [*own, *mounted, *COMMAND, "graph", "status"],
        env={**os.environ, "SPECTRON_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ended.returncode, ended.stdout) == (3, "")
    assert ended.stderr == f"spectron: The folder {tmp_path}/engine cannot be used: Read-only file system.\n"
