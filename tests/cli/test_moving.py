"""`spectron export` and `import`: what goes out comes in again, from files and through pipes, here and over HTTP."""

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.command import COMMAND, Spectron, on_a_terminal


def test_a_record_goes_out_and_is_there_already_when_it_comes_in(place: str, spectron: Spectron, tmp_path: Path):
    assert place
    spectron("remember", "Ada lives in Oslo.")
    file = tmp_path / "memory.ndjson"
    assert spectron("export", str(file)).code == 0
    assert [json.loads(line)["type"] for line in file.read_text().splitlines()] == ["session", "message"]
    assert file.stat().st_mode & 0o777 == 0o600
    assert spectron("export", "-").out == file.read_text()

    again = spectron("import", "-", stdin=file.read_text())
    assert (again.code, again.lines) == (0, [{"line": 2, "sessions": 0, "turns": 0, "skipped": 1}])


def test_a_plain_chat_that_has_grown_goes_on_where_it_ended(place: str, spectron: Spectron, tmp_path: Path):
    assert place
    chat = tmp_path / "chat.jsonl"
    told = ['{"role": "user", "content": "Hello."}\n', '{"role": "assistant", "content": "Hi."}\n']
    chat.write_text("".join(told))
    first = spectron("import", str(chat), "--scope", "user=u_ada", "--workers", "2")
    assert first.lines == [{"line": 2, "sessions": 1, "turns": 2, "skipped": 0}]
    chat.write_text("".join([*told, '{"role": "user", "content": "Bye."}\n']))
    assert spectron("import", str(chat)).lines == [{"line": 3, "sessions": 0, "turns": 1, "skipped": 2}]
    assert [session["scope"] for session in spectron("sessions", "list").lines] == [["user=u_ada"]]


def test_a_bad_line_is_named_as_it_stands_in_the_file(place: str, spectron: Spectron, tmp_path: Path):
    assert place
    chat = tmp_path / "chat.jsonl"
    line = {"role": "user", "content": "Hm."}
    told = [
        {**line, "session": "a"},
        {**line, "session": "b", "id": "m"},
        {**line, "session": "b", "id": "m", "content": "No."},
    ]
    chat.write_text("\n\n".join(map(json.dumps, told)))
    ended = spectron("import", str(chat))
    assert (ended.code, ended.out) == (1, "")
    assert "Line 5: a message of this id is there with another text" in ended.err
    assert len(spectron("sessions", "list").lines) == 1
    assert spectron("import", str(tmp_path / "nowhere")).code == 2
    assert "cannot be written" in spectron("export", str(tmp_path / "nowhere" / "file")).err


@pytest.mark.usefixtures("local")
def test_a_person_is_shown_how_far_it_is(spectron: Spectron, tmp_path: Path):
    spectron("remember", "Ada lives in Oslo.")
    assert "2 lines are in" in on_a_terminal("export", str(tmp_path / "memory.ndjson"))
    assert [file.name for file in tmp_path.iterdir()] == ["memory.ndjson"]


@pytest.mark.usefixtures("http")
def test_ctrl_c_ends_an_import_at_once_and_says_how_to_go_on(spectron: Spectron):
    lines = [f'{{"role": "user", "content": "Hm.", "infer": "none", "session": "{name}"}}\n' for name in "ab"]
    with subprocess.Popen(
        [*COMMAND, "import", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdin
        assert running.stderr
        running.stdin.writelines(lines)
        running.stdin.flush()
        until = time.monotonic() + 30
        while not spectron("sessions", "list").lines and time.monotonic() < until:
            time.sleep(0.05)
        before = time.monotonic()
        running.send_signal(signal.SIGINT)
        told = running.stderr.read()
        assert running.wait() == 130
    assert time.monotonic() - before < 5
    assert "stopped after" in told
    assert "Run the same again" in told
    assert [session["id"] for session in spectron("sessions", "list").lines] == ["a"]
