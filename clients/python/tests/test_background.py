"""Remembering in the background, while the service answers, fails, refuses, or is away."""

import logging
import os
import threading
import time
from collections.abc import Generator
from dataclasses import asdict
from pathlib import Path

import pytest

from scripted import Reply, answering, problem
from service import Service, free_port
from spectron_client import Client, Patience, Settings, errors, turns
from spectron_client import writer as background_writer
from spectron_client.background import Writer, close_all, writer_of
from spectron_client.outbox import Outbox, outbox_of
from spectron_client.routes import Message
from spectron_client.writes import Unwritten, Write

WRITTEN = Reply(200, {"turn_ids": []})
ONCE = Patience(tries=1)
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


def kept(outbox: Path) -> list[Path]:
    """Every file in an outbox, whatever its memory and state."""
    return [path for path in outbox.rglob("*") if path.is_file()]


def contents(memory: Client, session: str) -> list[str]:
    return [turn["content"] for turn in memory.turns(session)]


def locked(memory: Client) -> Client:
    """A client of the same memory whose key does not count."""
    return Client(Settings(memory.settings.url, memory.settings.context_id, "sp-wrong"))


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
    with answering(Reply(cut=True), problem(503, "graph_unavailable"), session, WRITTEN) as script:
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


def test_an_outbox_survives_the_process(memory: Client, told: list[Unwritten], tmp_path: Path) -> None:
    before = Writer(locked(memory), told.append, tmp_path / "outbox", SOON)
    before.write(Write("t1", said("one"), ["user=u_ann"]))
    assert before.flush(10)
    before.close()
    assert [one.kept for one in told] == [True]
    (file,) = kept(tmp_path / "outbox")
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0

    after = Writer(memory, told.append, tmp_path / "outbox")
    assert after.flush(30)
    after.close()
    assert contents(memory, "t1") == ["one"]
    assert not kept(tmp_path / "outbox")


def test_what_an_outbox_keeps_for_one_memory_is_never_sent_to_another(
    memory: Client, service: Service, tmp_path: Path
) -> None:
    first = Writer(locked(memory), outbox=tmp_path, patience=ONCE)
    first.write(Write("t1", said("secret")))
    assert first.flush(10)
    first.close()
    elsewhere = Settings(f"{service.url}/other", memory.settings.context_id, memory.settings.api_key)
    with Client(service.context()) as other, Client(elsewhere) as moved:
        for another in (other, moved):
            writer = Writer(another, outbox=tmp_path, patience=ONCE)
            assert writer.flush(30)
            writer.close()
        assert not list(other.sessions())
    assert len(kept(tmp_path)) == 1
    last = Writer(memory, outbox=tmp_path)
    assert last.flush(30)
    last.close()
    assert contents(memory, "t1") == ["secret"]


def test_what_an_outbox_keeps_is_sent_after_the_next_success(tmp_path: Path) -> None:
    first, second = Reply(200, {"id": "t1", "scope": []}), Reply(200, {"id": "t2", "scope": []})
    with answering(Reply(cut=True), second, WRITTEN, first, WRITTEN) as script:
        writer = Writer(Client(script.settings), outbox=tmp_path, patience=ONCE)
        writer.write(Write("t1", said("one")))
        writer.write(Write("t2", said("two")))
        assert writer.flush(10)
        writer.close()
    assert not kept(tmp_path)
    assert [b"one" in one.body for one in script.asked if one.method == "POST"] == [False, True]


def test_what_was_said_later_in_a_session_waits_for_what_was_said_before(tmp_path: Path) -> None:
    session = Reply(200, {"id": "t1", "scope": []})
    with answering(Reply(401, {}), session, WRITTEN, session, WRITTEN) as script:
        writer = Writer(Client(script.settings), outbox=tmp_path, patience=ONCE)
        writer.write(Write("t1", said("one")))
        assert writer.flush(10)
        assert len(kept(tmp_path)) == 1
        writer.write(Write("t1", said("two")))
        assert writer.flush(10)
        writer.close()
    assert not kept(tmp_path)
    assert [b"one" in one.body for one in script.asked if one.method == "POST"] == [True, False]


def test_without_an_outbox_the_rest_of_a_session_is_given_up_with_what_failed(told: list[Unwritten]) -> None:
    with answering(Reply(cut=True, after=0.2)) as script:
        writer = Writer(Client(script.settings), told.append, patience=ONCE)
        waiting = [writer.write(Write("t1", said(words))) for words in ("one", "two")]
        assert writer.flush(10)
        writer.close()
    assert len(script.asked) == 1
    assert all(one.given_up for one in waiting)
    assert [one.message_ids for one in told] == [["m-one"], ["m-two"]]


def test_a_write_that_comes_late_does_not_change_what_is_true(memory: Client, tmp_path: Path) -> None:
    before = Writer(locked(memory), outbox=tmp_path, patience=ONCE)
    before.write(Write("t1", [turns.turn("user", "I live in Lisbon.", "m1", "Ann")]))
    before.close()
    memory.remember({"role": "user", "content": "I moved to Porto.", "speaker": "Ann"})
    after = Writer(memory, outbox=tmp_path)
    assert after.flush(30)
    after.close()
    homes = {fact["object"]["name"]: fact["status"] for fact in memory.facts("Ann", "lives_in") if fact["object"]}
    assert homes == {"Porto": "current"}


