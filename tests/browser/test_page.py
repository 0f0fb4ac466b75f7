"""The page at /explore in a real browser, used by keyboard and mouse, over a memory that wants to run a script."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cli.backend import open_backend
from cli.operations import rights, sessions, writing
from cli.service import running_service
from graph.model import Message

HERE = Path(__file__).parent
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NAME = '<img src=x onerror="alert(1)">'
SCRIPT = "</p><script>alert(2)</script>"
SMALLEST_NAME = 6
"""Pixels; what is smaller is not drawn."""
SAID = [
    ("alice", "My sister Beth lives in Porto. She loves sailing."),
    ("alice", f"Beth might move to Lisbon. {SCRIPT}"),
    (NAME, f"I work at Acme. {NAME}"),
]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a reader of the page sees."""
    if not (CHROMIUM and shutil.which("node") and (HERE / "node_modules").exists()):
        pytest.skip("no browser: it takes a Chromium, node, and `npm install --prefix tests/browser`")
    folder = tmp_path_factory.mktemp("page")
    with running_service(folder) as service:
        with open_backend(service.url, service.root_key, "looked-at") as root:
            key = rights.create_context(root, "looked-at", SCRIPT).key
        with open_backend(service.url, key, "looked-at") as memory:
            session = sessions.create(memory, ["user=alice"], {"note": SCRIPT})
            for speaker, content in SAID:
                writing.remember(memory, [Message(role="user", speaker=speaker, content=content)], session.id)
        words = ["node", str(HERE / "page.mjs"), service.url, "looked-at", key, str(CHROMIUM), str(folder)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_no_script_that_somebody_said_is_run_and_nobody_else_is_asked(seen: dict[str, Any]):
    assert (seen["dialogs"], seen["foreign"], seen["errors"]) == (0, [], [])
    assert SCRIPT in seen["steps"]["turns"][1]
    assert seen["steps"]["turns"][2].count(NAME) == 3


def test_a_wrong_key_is_told_in_a_sentence_and_a_right_one_is_kept_until_the_reader_leaves(seen: dict[str, Any]):
    assert seen["steps"]["refused"] == "This key does not open this context."
    assert (seen["steps"]["kept"], seen["steps"]["left"]) == (1, 0)


def test_names_facts_decisions_hits_changes_and_doubts_are_shown(seen: dict[str, Any]):
    steps = seen["steps"]
    assert steps["entity"] == "Porto"
    assert "Beth lives_in Porto (current)" in steps["listed"]
    assert "read by" in steps["fact"]
    assert "Porto" in steps["found"]
    assert steps["changes"] > 2
    assert steps["doubts"] > 0


def test_the_names_in_the_graph_can_be_read_on_a_phone_and_beside_the_open_list(seen: dict[str, Any]):
    assert min(seen["names"]) > SMALLEST_NAME


def test_readers_who_use_aids_meet_no_serious_obstacle_in_light_in_dark_and_on_a_phone(seen: dict[str, Any]):
    assert seen["serious"] == []
