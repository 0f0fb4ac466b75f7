"""An outbox whose folder does not do as it is told: the writing goes on."""

import logging
from dataclasses import asdict
from pathlib import Path

import pytest

from scripted import Reply, answering
from spectron_client import Client, Patience, errors, turns
from spectron_client.background import Writer
from spectron_client.outbox import outbox_of
from spectron_client.writes import Unwritten, Write

ANSWERED = Reply(body={"id": "t1", "scope": [], "turn_ids": []})

SOON = Patience(tries=8, seconds=60, first_wait=0.5)


def write(session_id: str, words: str) -> Write:
    return Write(session_id, [turns.turn("user", words, f"m-{words}")])


def occupied(path: Path) -> Path:
    """A folder with something in it, which nothing is put in place of."""
    (path / "inside").mkdir(parents=True)
    return path


def test_a_file_that_cannot_be_taken_away_does_not_end_the_writing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with answering(Reply(cut=True), ANSWERED) as script, Client(script.settings) as memory:
        told: list[Unwritten] = []
        writer = Writer(memory, told.append, tmp_path, SOON)
        first = writer.write(write("t1", "one"))
        assert first.tried.wait(10)
        assert first.path
        first.path.unlink()
        occupied(first.path)
        with caplog.at_level(logging.WARNING):
            assert first.settled.wait(10)
            second = writer.write(write("t1", "two"))
            assert writer.flush(10)
        assert first.done
        assert second.done
        assert first.path.name in caplog.text
        assert not told
        writer.close()


def test_a_refused_write_that_cannot_be_put_aside_does_not_end_the_writing(memory: Client, tmp_path: Path) -> None:
    memory.create_session(["user=u_ann"], session_id="t1")
    told: list[Unwritten] = []
    kept = outbox_of(tmp_path, memory.settings).keep(asdict(write("t1", "one")))
    occupied(kept.with_suffix(".refused"))
    writer = Writer(memory, told.append, tmp_path)
    assert writer.flush(30)
    assert writer.write(write("t2", "two")).settled.wait(30)
    assert writer.flush(30)
    writer.close()
    assert [turn["content"] for turn in memory.turns("t2")] == ["two"]
    assert [type(one.error) for one in told] == [errors.SessionConflict]


def test_a_broken_file_that_cannot_be_put_aside_does_not_keep_the_others(memory: Client, tmp_path: Path) -> None:
    outbox = outbox_of(tmp_path, memory.settings)
    (outbox.folder / "0.turns").touch()
    occupied(outbox.folder / "0.broken")
    writer = Writer(memory, outbox=tmp_path)
    assert writer.write(write("t1", "one")).settled.wait(30)
    assert writer.flush(30)
    writer.close()
    assert [turn["content"] for turn in memory.turns("t1")] == ["one"]


@pytest.mark.parametrize("below", ["file", "file/below"])
def test_an_outbox_that_cannot_be_made_is_refused_with_a_sentence(memory: Client, tmp_path: Path, below: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(errors.BadSetting, match=r"outbox .*\.$"):
        Writer(memory, outbox=tmp_path / below)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_that_could_not_begin_is_followed_by_another(memory: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = Writer(memory)
    with monkeypatch.context() as without:
        without.setenv("SSL_CERT_FILE", "/nowhere")
        first = writer.write(write("t1", "one"))
        assert not writer.flush(2)
    writer.write(write("t1", "two"))
    assert writer.flush(30)
    assert first.done
    writer.close()
