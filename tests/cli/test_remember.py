"""`spectron remember`, on this machine and over HTTP."""

import json
from pathlib import Path

import pytest

from cli.remember import BATCH, Line, batches
from tests.cli.command import Spectron

SAID = {"role": "user", "content": "I live in Oslo.", "said_at": "2025-01-05T10:00:00Z"}


def line(**changes: object) -> str:
    return json.dumps(SAID | changes) + "\n"


@pytest.mark.usefixtures("place")
def test_what_was_said_comes_back_as_a_diff(spectron: Spectron):
    ended = spectron("remember", "I live in Oslo.", "--speaker", "Ada", "--said-at", "2025-01-05T10:00:00Z")

    reply = ended.lines[0]
    change = reply["diff"]["relations"][0]
    assert (ended.code, change["action"]) == (0, "created")
    assert (change["fact"]["predicate"], change["fact"]["object"]["name"]) == ("lives_in", "Oslo")
    assert (change["fact"]["source"]["speaker"], reply["trace_id"][:6]) == ("Ada", "trace_")


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("text", ["", " "])
def test_an_empty_text_is_refused_and_not_stored(spectron: Spectron, text: str):
    ended = spectron("remember", text)

    assert (ended.code, ended.out) == (1, "")
    assert "text" in ended.err.lower()
    assert spectron("sessions", "list").lines == []


@pytest.mark.usefixtures("place")
def test_a_preview_stores_nothing(spectron: Spectron):
    previewed = spectron("remember", "I live in Oslo.", "--infer", "preview").lines[0]

    assert previewed["preview"]
    assert previewed["diff"]["relations"]
    assert spectron("sessions", "list").lines == []


@pytest.mark.usefixtures("place")
def test_a_file_of_lines_goes_into_one_session(spectron: Spectron, tmp_path: Path):
    chat = tmp_path / "chat.jsonl"
    chat.write_text(line(id="m1") + "\n" + line(id="m2", content="Now I live in Bergen."))

    reply = spectron("remember", "--file", str(chat)).lines

    assert len(reply) == 1
    assert len(reply[0]["turn_ids"]) == 2


@pytest.mark.usefixtures("place")
def test_the_same_file_again_adds_nothing(spectron: Spectron):
    session = spectron("remember", "--file", "-", stdin=line(id="m1")).lines[0]["session_id"]

    again = spectron("remember", "--file", "-", "--session", session, stdin=line(id="m1")).lines[0]

    assert [seen["message_id"] for seen in again["diff"]["skipped"]] == ["m1"]
    assert spectron("sessions", "show", session).lines[0]["turn_count"] == 1


@pytest.mark.usefixtures("place")
def test_another_text_under_a_known_message_id_is_refused(spectron: Spectron):
    session = spectron("remember", "--file", "-", stdin=line(id="m1")).lines[0]["session_id"]

    ended = spectron("remember", "--file", "-", "--session", session, stdin=line(id="m1", content="No."))

    assert (ended.code, ended.out) == (1, "")


@pytest.mark.usefixtures("local")
@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ('{"role": "user"}', "Line 2, content: This is needed."),
        ("not json", "Line 2: This is not JSON."),
        (
            line(said_at="2025-01-05T10:00:00").strip(),
            "Line 2, said_at: A time needs its zone, as in 2024-05-03T10:00:00Z.",
        ),
        (line(content="").strip(), "Line 2, content: The text is empty."),
        (line(mood="fine").strip(), "Line 2, mood: There is no field of this name here."),
    ],
)
def test_a_line_that_is_no_message_is_named_by_its_number_and_nothing_is_stored(
    spectron: Spectron, bad: str, told: str
):
    ended = spectron("remember", "--file", "-", stdin=line() + bad + "\n")

    assert ended.code == 1
    assert told in ended.err
    assert spectron("sessions", "list").lines == []


@pytest.mark.parametrize("words", [(), ("hello", "--file", "-")])
def test_text_and_file_exclude_each_other(spectron: Spectron, words: tuple[str, ...]):
    assert spectron("remember", *words).code == 2


def test_a_time_without_a_zone_is_wrong_usage(spectron: Spectron):
    ended = spectron("remember", "hello", "--said-at", "2025-01-05T10:00:00")

    assert ended.code == 2
    assert "zone" in ended.err


def test_neighbouring_lines_of_one_session_are_one_batch():
    lines = [Line(role="user", content="a", session=name) for name in ("s1", "s1", None, "s2")]

    found = [(session, len(messages)) for session, messages in batches(lines, "given")]

    assert found == [("s1", 2), ("given", 1), ("s2", 1)]


def test_no_batch_is_larger_than_a_service_takes():
    lines = [Line(role="user", content="a")] * (BATCH + 1)

    assert [len(messages) for _, messages in batches(lines, None)] == [BATCH, 1]
