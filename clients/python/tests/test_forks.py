"""Processes that are forked off after the client has asked something, as servers fork their workers."""

import asyncio
import multiprocessing
import os
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from scripted import Reply, answering
from service import free_port
from spectron_client import AsyncClient, Client, Settings
from worker import write_and_end

PEOPLE = ("ann", "ben", "cat", "dan")

READS = 15


def all_end_well(work: Callable[[str], bool]) -> bool:
    """Whether it ends well in a process for each of the people, all at once."""
    began = time.monotonic() + 0.2
    children = [_forked(work, who, began) for who in PEOPLE]
    ends = [os.waitpid(child, 0)[1] for child in children]
    return not any(ends)


def _forked(work: Callable[[str], bool], who: str, began: float) -> int:
    child = os.fork()
    if not child:
        well = False
        try:
            while time.monotonic() < began:
                pass
            well = work(who)
        finally:
            os._exit(0 if well else 1)
    return child


def open_sessions(memory: Client) -> None:
    for who in PEOPLE:
        memory.create_session([f"user=u_{who}"], session_id=f"s-{who}")


def test_processes_that_are_forked_off_are_never_given_the_answers_of_each_other(memory: Client) -> None:
    open_sessions(memory)
    hurried = memory.within(20.0, memory.patience)

    def reads_its_own(who: str) -> bool:
        asked = [client.session(f"s-{who}")["id"] for client in (memory, hurried) for _ in range(READS)]
        return set(asked) == {f"s-{who}"}

    for _ in range(2):
        assert all_end_well(reads_its_own)
        assert memory.session("s-ann")["id"] == "s-ann"


def test_asynchronous_clients_live_through_forks_as_well(memory: Client, settings: Settings) -> None:
    open_sessions(memory)
    asking = AsyncClient(settings)

    async def ask(who: str) -> set[str]:
        return {(await asking.session(f"s-{who}"))["id"] for _ in range(READS)}

    with asyncio.Runner() as runner:
        assert runner.run(ask("ann")) == {"s-ann"}
        assert all_end_well(lambda who: asyncio.run(ask(who)) == {f"s-{who}"})
        assert runner.run(ask("ben")) == {"s-ben"}
        runner.run(asking.close())


def test_a_process_that_was_forked_off_leaves_the_connections_of_its_parent_open(memory: Client) -> None:
    memory.me()

    def asks_and_closes(_: str) -> bool:
        memory.me()
        memory.close()
        return True

    assert all_end_well(asks_and_closes)
    assert memory.me()["context_id"]


def run_in_child(how: str, settings: Settings, told: Path) -> None:
    with ProcessPoolExecutor(1, multiprocessing.get_context(how)) as pool:
        pool.submit(write_and_end, settings, told).result()


@pytest.mark.parametrize("how", ["fork", "spawn", "forkserver"])
def test_a_process_of_multiprocessing_that_ends_writes_what_it_can(how: str, memory: Client, tmp_path: Path) -> None:
    run_in_child(how, memory.settings, tmp_path / "told")
    assert [turn["content"] for turn in memory.turns("t1")] == ["one"]


@pytest.mark.parametrize("how", ["fork", "spawn", "forkserver"])
def test_a_process_of_multiprocessing_that_ends_reports_what_is_left(how: str, tmp_path: Path) -> None:
    away = Settings(f"http://127.0.0.1:{free_port()}", "acme", "sp-key")
    run_in_child(how, away, tmp_path / "told")
    assert (tmp_path / "told").read_text() == "Unreachable"


def test_a_client_that_was_closed_stays_closed_in_a_process_that_is_forked_off() -> None:
    with answering(Reply(body={"key": "k"})) as script:
        memory = Client(script.settings)
        memory.close()

        def is_refused(_: str) -> bool:
            try:
                memory.me()
            except RuntimeError:
                return True
            return False

        assert all_end_well(is_refused)
        assert not script.asked
