"""The memory as tools of an agent, by the client of the protocol's own package: a child process, and HTTP."""

import json
import os
import signal
import subprocess
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import httpx
import httpx2
import pytest
from mcp import Client, MCPError, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

from api.mcp.asking import ask, outside
from api.mcp.server import tool_server
from api.mcp.tools import TOOLS
from cli.service import Service
from tests.cli.command import COMMAND, Spectron

ROOT = Path(__file__).parents[2]
BETH = {"role": "user", "speaker": "Ada", "content": "My sister Beth lives in Porto.", "id": "m-1"}
INITIALIZE = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}

Connecting = Callable[[], AbstractAsyncContextManager[Client]]


def as_a_child(request: pytest.FixtureRequest) -> Connecting:
    request.getfixturevalue("local")
    own = {name: value for name, value in os.environ.items() if name.startswith("SPECTRON_")}
    return lambda: Client(StdioServerParameters(command=COMMAND[0], args=[*COMMAND[1:], "mcp"], env=own, cwd=ROOT))


def over_routes(request: pytest.FixtureRequest) -> Connecting:
    context_id, service = request.getfixturevalue("http"), request.getfixturevalue("service")
    headers = {"API-KEY": os.environ["SPECTRON_API_KEY"]}
    asking = outside(httpx.URL(f"{service.url}/api/v1"), context_id, headers)
    return lambda: Client(tool_server(partial(ask, asking)), mode="legacy")


def over_http(request: pytest.FixtureRequest) -> Connecting:
    request.getfixturevalue("http")
    return lambda: at_the_door(request.getfixturevalue("service"), os.environ["SPECTRON_API_KEY"])


@asynccontextmanager
async def at_the_door(service: Service, key: str) -> AsyncGenerator[Client]:
    headers = {"Authorization": f"Bearer {key}"}
    async with (
        httpx2.AsyncClient(headers=headers, timeout=60) as http_client,
        Client(streamable_http_client(f"{service.url}/mcp", http_client=http_client)) as client,
    ):
        yield client


@pytest.fixture(params=[as_a_child, over_routes, over_http])
def connecting(request: pytest.FixtureRequest) -> Connecting:
    """The ways to the tools: each must do the same."""
    return request.param(request)


async def told(client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    """What a tool says; the client holds it against the schema that the tool promised."""
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    return dict(result.structured_content or {})


async def walk(connecting: Connecting) -> None:
    async with connecting() as client:
        assert [tool.name for tool in (await client.list_tools()).tools] == list(TOOLS)
        written = await told(client, "remember", messages=[BETH])
        assert await told(client, "remember", messages=[BETH]) == written
        session = written["session_id"]
        recalled = await told(client, "recall", query="Where does Beth live?")
        assert "Beth lives in Porto" in recalled["hits"][0]["text"]
        assert "Porto" in (await told(client, "context", query="Where does Beth live?", session_id=session))["context"]
        assert (await told(client, "state", subject="Beth"))["context"]
        inspected = await told(client, "inspect", fact_id=recalled["hits"][0]["id"])
        assert inspected["support"][0]["sentence"] == "⟦My sister Beth lives in Porto⟧."
        assert (await told(client, "diff", session_id=session))["skipped"] == []
        (listed,) = (await client.list_resources()).resources
        assert "Beth" in str((await client.read_resource(listed.uri)).contents[0])
        refused = await client.call_tool("remember", {"messages": [{"role": "user", "content": ""}]})
        assert refused.is_error
        assert "The text is empty" in str(refused.content)
        assert (await told(client, "forget", session_id=session))["dry_run"]
        assert (await told(client, "forget", session_id=session, dry_run=False))["erased"]["turns"] == 1
        with pytest.raises(MCPError, match="There is no such session"):
            await client.read_resource(listed.uri)


def test_an_agent_remembers_recalls_inspects_and_forgets(connecting: Connecting):
    anyio.run(walk, connecting)


def test_a_wrong_key_is_told_at_the_door_of_a_service(service: Service):
    async def come_in() -> None:
        async with at_the_door(service, "sp-01-wrong"):
            pass

    with pytest.raises(ExceptionGroup) as refused:
        anyio.run(come_in)
    assert refused.group_contains(MCPError, match="This key opens no context")


@pytest.mark.usefixtures("http")
def test_a_child_tells_a_wrong_key_at_each_call_and_ends_at_ctrl_c(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SPECTRON_API_KEY", "sp-01-wrong")
    with subprocess.Popen([*COMMAND, "mcp"], stdin=-1, stdout=-1, stderr=-1, cwd=ROOT) as child:
        assert answer(child, "initialize", INITIALIZE)["serverInfo"]["name"] == "spectron"
        said = answer(child, "tools/call", {"name": "recall", "arguments": {"query": "Where does Beth live?"}})
        assert said["isError"]
        assert said["content"][0]["text"].startswith("This key does not open this context.")
        child.send_signal(signal.SIGINT)
        assert (child.wait(10), child.stderr and child.stderr.read()) == (130, b"")


def answer(child: subprocess.Popen[bytes], method: str, params: dict[str, Any]) -> dict[str, Any]:
    """What a child answers to a request."""
    assert child.stdin
    assert child.stdout
    child.stdin.write(json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode() + b"\n")
    child.stdin.flush()
    return json.loads(child.stdout.readline())["result"]


def test_an_address_that_is_none_is_told_before_anything_is_served(spectron: Spectron):
    ended = spectron("mcp", "--url", "nowhere")
    assert ended.code == 2
    assert "is no address of a service" in ended.err
