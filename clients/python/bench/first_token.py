"""
How long an agent that streams takes to its first token: bare, remembering, and with context before the model.

    PYTHONPATH=clients/python/tests clients/python/.venv/bin/python clients/python/bench/first_token.py

The model is LangChain's fake one, which answers at once, so what is measured is all that stands before it.
"""

import time
import uuid
from functools import partial
from typing import Any

from comparing import ANSWER, QUESTION, ROUNDS, SCOPE, Ways, compare
from langchain.agents import create_agent
from langchain_core.language_models import GenericFakeChatModel
from langgraph.checkpoint.memory import InMemorySaver

from spectron_client import Client
from spectron_client.langchain import SpectronMiddleware


def first_token(agent: Any) -> float:
    """Milliseconds from the question to the first chunk of the answer; the run is then read to its end."""
    config = {"configurable": {"thread_id": uuid.uuid4().hex}}
    began = time.perf_counter()
    chunks = agent.stream({"messages": QUESTION}, config, stream_mode="messages")
    next(chunks)
    took = (time.perf_counter() - began) * 1000
    for _ in chunks:
        pass
    return took


def ways(memory: Client) -> Ways:
    """The agents that are compared."""
    kinds = {
        "bare": [],
        "remembering": [SpectronMiddleware(memory, SCOPE, max_chars=0)],
        "remembering, with context": [SpectronMiddleware(memory, SCOPE)],
    }
    return {name: partial(first_token, agent(middleware)) for name, middleware in kinds.items()}


def agent(middleware: list[SpectronMiddleware]) -> Any:
    """An agent that gives the same answer in every round."""
    model = GenericFakeChatModel(messages=iter([ANSWER] * (ROUNDS + 1)))
    return create_agent(model, middleware=middleware, checkpointer=InMemorySaver())


if __name__ == "__main__":
    compare(ways)
