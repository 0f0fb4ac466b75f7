"""
How long an agent of the OpenAI Agents SDK takes to its first event: with the framework's session, ours, and context.

    PYTHONPATH=clients/python/tests clients/python/.venv/bin/python clients/python/bench/first_event.py

The model is the framework's fake one, which answers at once, so what is measured is all that stands before it.
"""

import asyncio
import time
import uuid
from functools import partial

from agents import RunConfig, Runner
from agents.items import TResponseInputItem
from agents.memory import Session, SQLiteSession
from comparing import ANSWER, QUESTION, SCOPE, Ways, compare

from sdk_agents import agent, model
from spectron_client import Client
from spectron_client.background import Writer
from spectron_client.openai_agents import SpectronContext, SpectronSession


class Reading(SpectronSession):
    """Reads the history, and remembers nothing."""

    async def add_items(self, items: list[TResponseInputItem]) -> None:
        pass


async def first_event(session: Session | None, config: RunConfig) -> float:
    """Milliseconds from the question to the first event of the model; the run is then read to its end."""
    began = time.perf_counter()
    run = Runner.run_streamed(agent(model(ANSWER)), QUESTION, session=session, run_config=config)
    took = 0.0
    async for event in run.stream_events():
        if event.type == "raw_response_event" and not took:
            took = (time.perf_counter() - began) * 1000
    return took


def ways(memory: Client) -> Ways:
    """The agents that are compared; each run is a session of its own."""
    writer, bare, before = (
        Writer(memory),
        RunConfig(),
        RunConfig(call_model_input_filter=SpectronContext(memory, SCOPE)),
    )

    def own(kind: type[SpectronSession] = SpectronSession) -> SpectronSession:
        return kind(memory, uuid.uuid4().hex, SCOPE, writer=writer)

    def run(session: Session | None, config: RunConfig = bare) -> float:
        return asyncio.run(first_event(session, config))

    return {
        "bare": partial(run, None),
        "the framework's session": lambda: run(SQLiteSession(uuid.uuid4().hex)),
        "reading the history": lambda: run(own(Reading)),
        "remembering": lambda: run(own()),
        "remembering, with context": lambda: run(own(), before),
    }


if __name__ == "__main__":
    compare(ways)
