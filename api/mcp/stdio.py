"""The protocol over standard input and output, for whoever starts this process and speaks to it alone."""

from functools import partial

import anyio
import httpx
from mcp.server.stdio import stdio_server
from starlette.concurrency import run_in_threadpool

from api.mcp import asking
from api.mcp.server import tool_server
from graph.access import local_key
from graph.settings import Settings


def serve_local(settings: Settings, context_id: str) -> None:
    """Serve a context of the memory on this machine, with full rights, until the input ends.

    Raises GraphUnavailable.
    """
    anyio.run(_local, settings, context_id)


def serve_remote(api: httpx.URL, key: str | None, context_id: str) -> None:
    """Serve a context of a service whose routes are below `api`, with the rights of the key, until the input ends."""
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    anyio.run(_speak, asking.outside(api, context_id, headers))


async def _local(settings: Settings, context_id: str) -> None:
    # The routes take a second to load: whoever asks a service need not wait.
    from api.app import create_app  # noqa: PLC0415

    app = create_app(settings)
    async with app.router.lifespan_context(app) as started:
        state = dict(started or {})
        key = await run_in_threadpool(local_key, state["memory"], context_id)
        await _speak(asking.inside(app, state, context_id, {"API-KEY": key}))


async def _speak(client: httpx.AsyncClient) -> None:
    server = tool_server(partial(asking.ask, client))
    async with client, stdio_server() as (read, write):
        await server.run(read, write, server.create_initialization_options())
