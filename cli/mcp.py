"""`spectron mcp`: the memory as tools of an agent that speaks the Model Context Protocol."""

import os
from importlib import import_module

import typer

from cli.backend import address, settings
from cli.terminal import ContextId, Url

app = typer.Typer()

SERVER = "api.mcp.stdio"
"""Named, not imported: the two entry points know nothing of each other, and it takes a second to load."""


@app.command("mcp")
def mcp(url: Url = None, context_id: ContextId = "default") -> None:
    """Give an agent the memory as tools: speak the Model Context Protocol over standard input and output.

    Example: spectron mcp --context acme
    """
    api = address(url) if url else None
    chosen = settings()
    server = import_module(SERVER)
    if api:
        server.serve_remote(api, os.environ.get("SPECTRON_API_KEY"), context_id)
    else:
        server.serve_local(chosen, context_id)
