"""
How long an agent that streams takes to its first token: bare, remembering, and with context before the model.

    PYTHONPATH=clients/python/tests clients/python/.venv/bin/python clients/python/bench/first_token.py

The model is LangChain's fake one, which answers at once, so what is measured is all that stands before it.
"""

import statistics
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

from langchain.agents import create_agent
from langchain_core.language_models import GenericFakeChatModel
from langgraph.checkpoint.memory import InMemorySaver

from service import Service
from spectron_client import Client
from spectron_client.langchain import SpectronMiddleware

ROUNDS = 60
SCOPE = ["user=u_ann"]
QUESTION = "Where does my sister Beth live now?"


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


def agents(memory: Client) -> dict[str, Any]:
    """The agents that are compared."""
    kinds = {
        "bare": [],
        "remembering": [SpectronMiddleware(memory, SCOPE, max_chars=0)],
        "remembering, with context": [SpectronMiddleware(memory, SCOPE)],
    }
    return {
        name: create_agent(
            GenericFakeChatModel(messages=iter(["She lives in Porto."] * (ROUNDS + 1))),
            middleware=middleware,
            checkpointer=InMemorySaver(),
        )
        for name, middleware in kinds.items()
    }


def measured(memory: Client) -> dict[str, list[float]]:
    """Milliseconds of each agent, which take turns; the first round warms up and is not counted."""
    kinds = agents(memory)
    rounds = [{name: first_token(agent) for name, agent in kinds.items()} for _ in range(ROUNDS + 1)]
    return {name: [one[name] for one in rounds[1:]] for name in kinds}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        service = Service(Path(folder))
        service.start()
        try:
            with Client(service.context()) as memory:
                earlier = memory.create_session(SCOPE)["id"]
                memory.remember("My sister Beth lives in Lisbon.", earlier)
                memory.remember("Beth moved to Porto.", earlier)
                took = measured(memory)
        finally:
            service.stop()
    for name, times in took.items():
        print(
            f"{name:26} median {statistics.median(times):6.1f} ms   p95 {statistics.quantiles(times, n=20)[-1]:6.1f} ms"
        )


if __name__ == "__main__":
    main()
