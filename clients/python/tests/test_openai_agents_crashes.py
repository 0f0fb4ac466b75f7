"""A program that is killed between any two steps and run again, as often as it takes: it is in the record once."""

import asyncio
import os
import traceback
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from agents import Runner
from agents.testing import ScriptedModel
from hypothesis import given, settings
from hypothesis import strategies as st

from sdk_agents import agent, calling, said, saying, weather
from service import Service
from spectron_client import Client, Settings
from spectron_client.openai_agents import SpectronSession
from spectron_client.openai_agents.items import PLACEHOLDER

KILLED = 9
MOST_STEPS = 40
"""More steps than a run has."""

EXAMPLES = int(os.environ.get("KILLINGS", "4"))
"""How many histories of killings are tried; docs/figures.md has what more of them came to."""

QUESTION = "Does it rain in Oslo?"


@dataclass(frozen=True)
class Program:
    """One run with a name. `replays` where the answers of the model are kept, as platforms for long runs do."""

    chosen: Settings
    saved: Path
    replays: bool = True
    has_ids: bool = True
    """Whether the model gives ids to its answers."""

    def run(self, kill_at: int) -> None:
        stepping = Steps(kill_at).around
        ScriptedModel.get_response = stepping(ScriptedModel.get_response, waits=True)  # type: ignore[method-assign]
        SpectronSession.add_items = stepping(SpectronSession.add_items, waits=True)  # type: ignore[method-assign]
        httpx.Client.send = stepping(httpx.Client.send)  # type: ignore[method-assign]
        session = SpectronSession(Client(self.chosen), "t1").for_run("job-1")
        asyncio.run(Runner.run(agent(self._model(), weather), QUESTION, session=session))
        assert session.writer.flush(60)

    def _model(self) -> ScriptedModel:
        if not self.saved.exists():
            self.saved.write_text(uuid.uuid4().hex)
        answer = self.saved.read_text() if self.replays else uuid.uuid4().hex
        first, second = (f"msg_{at}_{answer}" if self.has_ids else PLACEHOLDER for at in "ab")
        called = calling("weather", f"call_{answer}", city="Oslo")
        return ScriptedModel([[saying("Let me see.", first), called], [saying(f"It rains. {answer}", second)]])


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
    with Client(program.chosen) as memory:
        return [content for _, _, content in said(memory, "t1")]


def whole(program: Program) -> list[str]:
    """The run as it is in the record when each message is there once."""
    rain = f"It rains. {program.saved.read_text()}"
    return [QUESTION, "Let me see.", 'weather({"city":"Oslo"})', "It rains in Oslo.", rain]


Kills = st.lists(st.integers(1, MOST_STEPS), min_size=1, max_size=3)


@settings(max_examples=EXAMPLES, deadline=None)
@given(kills=Kills, has_ids=st.booleans())
def test_however_often_a_run_is_killed_each_message_is_remembered_once(
    service: Service, tmp_path_factory: pytest.TempPathFactory, kills: list[int], *, has_ids: bool
) -> None:
    program = Program(service.context(), tmp_path_factory.mktemp("run") / "saved", has_ids=has_ids)
    for kill_at in kills:
        assert ended(in_a_process(program, kill_at)) in (0, KILLED)
    assert ended(in_a_process(program, 0)) == 0
    assert remembered(program) == whole(program)


@settings(max_examples=EXAMPLES, deadline=None)
@given(Kills)
def test_where_the_model_answers_anew_each_answer_is_remembered_once(
    service: Service, tmp_path_factory: pytest.TempPathFactory, kills: list[int]
) -> None:
    program = Program(service.context(), tmp_path_factory.mktemp("run") / "saved", replays=False)
    for kill_at in kills:
        assert ended(in_a_process(program, kill_at)) in (0, KILLED)
    assert ended(in_a_process(program, 0)) == 0
    contents = remembered(program)
    assert contents[0] == QUESTION
    assert contents.count(QUESTION) == 1
    answers = Counter(one for one in contents if one.startswith("It rains. "))
    assert set(answers.values()) == {1}
    assert contents[-1] in answers
    kinds = [contents.count(one) for one in ("Let me see.", 'weather({"city":"Oslo"})', "It rains in Oslo.")]
    assert len(set(kinds)) == 1
    assert kinds[0] <= len(kills) + 1


def test_three_workers_on_one_session_remember_each_message_once(service: Service, tmp_path: Path) -> None:
    program = Program(service.context(), tmp_path / "saved")
    program.saved.write_text(uuid.uuid4().hex)
    workers = [in_a_process(program, 0) for _ in range(3)]
    assert [ended(worker) for worker in workers] == [0, 0, 0]
    assert remembered(program) == whole(program)
