"""Remembering in the background, while the service answers, fails, refuses, or is away."""

import logging
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from scripted import Reply, answering, problem
from service import free_port
from spectron_client import Client, Patience, Settings, errors, turns
from spectron_client.background import Writer, writer_of
from spectron_client.outbox import Outbox
from spectron_client.routes import Message
from spectron_client.writes import Unwritten, Write

SOON = Patience(tries=2, seconds=2, first_wait=0.01)


@pytest.fixture
def told() -> list[Unwritten]:
    return []


@pytest.fixture
def away() -> Generator[Client]:
    with Client(Settings(f"http://127.0.0.1:{free_port()}", "acme", "sp-key"), patience=SOON) as memory:
        yield memory


def said(*words: str) -> list[Message]:
    return [turns.turn("user", one, f"m-{one}") for one in words]


def contents(memory: Client, session: str) -> list[str]:
    return [turn["content"] for turn in memory.turns(session)]


def test_messages_are_written_in_order_and_once(memory: Client, told: list[Unwritten]) -> None:
    writer = Writer(memory, told.append)
    for words in ("one", "two", "two", "three"):
        writer.write(Write("t1", said(words), ["user=u_ann"], {"thread_id": "t1"}))
    assert writer.flush(30)
    writer.close()
    assert contents(memory, "t1") == ["one", "two", "three"]
    assert memory.session("t1")["metadata"] == {"thread_id": "t1"}
    assert not told


def test_one_bad_message_does_not_keep_the_others_out(memory: Client, told: list[Unwritten]) -> None:
    memory.create_session(session_id="t1")
    memory.remember({"role": "user", "content": "another text", "id": "m-two"}, "t1")
    writer = Writer(memory, told.append)
    pending = writer.write(Write("t1", said("one", "two", "three")))
    writer.close(30)
    assert contents(memory, "t1") == ["another text", "one", "three"]
    assert pending.done
    assert list(pending.refused) == ["m-two"]
    assert [(one.message_ids, type(one.error)) for one in told] == [(["m-two"], errors.MessageConflict)]


def test_words_never_go_into_a_session_of_another_scope(memory: Client, told: list[Unwritten]) -> None:
    memory.create_session(["user=u_ann"], session_id="t1")
    writer = Writer(memory, told.append)
    writer.write(Write("t1", said("one"), ["user=u_ben"]))
    writer.close(30)
    assert not contents(memory, "t1")
    assert isinstance(told[0].error, errors.Conflict)


def test_a_service_that_is_away_is_waited_for_and_then_reported(
    away: Client, told: list[Unwritten], caplog: pytest.LogCaptureFixture
) -> None:
    writer = Writer(away, told.append, patience=SOON)
    began = time.monotonic()
    pending = writer.write(Write("t1", said("secret")))
    assert time.monotonic() - began < 0.1
    with caplog.at_level(logging.WARNING):
        assert writer.flush(10)
    writer.close()
    assert pending.tried.is_set()
    assert not pending.done
    assert [(one.session_id, one.message_ids, one.kept) for one in told] == [("t1", ["m-secret"], False)]
    assert "session t1: messages not remembered: 1 (Unreachable)" in caplog.text
    assert "secret" not in caplog.text


def test_a_service_that_comes_back_in_time_gets_everything() -> None:
    session = Reply(200, {"id": "t1", "scope": []})
    with answering(Reply(cut=True), problem(503, "graph_unavailable"), session, Reply(200, {})) as script:
        writer = Writer(Client(script.settings), patience=Patience(5, 5, 0.01))
        pending = writer.write(Write("t1", said("one")))
        assert writer.flush(10)
        writer.close()
    assert pending.done
    assert len(script.asked) == 4


def test_nobody_waits_behind_a_write_that_failed(away: Client) -> None:
    writer = Writer(away, patience=Patience(tries=100, seconds=100, first_wait=100))
    first = writer.write(Write("t1", said("one")))
    assert first.tried.wait(10)
    assert writer.write(Write("t1", said("two"))).tried.is_set()
    assert not first.settled.is_set()
    writer.close()


def test_the_end_of_the_program_is_bounded_and_reports_what_is_left(told: list[Unwritten]) -> None:
    with answering(Reply(after=1.0, cut=True)) as script:
        writer = Writer(Client(script.settings), told.append, patience=Patience(100, 100, 10))
        for words in ("one", "two", "three"):
            writer.write(Write("t1", said(words)))
        began = time.monotonic()
        writer.close(0.2)
        assert time.monotonic() - began < 1
        late = writer.write(Write("t1", said("four")))
    assert late.settled.is_set()
    assert writer.flush()
    assert {"m-one", "m-two", "m-three", "m-four"} <= {one for unwritten in told for one in unwritten.message_ids}


def test_an_outbox_survives_the_process(memory: Client, away: Client, told: list[Unwritten], tmp_path: Path) -> None:
    before = Writer(away, told.append, tmp_path / "outbox", SOON)
    before.write(Write("t1", said("one"), ["user=u_ann"]))
    assert before.flush(10)
    before.close()
    assert [one.kept for one in told] == [True]
    (kept,) = (tmp_path / "outbox").iterdir()
    assert kept.stat().st_mode & 0o077 == 0

    after = Writer(memory, told.append, tmp_path / "outbox")
    assert after.flush(30)
    after.close()
    assert contents(memory, "t1") == ["one"]
    assert not list((tmp_path / "outbox").iterdir())


def test_what_an_outbox_keeps_is_sent_after_the_next_success(tmp_path: Path) -> None:
    session = Reply(200, {"id": "t1", "scope": []})
    with answering(Reply(cut=True), session, Reply(200, {}), session, Reply(200, {})) as script:
        writer = Writer(Client(script.settings), outbox=tmp_path, patience=Patience(tries=1))
        writer.write(Write("t1", said("one")))
        writer.write(Write("t1", said("two")))
        assert writer.flush(10)
        assert writer.flush(10)
        writer.close()
    assert not list(Outbox(tmp_path).waiting())
    assert [b"one" in one.body for one in script.asked if one.method == "POST"] == [False, True]


def test_a_report_that_fails_does_not_end_the_writing(memory: Client) -> None:
    def fail(_: Unwritten) -> None:
        raise RuntimeError

    memory.create_session(["user=u_ann"], session_id="t1")
    writer = Writer(memory, fail)
    writer.write(Write("t1", said("one")))
    writer.write(Write("t2", said("two")))
    writer.close(30)
    assert contents(memory, "t2") == ["two"]


def test_whoever_writes_into_one_memory_shares_a_writer(away: Client) -> None:
    writer = writer_of(away)
    assert writer_of(away) is writer
    with Client(away.settings) as same:
        assert writer_of(same) is writer
    assert writer_of(away.within(1, SOON)) is not writer
    writer.close()
    assert writer_of(away) is not writer
