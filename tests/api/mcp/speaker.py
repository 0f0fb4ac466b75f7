"""Someone who speaks the protocol over HTTP, message by message."""

import json
from typing import Any

from tests.api.caller import Caller

JSON = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}


def send(caller: Caller, message: Any, headers: dict[str, str] | None = None) -> Any:
    """The HTTP reply to a message, or to bytes that are none."""
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    sent = {**JSON, "Authorization": f"Bearer {caller.key}", **(headers or {})}
    return caller.http.post("/mcp", content=body, headers=sent)


def request(caller: Caller, method: str, **params: Any) -> dict[str, Any]:
    """The message that answers a request."""
    reply = send(caller, {"jsonrpc": "2.0", "id": 7, "method": method, "params": params})
    assert reply.status_code == 200, reply.text
    assert reply.json()["id"] == 7
    return reply.json()


def call(caller: Caller, tool: str, **arguments: Any) -> dict[str, Any]:
    """What a tool says; it must have been accepted."""
    result = request(caller, "tools/call", name=tool, arguments=arguments)["result"]
    assert not result["isError"], result["content"]
    return result["structuredContent"]


def refusal(caller: Caller, tool: str, **arguments: Any) -> str:
    """What a tool says that refuses."""
    result = request(caller, "tools/call", name=tool, arguments=arguments)["result"]
    assert result["isError"]
    assert "structuredContent" not in result
    return result["content"][0]["text"]