def test_the_time_of_a_write_is_kept_and_a_repeat_of_it_is_none_the_less(memory: Client, told: list[Unwritten]) -> None:
    writer = Writer(memory, told.append)
    writer.write(Write("t1", [{"role": "user", "content": "one", "id": "m1", "said_at": "2026-01-02T03:04:05Z"}]))
    writer.write(Write("t1", [{"role": "user", "content": "one", "id": "m1"}]))
    assert writer.flush(30)
    writer.close()
    assert [turn["said_at"][:19] for turn in memory.turns("t1")] == ["2026-01-02T03:04:05"]
    assert not told


def test_however_often_a_write_is_sent_its_key_is_the_same(tmp_path: Path) -> None:
    session = Reply(200, {"id": "t1", "scope": []})
    with answering(session, Reply(503, {}), session, WRITTEN) as script:
        first = Writer(Client(script.settings), outbox=tmp_path, patience=ONCE)
        first.write(Write("t1", said("one")))
        assert first.flush(10)
        first.close()
        second = Writer(Client(script.settings), outbox=tmp_path)
        assert second.flush(10)
        second.close()
    keys = [one.key for one in script.asked if one.method == "POST"]
    assert len(keys) == 2
    assert len(set(keys)) == 1


@pytest.mark.parametrize("passing", [401, 403, 404, 500])
def test_a_refusal_that_may_be_mended_leaves_the_write_in_the_outbox(passing: int, tmp_path: Path) -> None:
    with answering(Reply(passing, {})) as script:
        writer = Writer(Client(script.settings), outbox=tmp_path, patience=SOON)
        writer.write(Write("t1", said("one")))
        assert writer.flush(10)
        writer.close()
    assert len(kept(tmp_path)) == 1


def test_a_file_that_is_no_write_is_put_aside_and_the_others_are_sent(
    memory: Client, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    outbox = outbox_of(tmp_path, memory.settings)
    for number, words in enumerate(("", "[]", '{"unknown": 1}', "half \udcff")):
        (outbox.folder / f"{number}.turns").write_text(words, errors="surrogateescape")
    outbox.keep(asdict(Write("t1", said("one"))))
    with caplog.at_level(logging.WARNING):
        writer = Writer(memory, outbox=tmp_path)
        assert writer.flush(30)
    writer.close()
    assert contents(memory, "t1") == ["one"]
    assert sorted(path.name for path in kept(tmp_path)) == [f"{number}.broken" for number in range(4)]
    assert "0.turns" in caplog.text


def test_more_than_may_wait_is_taken_from_the_disk_when_there_is_room(
    memory: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background_writer, "MOST_WAITING", 2)
    for number in range(5):
        outbox_of(tmp_path, memory.settings).keep(asdict(Write("t1", said(str(number)))))
    writer = Writer(memory, outbox=tmp_path)
    assert writer.flush(30)
    writer.close()
    assert contents(memory, "t1") == list("01234")


def test_the_folder_of_an_outbox_is_its_owners_and_old_drafts_are_swept(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    for name, age in (("old.draft", 7_200), ("new.draft", 0)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (time.time() - age, time.time() - age))
    Outbox(tmp_path)
    assert tmp_path.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in tmp_path.iterdir()] == ["new.draft"]


def test_patience_is_measured_from_when_a_write_was_taken_on(told: list[Unwritten]) -> None:
    with answering(Reply(cut=True, after=0.3)) as script:
        writer = Writer(Client(script.settings), told.append, patience=Patience(100, 0.5, 0.1))
        began = time.monotonic()
        for number in range(20):
            writer.write(Write(f"t{number}", said("one")))
        assert writer.flush(10)
        assert time.monotonic() - began < 3
        writer.close()
    assert len(told) == 20


def test_a_writer_has_a_thread_only_while_it_has_work(away: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background_writer, "IDLE_SECONDS", 0.01)
    before = threading.active_count()
    idle = [Writer(away) for _ in range(50)]
    assert threading.active_count() == before
    idle[0].write(Write("t1", said("one")))
    assert threading.active_count() == before + 1
    idle[0].close()
    until = time.monotonic() + 10
    while threading.active_count() > before and time.monotonic() < until:
        time.sleep(0.01)
    assert threading.active_count() == before


def test_a_process_that_was_forked_off_writes_as_well(memory: Client) -> None:
    writer = Writer(memory)
    writer.write(Write("t1", said("one")))
    assert writer.flush(30)
    child = os.fork()
    if not child:
        done = writer.write(Write("t1", said("two")))
        writer.flush(30)
        os._exit(0 if done.done else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert contents(memory, "t1") == ["one", "two"]


def test_the_end_of_the_program_is_bounded_whatever_the_number_of_writers(told: list[Unwritten]) -> None:
    with answering(Reply(after=1.0, cut=True)) as script:
        for _ in range(5):
            Writer(Client(script.settings), told.append).write(Write("t1", said("one")))
        began = time.monotonic()
        close_all(0.3)
        assert time.monotonic() - began < 1
    assert len(told) == 5


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
