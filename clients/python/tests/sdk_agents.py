"""Agents of the OpenAI Agents SDK with the framework's own fake model, and without traces, which are sent away."""

import asyncio
import uuid
from collections.abc import Sequence
from typing import Any

from agents import Agent, RunConfig, Runner, RunResult, Tool, function_tool, set_tracing_disabled
from agents.testing import ScriptedModel, assistant_message, function_call

from spectron_client import Client
from spectron_client.openai_agents import SpectronSession

set_tracing_disabled(True)

Answers = Sequence[Any]


def saying(words: str, item_id: str | None = None) -> Any:
    """An answer of the model; without an id it has the one that the SDK gives to all answers of its fake model."""
    return assistant_message(words, item_id=item_id) if item_id else assistant_message(words)


def calling(tool: str, call_id: str | None = None, **arguments: Any) -> Any:
    return function_call(tool, arguments, call_id=call_id or f"call_{uuid.uuid4().hex}")


def model(*answers: str | Answers) -> ScriptedModel:
    """A model that gives these answers: words, or items."""
    return ScriptedModel([[saying(one)] if isinstance(one, str) else list(one) for one in answers])


@function_tool
def weather(city: str) -> str:
    """Tell the weather."""
    return f"It rains in {city}."


def agent(fake: ScriptedModel, *tools: Tool, **more: Any) -> Agent[Any]:
    return Agent(name="Sage", model=fake, tools=list(tools), **more)


def run(running: Agent[Any], asked: Any, session: SpectronSession | None, before: Any = None, **more: Any) -> RunResult:
    """A run to its end, and until all of it is written or given up; `before` is the input filter."""
    config = RunConfig(call_model_input_filter=before)
    ended = asyncio.run(Runner.run(running, asked, session=session, run_config=config, **more))
    if session:
        assert session.writer.flush(60)
    return ended


def said(memory: Client, session: str) -> list[tuple[str, str, str]]:
    return [(turn["role"], turn["speaker"], turn["content"]) for turn in memory.turns(session)]
