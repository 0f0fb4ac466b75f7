"""The HTTP service: settings in, application out."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import anyio
import anyio.to_thread
from fastapi import Depends, FastAPI
from fastapi.routing import APIRoute

from api import (
    browserkit,
    contexts,
    corrections,
    docs,
    entities,
    explore,
    facts,
    forget,
    health,
    keys,
    logs,
    merges,
    moving,
    pictures,
    problems,
    recall,
    sessions,
    spans,
    state,
    traces,
)
from api.description import describe
from api.faults import Faults
from api.heads import Heads
from api.limits import BodyLimit, Most
from api.mcp import http as mcp
from api.metrics import Metrics
from api.operations import Operations
from api.overload import Places, Rates, in_flight
from graph.engine.status import spectron_version
from graph.memory import open_memory
from graph.settings import Settings

ABOUT = """\
The memory of AI agents as a graph: what was said, by whom, about whom, and whether it still holds.

Send the key of your context in `API-KEY`, or as a bearer token. Times carry a zone (RFC 3339). What
a body or a list does not name is refused. A list gives `page.next_cursor` while there is more: send it as
`cursor`. Errors are problem documents (RFC 9457); test their `code`. What takes GET takes HEAD.
"""

TAGS = {
    "sessions": "Conversations: opened, read back, summed up for the next answer.",
    "facts": "What is remembered: written from messages and triples, read with its sources.",
    "entities": "Who and what the memory knows.",
    "recall": "What was said and what is known that answers a question.",
    "state": "What holds now, or held at another time.",
    "corrections": "What somebody decides, kept in the record like what is said.",
    "forgetting": "What was said goes for good.",
    "moving": "The record out, and in again: here or elsewhere.",
    "traces": "What a write or read did, and why.",
    "mcp": "The memory as tools and resources of the Model Context Protocol.",
    "keys": "Who may do what in a context.",
    "contexts": "The units of isolation. For the root key.",
    "health": "Whether the service lives and can work.",
}

NOUNS = (
    contexts,
    keys,
    sessions,
    facts,
    entities,
    pictures,
    merges,
    corrections,
    recall,
    state,
    forget,
    traces,
    moving,
)


def app() -> FastAPI:
    """Give the application of the environment's settings: `uvicorn --factory api.app:app`."""
    settings = Settings()
    logs.configure(settings.log_level)
    return create_app(settings)


def create_app(settings: Settings) -> FastAPI:
    """Give the application. It opens its memory when it starts and closes it when it stops."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[dict[str, Any]]:
        # As many threads as the graph has connections for; what comes on top waits its turn.
        anyio.to_thread.current_default_thread_limiter().total_tokens = settings.workers
        with open_memory(settings, warm=True) as memory:
            yield {
                "memory": memory,
                "in_flight": Places(settings.max_in_flight),
                "imports": Places(settings.max_imports),
                "turns": anyio.CapacityLimiter(max(1, settings.workers // 2)),
                "rates": Rates(settings.rate_per_second, settings.rate_burst),
                "probes": anyio.CapacityLimiter(health.PROBES_AT_ONCE),
            }

    made = FastAPI(
        title="Spectron",
        version=spectron_version(),
        summary="A graph that remembers conversations.",
        description=ABOUT,
        openapi_tags=[{"name": name, "description": about} for name, about in TAGS.items()],
        generate_unique_id_function=_name,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        redirect_slashes=False,
        docs_url=None,
        redoc_url=None,
        telemetry={"tracing": False, "metrics": False, "logs": False},  # see api/spans.py
        lifespan=lifespan,
    )
    made.state.metrics = Metrics()
    made.include_router(health.router)
    for noun in NOUNS:
        made.include_router(noun.router, dependencies=[Depends(in_flight)])
    made.include_router(moving.imports)  # in flight once the body has come
    made.include_router(mcp.router)  # what it asks of the routes is in flight there
    problems.answer(made)
    made.add_middleware(Faults)
    most = Most(settings.max_body_bytes, settings.max_import_bytes)
    made.add_middleware(BodyLimit, most=most, wait_seconds=settings.body_wait_seconds)
    made.add_middleware(Operations, tellers=(logs.tell, made.state.metrics.tell, *spans.tellers()))
    made.add_middleware(Heads)
    describe(made)
    docs.show_at("/docs", made)
    explore.show_at("/explore", made)
    browserkit.show_at("/browser", made)
    return made


def _name(route: APIRoute) -> str:
    return route.name
