"""What is taken back stays forgotten: nothing of it is written later by whatever waits."""

import asyncio
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from langchain_core.messages import HumanMessage

from scripted import Reply, Script, answering
from spectron_client import Client, Patience, Settings, errors, turns
from spectron_client.background import Writer
from spectron_client.langchain import SpectronChatMessageHistory, history
from spectron_client.openai_agents import SpectronSession, session
from spectron_client.outbox import outbox_of
from spectron_client.writes import Write

NO_MORE = {"has_more": False, "next_cursor": None}

ANSWERED = Reply(body={"id": "t1", "scope": [], "turn_ids": [], "turns": [], "page": NO_MORE, "erased": {}})
"""An answer to whatever is asked."""

LONG = Patience(tries=8, seconds=120.0, first_wait=60.0)

ASKED: Any = {"role": "user", "content": "My number is 12."}

TakesBack = Callable[[Client, Writer], object]


def clears_history(memory: Client, writer: Writer) -> None:
    SpectronChatMessageHistory(memory, "t1", writer=writer).clear()


def clears_session(memory: Client, writer: Writer) -> None:
    asyncio.run(SpectronSession(memory, "t1", writer=writer).clear_session())


def pops(memory: Client, writer: Writer) -> object:
    return asyncio.run(SpectronSession(memory, "t1", writer=writer).pop_item())


TAKING_BACK: list[TakesBack] = [clears_history, clears_session, pops]


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (history, session):
        monkeypatch.setattr(module, "WRITE_SECONDS", 0.2)


@contextmanager
def failing(times: int = 1) -> Generator[tuple[Script, Client, Writer]]:
    """A service that answers, after so many failures; the write that met one is tried again in a minute."""
    with answering(*[Reply(cut=True)] * times, ANSWERED) as script, Client(script.settings) as memory:
        writer = Writer(memory, patience=LONG)
        yield script, memory, writer
        writer.close(0)


def forgotten(script: Script) -> bool:
    return any(one.path.endswith("/forget") for one in script.asked)


@pytest.mark.parametrize("takes_back", TAKING_BACK)
def test_nothing_is_taken_back_while_another_object_of_the_session_waits(takes_back: TakesBack) -> None:
    with failing() as (script, memory, writer):
        pending = writer.write(Write("t1", [turns.turn("user", "My number is 12.", "m1")]))
        assert pending.tried.wait(10)
        with pytest.raises(errors.Unreachable, match=r"\.$"):
            takes_back(memory, writer)
        assert not forgotten(script)


def test_what_was_added_for_a_run_is_not_taken_back_while_it_waits() -> None:
    with failing(3) as (script, memory, writer):
        mine = SpectronSession(memory, "t1", writer=writer)
        asyncio.run(mine.for_run("job").add_items([ASKED]))
        with pytest.raises(errors.Unreachable):
            asyncio.run(mine.clear_session())
        assert not forgotten(script)


def test_a_history_is_not_cleared_while_another_writer_has_messages_of_it() -> None:
    with failing() as (script, memory, writer):
        SpectronChatMessageHistory(memory, "t1", writer=writer).add_messages([HumanMessage("My number is 12.")])
        with pytest.raises(errors.Unreachable):
            SpectronChatMessageHistory(memory, "t1").clear()
        assert not forgotten(script)


def test_what_waits_in_another_session_keeps_nothing_from_being_taken_back() -> None:
    with failing() as (script, memory, writer):
        assert writer.write(Write("t2", [turns.turn("user", "one", "m1")])).tried.wait(10)
        clears_history(memory, writer)
        assert forgotten(script)


@pytest.mark.parametrize("takes_back", TAKING_BACK)
def test_nothing_is_taken_back_while_an_outbox_has_some_of_it(takes_back: TakesBack, tmp_path: Path) -> None:
    with answering(ANSWERED) as script, Client(script.settings) as memory:
        writer = Writer(memory, outbox=tmp_path)
        asking = asdict(Write("t1", [turns.turn("user", "My number is 12.", "m1")]))
        file = outbox_of(tmp_path, memory.settings).keep(asking)
        with pytest.raises(errors.Unreachable):
            takes_back(memory, writer)
        assert not forgotten(script)
        file.unlink()
        takes_back(memory, writer)
        writer.close()


def test_what_a_wrong_key_kept_in_the_outbox_is_written_and_then_cleared(memory: Client, tmp_path: Path) -> None:
    with Client(Settings(memory.settings.url, memory.settings.context_id, "sp-wrong")) as locked:
        before = Writer(locked, outbox=tmp_path)
        SpectronChatMessageHistory(locked, "t1", writer=before).add_messages([HumanMessage("My number is 12.")])
        before.close()
    writer = Writer(memory, outbox=tmp_path)
    assert writer.flush(30)
    mended = SpectronChatMessageHistory(memory, "t1", writer=writer)
    mended.clear()
    assert writer.flush(30)
    assert mended.messages == []
    writer.close()


def test_a_history_is_cleared_once_its_messages_are_written(memory: Client) -> None:
    writer = Writer(memory)
    mine = SpectronChatMessageHistory(memory, "t1", writer=writer)
    mine.add_messages([HumanMessage("My number is 12.")])
    assert writer.flush(60)
    mine.clear()
    assert mine.messages == []
    writer.close()
