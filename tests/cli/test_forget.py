"""`spectron forget` and `spectron sessions delete`, on this machine and over HTTP."""

import os
from typing import Any

import pytest

from tests.cli.command import Spectron

pytestmark = pytest.mark.usefixtures("place")


@pytest.fixture
def told(spectron: Spectron, place: str) -> dict[str, Any]:
    """Where Ada lives."""
    return spectron("remember", "Ada lives in Oslo.", "--context", place).lines[0]


def test_a_turn_is_forgotten_after_it_was_only_looked_at(spectron: Spectron, told: dict[str, Any]):
    turn = told["turn_ids"][0]
    asked = ("facts", "list", "--subject", "Ada", "--status", "all")

    seen = spectron("forget", "--turn", turn, "--dry-run").lines[0]
    assert (seen["dry_run"], seen["erased"]["turns"]) == (True, 1)
    assert spectron(*asked).lines

    assert spectron("forget", "--turn", turn).lines[0]["erased"] == seen["erased"]
    assert spectron(*asked).lines == []
    assert spectron("forget", "--turn", turn).code == 1


def test_a_session_is_deleted(spectron: Spectron, told: dict[str, Any]):
    assert spectron("sessions", "delete", told["session_id"]).lines[0]["erased"]["sessions"] == 1
    assert spectron("sessions", "show", told["session_id"]).code == 1


def test_what_to_forget_is_named_in_one_way(spectron: Spectron):
    assert spectron("forget").code == 2
    assert spectron("forget", "--query", "tea", "--session", "sess_one").code == 2
    assert spectron("forget", "--compact", "--dry-run").code == 2


@pytest.mark.usefixtures("told")
def test_files_are_compacted_alone_where_they_are_kept_and_nothing_is_forgotten(spectron: Spectron, place: str):
    before = spectron("facts", "list").lines
    ended = spectron("forget", "--compact", "--context", place)

    here = "SPECTRON_URL" not in os.environ
    assert (ended.code, ended.out) == ((0, "") if here else (1, ""))
    assert here or "run this there" in ended.err
    assert spectron("facts", "list").lines == before != []
