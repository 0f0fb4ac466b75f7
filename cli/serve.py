"""`spectron serve`: the HTTP API."""

import os
import signal
import sys
from typing import NoReturn

import typer
import uvicorn

from cli.backend import settings
from graph.memory import open_memory
from graph.settings import Settings

app = typer.Typer()

SERVICE = "api.app:app"
"""Named, not imported: the two entry points know nothing of each other."""

FINISH_SECONDS = 6
"""Time for the requests that still run when the service is told to stop; what is not done then is taken back."""


@app.command("serve")
def serve() -> None:
    """Serve the API. Address and memory are settings: SPECTRON_HOST, SPECTRON_PORT, SPECTRON_DATA.

    Example: SPECTRON_PORT=9191 spectron serve
    """
    chosen = settings()
    # The server sends itself the signal that stopped it once more; the memory is still to be closed then.
    signal.signal(signal.SIGTERM, _end)
    # Opened here first, so that a graph that is away is told in a sentence before the server starts.
    with open_memory(chosen):
        status = _served(chosen)
    # A thread that still reads a long text would keep the process; nothing of it can be stored any more.
    os._exit(status)


def _served(chosen: Settings) -> int:
    """Serve until a signal says stop; gives the exit status."""
    try:
        uvicorn.run(
            SERVICE,
            factory=True,
            host=chosen.host,
            port=chosen.port,
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=FINISH_SECONDS,
        )
    except SystemExit as stopped:
        if stopped.code:
            sys.stderr.write(f"spectron: The service cannot listen at {chosen.host}:{chosen.port}; the log says why.\n")
        return stopped.code if isinstance(stopped.code, int) else 1
    return 0


def _end(_signal: int, _frame: object) -> NoReturn:
    sys.exit(0)
