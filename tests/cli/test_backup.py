"""`spectron backup` and `restore` on this machine; a service's memory is backed up where it is kept."""

from pathlib import Path

import pytest

from tests.cli.command import Spectron


@pytest.mark.usefixtures("local")
def test_a_backup_is_restored_into_a_folder_of_its_own(
    spectron: Spectron, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = tmp_path / "memory.zip"
    assert spectron("sessions", "create", "--scope", "user=u_ada").code == 0
    made = spectron("backup", str(file))
    assert made.lines == [{"file": str(file), "bytes": file.stat().st_size}]
    refused = spectron("restore", str(file), "--overwrite")
    assert (refused.code, "in use" in refused.err) == (1, True)

    monkeypatch.setenv("SPECTRON_DATA", str(tmp_path / "data"))
    restored = spectron("restore", str(file))
    assert restored.code == 0
    assert restored.lines[0]["counts"]["Session"] >= 1


@pytest.mark.usefixtures("http")
def test_a_service_is_neither_backed_up_nor_restored_from_elsewhere(spectron: Spectron, tmp_path: Path):
    for command in ("backup", "restore"):
        ended = spectron(command, str(tmp_path / "memory.zip"))
        assert (ended.code, "where it is kept" in ended.err) == (1, True)
