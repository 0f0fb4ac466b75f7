"""Locks between processes; two holders in one process are as apart as two processes."""

from pathlib import Path

import pytest

from graph.engine.filelock import Shared, alone
from graph.errors import EngineFailed


def test_who_is_alone_keeps_others_waiting(tmp_path: Path):
    file = tmp_path / "lock"
    with alone(file, 0), pytest.raises(EngineFailed), alone(file, 0.1):
        pytest.fail("two are alone")

    with alone(file, 0):
        pass


def test_the_last_one_to_leave_knows_it(tmp_path: Path):
    first, second = Shared(tmp_path / "lock"), Shared(tmp_path / "lock")

    assert not first.leave()
    assert second.leave()
