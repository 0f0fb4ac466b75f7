"""
Measures what a tool call adds to the request that it stands for: `make bench PART=tools`.

Each question is asked once by the tool `recall` over `/mcp` and once by `POST /query`, turn about, of one service.
"""

import os
import statistics
import tempfile
from pathlib import Path

import httpx

from bench import bench
from bench.http import PAIRS, compared
from cli.service import running_service

TOLD = 20
PROTOCOL = {"Accept": "application/json, text/event-stream", "MCP-Protocol-Version": "2025-11-25"}


def main() -> None:
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {PAIRS} pairs of questions")
    with tempfile.TemporaryDirectory(prefix="spectron-bench-") as folder, running_service(Path(folder)) as service:
        texts = bench.texts()
        with bench.client(service) as http:
            for _ in range(TOLD):
                http.post("/facts", json={"text": next(texts)}).raise_for_status()
            door = f"{service.url}/mcp"
            by_tool, by_route = compared(
                lambda text: _by_tool(http, door, text), lambda text: _by_route(http, text), texts
            )
    added = [one - other for one, other in zip(by_tool, by_route, strict=True)]
    for name, took in (("by the tool", by_tool), ("by the route", by_route)):
        print(f"  {name + ', p50':24} {statistics.median(took):7.1f} ms")
    print(f"  {'added, p50 of pairs':24} {statistics.median(added):7.1f} ms")


def _by_tool(http: httpx.Client, door: str, text: str) -> None:
    params = {"name": "recall", "arguments": {"query": text}}
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
    result = http.post(door, json=message, headers=PROTOCOL).raise_for_status().json()["result"]
    assert not result["isError"], result


def _by_route(http: httpx.Client, text: str) -> None:
    http.post("/query", json={"query": text}).raise_for_status().json()
