"""Errors as the terminal tells them: one sentence and an exit code."""

from collections.abc import Iterator
from typing import Any, cast

import httpx

from graph.errors import GraphFault, GraphUnavailable, Refused, SpectronError

EXIT_CODES: list[tuple[type[SpectronError], int]] = [
    (Refused, 1),  # refused, or not found
    (GraphUnavailable, 3),  # the graph, or the service before it, cannot be reached
    (SpectronError, 1),
]
"""The first row that fits counts. Wrong usage is 2, before anything is asked."""


def exit_code(error: SpectronError) -> int:
    return next(code for kind, code in EXIT_CODES if isinstance(error, kind))


def error_of(reply: httpx.Response) -> SpectronError:
    """Give the error that a problem document (RFC 9457) stands for, of the class it had in the service."""
    try:
        problem = reply.json()
    except ValueError:
        problem = {}
    return error_from(problem, reply.status_code)


def error_from(problem: Any, status: int) -> SpectronError:
    """Give the error that a problem document stands for, however it came."""
    said = cast("dict[str, Any]", problem) if isinstance(problem, dict) else {}
    detail = said.get("detail") or said.get("title") or f"The service answered {status}."
    if trace_id := said.get("trace_id"):
        detail = f"{detail} ({trace_id})"
    # Of those that share a code the widest is meant: the others are told apart in the service alone.
    by_code = {kind.code: kind for kind in reversed(list(_tree(SpectronError)))}
    return by_code.get(str(said.get("code")), _by_status(status))(str(detail))


def _by_status(status: int) -> type[SpectronError]:
    if status in (502, 503, 504):
        return GraphUnavailable
    return GraphFault if status >= 500 else Refused  # noqa: PLR2004 - a class of HTTP statuses


def _tree(kind: type[SpectronError]) -> Iterator[type[SpectronError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _tree(below)
