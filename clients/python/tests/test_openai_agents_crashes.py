"""A program that is killed between any two steps and run again, as often as it takes: it is in the record once."""

import asyncio
import os
import time
import traceback
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import httpx
import pytest
from agents import Runner
from agents.testing import ScriptedModel
from hypothesis import given, settings
from hypothesis import strategies as st

from sdk_agents import agent, calling, said, saying, weather
from service import Service
from spectron_client import Client, Settings, errors
from spectron_client.openai_agents import SpectronSession
from spectron_client.openai_agents.items import PLACEHOLDER

KILLED = 9
MOST_STEPS = 60
"""More steps than a run has."""

EXAMPLES = int(os.environ.get("KILLINGS", "4"))
"""How many histories of killings are tried; docs/figures.md has what more of them came to."""

QUESTION = "Does it rain in Oslo?"
STEP = ["Let me see.", 'weather({"city":"Oslo"})', "It rains in Oslo."]

Ids = Literal["own", "same", "none"]
"""Whether the model gives each item an id of its own, the same one each time, or none to what it says."""

IDS = st.sampled_from(get_args(Ids))


@dataclass(frozen=True)
class Program:
    """One run. `replays` where the answers of the model are kept, as platforms for long runs do."""

    chosen: Settings
    saved: Path
    replays: bool = True
    ids: Ids = "own"
    named: bool = True
    """Whether the run has a name; without one a question that was answered is asked anew."""

    def run(self, kill_at: int) -> None:
        stepping = Steps(kill_at).around
        ScriptedModel.get_response = stepping(ScriptedModel.get_response, waits=True)  # type: ignore[method-assign]
        SpectronSession.add_items = stepping(SpectronSession.add_items, waits=True)  # type: ignore[method-assign]
        httpx.Client.send = stepping(httpx.Client.send)  # type: ignore[method-assign]
        session = SpectronSession(Client(self.chosen), "t1")
        session = session.for_run("job-1") if self.named else session
        asyncio.run(Runner.run(agent(self._model(), weather), QUESTION, session=session))
        assert session.writer.flush(60)

    def _model(self) -> ScriptedModel:
        if not self.saved.exists():
            self.saved.write_text(uuid.uuid4().hex)
        answer = self.saved.read_text() if self.replays else uuid.uuid4().hex
        steps = [[self._says("Let me see.", f"{answer}_{at}"), self._calls(f"{answer}_{at}")] for at in "ab"]
        return ScriptedModel([*steps, [self._says(f"It rains. {answer}", f"{answer}_c")]])

    def _says(self, words: str, item_id: str) -> Any:
        return saying(words, {"own": f"msg_{item_id}", "none": PLACEHOLDER, "same": None}[self.ids])

    def _calls(self, call_id: str) -> Any:
        same = f"functions.weather:{call_id[-1]}"
        return calling("weather", same if self.ids == "same" else f"call_{call_id}", city="Oslo")


class Steps:
    """Counts the steps of a program, and kills it before the one that was chosen."""

    def __init__(self, kill_at: int) -> None:
        self.left = kill_at

    def step(self) -> None:
        self.left -= 1
        if self.left == 0:
            os._exit(KILLED)

    def around(self, function: Callable[..., Any], *, waits: bool = False) -> Callable[..., Any]:
        """The function as two steps: one before it, one after."""

        def stepping(*args: Any, **kwargs: Any) -> Any:
            self.step()
            given = function(*args, **kwargs)
            self.step()
            return given

        async def awaiting(*args: Any, **kwargs: Any) -> Any:
            self.step()
            given = await function(*args, **kwargs)
            self.step()
            return given

        return awaiting if waits else stepping


def in_a_process(program: Program, kill_at: int) -> int:
    """Run the program in a process of its own; gives its id."""
    child = os.fork()
    if child == 0:
        try:
            program.run(kill_at)
        except BaseException:  # noqa: BLE001 - nothing may come back from here
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return child


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def remembered(program: Program) -> list[str]:
    """The record, once nothing of it is on its way any more from a process that was killed."""
    with Client(program.chosen) as memory:
        found, before = contents(memory), None
        while found != before:
            time.sleep(0.05)
            found, before = contents(memory), found
        return found


def contents(memory: Client) -> list[str]:
    try:
        return [content for _, _, content in said(memory, "t1")]
    except errors.NotFound:
        return []


def is_answered(record: list[str]) -> bool:
    return not record or record[-1].startswith("It rains. ")


def tormented(program: Program, kills: list[int]) -> int:
    """Kill the program and run it again until it ends; gives how often it began with a question that was not open."""
    asked = 0
    for kill_at in (*kills, 0):
        asked += is_answered(remembered(program))
        assert ended(in_a_process(program, kill_at)) in ((0, KILLED) if kill_at else (0,))
    return 1 if program.named else asked


def whole(program: Program) -> list[str]:
    """The run as it is in the record when each message is there once."""
    return [QUESTION, *STEP, *STEP, f"It rains. {program.saved.read_text()}"]


Kills = st.lists(st.integers(1, MOST_STEPS), min_size=1, max_size=3)


@settings(max_examples=EXAMPLES, deadline=None)
@given(kills=Kills, ids=IDS, named=st.booleans())
def test_however_often_a_run_is_killed_each_message_is_remembered_once(
    service: Service, tmp_path_factory: pytest.TempPathFactory, kills: list[int], ids: Ids, *, named: bool
) -> None:
    program = Program(service.context(), tmp_path_factory.mktemp("run") / "saved", ids=ids, named=named)
    asked = tormented(program, kills)
    record = remembered(program)
    assert record in [whole(program) * times for times in range(1, asked + 1)]


@settings(max_examples=EXAMPLES, deadline=None)
@given(kills=Kills, named=st.booleans())
def test_where_the_model_answers_anew_each_answer_is_remembered_once(
    service: Service, tmp_path_factory: pytest.TempPathFactory, kills: list[int], *, named: bool
) -> None:
    program = Program(service.context(), tmp_path_factory.mktemp("run") / "saved", replays=False, named=named)
    asked = tormented(program, kills)
    record = remembered(program)
    assert record[0] == QUESTION
    assert 1 <= record.count(QUESTION) <= asked
    answers = Counter(one for one in record if one.startswith("It rains. "))
    assert set(answers.values()) == {1}
    assert record[-1] in answers
    assert record.count(STEP[0]) == record.count(STEP[1])
    assert record.count(STEP[1]) - len(kills) <= record.count(STEP[2]) <= record.count(STEP[1])
    assert record.count(STEP[0]) <= 2 * (len(kills) + 1)


def test_three_workers_on_one_session_remember_each_message_once(service: Service, tmp_path: Path) -> None:
    program = Program(service.context(), tmp_path / "saved", ids="same")
    program.saved.write_text(uuid.uuid4().hex)
    workers = [in_a_process(program, 0) for _ in range(3)]
    assert [ended(worker) for worker in workers] == [0, 0, 0]
    assert remembered(program) == whole(program)
