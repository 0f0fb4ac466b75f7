"""Problem documents as errors of JSON-RPC, for what is no call of a tool."""

from typing import Any

INVALID_REQUEST, INVALID_PARAMS, INTERNAL = -32600, -32602, -32603
"""Codes of JSON-RPC: what was sent is refused, what it asks for is refused, or we are at fault."""
MISTAKES = range(400, 500)
"""Statuses of HTTP that say that it is a mistake of the caller's."""


def rpc_error(problem: dict[str, Any], code: int = INVALID_PARAMS) -> dict[str, Any]:
    """The error of JSON-RPC that tells a problem: its sentence as the message, the whole document as the data."""
    kind = code if problem["status"] in MISTAKES else INTERNAL
    return {"code": kind, "message": problem["detail"], "data": problem}
