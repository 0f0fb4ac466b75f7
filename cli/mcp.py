"""`spectron mcp`: the memory as tools of an agent that speaks the Model Context Protocol."""

import os
import signal
from importlib import import_module
from typing import NoReturn

import typer

from cli.backend import address, settings
from cli.start import CTRL_C
from cli.terminal import ContextId, Url

app = typer.Typer()

SERVER = "api.mcp.stdio"
"""Named, not imported: the two entry points know nothing of each other, and it takes a second to load."""


@app.command("mcp")
def mcp(url: Url = None, context_id: ContextId = "default") -> None:
    """Give an agent the memory as tools: speak the Model Context Protocol over standard input and output.

    Example: spectron mcp --context acme
    """
    signal.signal(signal.SIGINT, _end)
    if url:
        api = address(url)
        import_module(SERVER).serve_remote(api, os.environ.get("SPECTRON_API_KEY"), context_id)
    else:
        chosen = settings()
        import_module(SERVER).serve_local(chosen, context_id)


def _end(_signal: int, _frame: object) -> NoReturn:
    """What waits for a line of input cannot be woken otherwise. Nothing is lost: what was acknowledged is on disk."""
    os._exit(CTRL_C)
