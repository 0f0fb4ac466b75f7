"""A program that is killed between any two steps, and run again from its checkpoint: it is in the record once."""

import os
import pickle
import traceback
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from langchain_core.messages import AIMessage, HumanMessage
from langchain_core.tools import tool
from langgraph.checkpoint.memory import InMemorySaver

from langchain_agents import agent, model, thread
from service import Service
from spectron_client import Client, Settings
from spectron_client.langchain import SpectronMiddleware
from spectron_client.langchain.messages import Conversation, read

KILLED = 9
MOST_STEPS = 60
"""More steps than a run has."""

EXAMPLES = int(os.environ.get("KILLINGS", "4"))
"""How many histories of killings are tried; docs/figures.md has what more of them came to."""

LEAST_TURNS = 5
"""Question, answer with a call, the call, its result, answer."""

THREAD = thread("t1")
LAST = ["SpectronMiddleware.after_agent"]
"""Where the model has answered and nothing of it is remembered."""


class Steps:
    """Counts the steps of a program, and kills it before the one that was chosen."""

    def __init__(self, kill_at: int) -> None:
        self.left = kill_at

    def step(self) -> None:
        self.left -= 1
        if self.left == 0:
            os._exit(KILLED)

    def around(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function as two steps: one before it, one after."""

        def stepping(*args: Any, **kwargs: Any) -> Any:
            self.step()
            given = function(*args, **kwargs)
            self.step()
            return given

        return stepping


class SaverOnDisk(InMemorySaver):
    """The framework's saver, with what it holds in a file."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        if path.exists():
            storage, writes, blobs = pickle.loads(path.read_bytes())  # noqa: S301 - our own
            for thread, spaces in storage.items():
                self.storage[thread].update(spaces)
            self.writes.update(writes)
            self.blobs.update(blobs)

    def put(self, *args: Any, **kwargs: Any) -> Any:
        kept = super().put(*args, **kwargs)
        self._save()
        return kept

    def put_writes(self, *args: Any, **kwargs: Any) -> None:
        super().put_writes(*args, **kwargs)
        self._save()

    def _save(self) -> None:
        storage = {thread: {name: dict(one) for name, one in spaces.items()} for thread, spaces in self.storage.items()}
        draft = self.path.with_suffix(f".{uuid.uuid4().hex}")
        draft.write_bytes(pickle.dumps((storage, dict(self.writes), dict(self.blobs))))
        draft.replace(self.path)


@tool
def weather(city: str) -> str:
    """Tell the weather."""
    return f"It rains in {city}."


def calling() -> AIMessage:
    """What a model says that asks for the weather."""
    return AIMessage("Let me see.", tool_calls=[{"name": "weather", "args": {"city": "Oslo"}, "id": uuid.uuid4().hex}])


def program(chosen: Settings, saved: Path, kill_at: int) -> None:
    """One run of the thread: from its checkpoint, where there is one."""
    steps = Steps(kill_at)
    saver = SaverOnDisk(saved)
    called = AIMessage(
        "Let me see.", tool_calls=[{"name": "weather", "args": {"city": "Oslo"}, "id": uuid.uuid4().hex}]
    )
    fake = model(called, f"It rains. {uuid.uuid4()}", f"It rains. {uuid.uuid4()}")
    running = agent(fake, SpectronMiddleware(Client(chosen)), tools=[weather], saver=saver)
    saver.put, saver.put_writes = steps.around(saver.put), steps.around(saver.put_writes)  # type: ignore[method-assign]
    httpx.Client.send = steps.around(httpx.Client.send)  # type: ignore[method-assign]
    begun = running.get_state(THREAD).values.get("messages")
    asked = None if begun else {"messages": [HumanMessage("Does it rain in Oslo?")]}
    running.invoke(asked, THREAD, durability="sync")


def in_a_process(chosen: Settings, saved: Path, kill_at: int) -> int:
    """Run the program in a process of its own; gives its id."""
    child = os.fork()
    if child == 0:
        try:
            program(chosen, saved, kill_at)
        except BaseException:  # noqa: BLE001 - nothing may come back from here
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return child


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def once(memory: Client, saved: Path) -> None:
    """Every message of the thread is in the record, in order, and nothing is there twice."""
    state = agent(model(), SpectronMiddleware(memory), tools=[weather], saver=SaverOnDisk(saved)).get_state(THREAD)
    expected = read(state.values["messages"], Conversation("t1")).turns
    assert not state.next
    assert len(expected) >= LEAST_TURNS
    assert [(turn["message_id"], turn["content"]) for turn in memory.turns("t1")] == [
        (one.get("id"), one["content"]) for one in expected
    ]


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(st.integers(1, MOST_STEPS), min_size=1, max_size=3))
def test_however_often_a_run_is_killed_each_message_is_remembered_once(
    service: Service, tmp_path_factory: pytest.TempPathFactory, kills: list[int]
) -> None:
    chosen, saved = service.context(), tmp_path_factory.mktemp("thread") / "saved"
    for kill_at in kills:
        assert ended(in_a_process(chosen, saved, kill_at)) in (0, KILLED)
    assert ended(in_a_process(chosen, saved, 0)) == 0
    with Client(chosen) as memory:
        once(memory, saved)


def test_two_workers_on_one_thread_remember_each_message_once(service: Service, tmp_path: Path) -> None:
    chosen, saved = service.context(), tmp_path / "saved"
    with Client(chosen) as memory:
        middleware, saver = SpectronMiddleware(memory), SaverOnDisk(saved)
        answering = agent(model(calling(), "It rains."), middleware, tools=[weather], saver=saver, stop_before=LAST)
        answering.invoke({"messages": [HumanMessage("Does it rain in Oslo?")]}, THREAD)
        workers = [in_a_process(chosen, saved, 0) for _ in range(3)]
        assert [ended(worker) for worker in workers] == [0, 0, 0]
        once(memory, saved)
