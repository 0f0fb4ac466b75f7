"""Where something else answers at the address of the service, each call is told so in a sentence."""

from functools import partial
from typing import Any

import anyio
import httpx
import pytest
from mcp import Client, MCPError

from api.mcp.asking import ask, outside
from api.mcp.resources import SESSIONS
from api.mcp.server import tool_server
from api.mcp.tools import TOOLS

CALLS: dict[str, dict[str, Any]] = {
    "remember": {"messages": [{"role": "user", "content": "I live in Oslo."}]},
    "recall": {"query": "Where do I live?"},
    "context": {"query": "Where do I live?"},
    "state": {},
    "forget": {"query": "Oslo"},
    "inspect": {"fact_id": "fact_1"},
    "diff": {"since": "2024-01-01T00:00:00Z", "until": "2025-01-01T00:00:00Z"},
}
STRANGERS = [
    httpx.Response(200, json={"welcome": "here"}),
    httpx.Response(200, json={}),
    httpx.Response(200, json={"sessions": [{"name": "s"}], "page": 1}),
    httpx.Response(200, html="<html>sign in</html>"),
    httpx.Response(307, headers={"Location": "http://elsewhere/"}, json={"context": "", "items": []}),
    httpx.Response(400, json={"status": "error", "detail": "no"}),
    httpx.Response(404, json={"detail": "Not Found"}),
    httpx.Response(422, json={"status": 422, "detail": [{"loc": ["a"]}], "errors": ["x"]}),
]


@pytest.mark.parametrize("reply", STRANGERS)
def test_every_tool_and_resource_says_that_no_spectron_answers(reply: httpx.Response, monkeypatch: pytest.MonkeyPatch):
    hosts = set[str]()

    async def answer(_: httpx.AsyncHTTPTransport, request: httpx.Request) -> httpx.Response:
        hosts.add(request.url.host)
        return httpx.Response(reply.status_code, headers=reply.headers, content=reply.content)

    async def talk() -> None:
        asking = outside(httpx.URL("http://stranger/api/v1"), "acme", {})
        async with Client(tool_server(partial(ask, asking)), mode="legacy") as client:
            for tool in TOOLS:
                result = await client.call_tool(tool, CALLS[tool])
                assert result.is_error
                assert "as no Spectron does" in str(result.content)
            for uri in (f"{SESSIONS}/s", f"{SESSIONS}/s/transcript"):
                with pytest.raises(MCPError, match="as no Spectron does"):
                    await client.read_resource(uri)
            with pytest.raises(MCPError, match="as no Spectron does"):
                await client.list_resources()

    monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", answer)
    anyio.run(talk)
    assert hosts == {"stranger"}
