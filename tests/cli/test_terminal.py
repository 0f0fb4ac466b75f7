"""Tables for people, JSON lines for pipes, and quiet ends."""

import json
import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import COMMAND, Spectron, on_a_terminal

MANY = "UNWIND range(1, 900) AS number RETURN number, 'as long as the buffer of a pipe ' + number AS words"


@pytest.mark.usefixtures("local")
def test_a_terminal_gets_a_table_and_a_pipe_gets_json_lines(spectron: Spectron):
    made = spectron("sessions", "create", "--scope", "user=u_ada").lines[0]

    table = on_a_terminal("sessions", "list", TERM="xterm")

    assert "last said" in table
    assert made["id"] in table
    assert "{" not in table
    assert spectron("sessions", "list").lines == [made]


@pytest.mark.usefixtures("local")
def test_json_can_be_had_on_a_terminal_too(spectron: Spectron):
    made = spectron("sessions", "create").out

    assert on_a_terminal("sessions", "list", "--json").strip() == made.strip()


@pytest.mark.usefixtures("local")
def test_colours_are_left_out_where_nobody_wants_them():
    told = ("remember", "I live in Oslo.")
    green = "\x1b[32m+"

    assert green in on_a_terminal(*told, TERM="xterm-256color")
    assert green not in on_a_terminal(*told, TERM="xterm-256color", NO_COLOR="1")


@pytest.mark.usefixtures("local")
@pytest.mark.parametrize("words", [("sessions", "create"), ("graph", "query", MANY)])
def test_a_command_ends_as_it_would_have_when_its_reader_stops_reading(words: tuple[str, ...]):
    with subprocess.Popen([*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.close()
        told = child.stderr.read()

    assert (child.returncode, told) == (0, b"")


@pytest.mark.usefixtures("local")
def test_ctrl_c_ends_without_a_word(spectron: Spectron):
    session = spectron("sessions", "create").lines[0]["id"]
    lines = [
        {"role": "user", "content": "Hi.", "session": session},
        {"role": "user", "content": "Hi.", "session": "next"},
    ]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
    try:
        child = subprocess.Popen(
            [*COMMAND, "remember", "--infer", "none", "--file", "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    finally:
        signal.signal(signal.SIGINT, before)
    with child:
        assert child.stdin
        assert child.stdout
        child.stdin.write("".join(json.dumps(line) + "\n" for line in lines).encode())
        child.stdin.flush()
        assert json.loads(child.stdout.readline())["session_id"] == session  # it now waits for more lines
        child.send_signal(signal.SIGINT)
        _, told = child.communicate(timeout=30)

    assert (child.returncode, told) == (130, b"")


def test_wrong_usage_starts_no_engine(spectron: Spectron, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("SPECTRON_DATA", str(tmp_path / "memory"))

    assert spectron("remember").code == 2
    assert not (tmp_path / "memory").exists()


@pytest.mark.parametrize("url", ["http://", "localhost:9090", "ftp://localhost"])
def test_an_address_that_is_none_is_wrong_usage(spectron: Spectron, url: str):
    assert spectron("sessions", "list", "--url", url).code == 2
