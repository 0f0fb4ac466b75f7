"""Messages to the route of the Model Context Protocol, right ones and wrong ones: none is a fault, and none stays."""

import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx

from api.mcp.refusals import INTERNAL
from api.mcp.tools import TOOLS
from evaluate.table import Row, Table
from graph.settings import MIB
from torture.engines import Engine
from torture.memory import resident
from torture.served import Served, serving

WARM_UP = 200
VERSIONS = ("2025-06-18", "2025-11-25", "2026-07-28", "Hm")
METHODS = (
    *("tools/list", "resources/list", "resources/read", "resources/templates/list", "initialize", "server/discover"),
    *("ping", "prompts/list", "subscriptions/listen", "notifications/initialized", "notifications/cancelled", "", 5),
)
ARGUMENTS = sorted({name for tool in TOOLS.values() for name in tool.takes.model_fields} | {"role", "content", "extra"})
PLAIN = (
    *(None, True, 0, -1, 10**30, 1.5, float("nan"), "", "x", "\ud800", "\x00", "a" * 5000, "2024-01-01T00:00:00Z"),
    *("../..", "%2e%2e", ["user=u"], [None], [[]], {}, "Where does Beth live?", "user", "sess_1"),
)
IDS = (*[1] * 8, "a", -5, None, 1.5, {}, "x" * 300, 10**25)
URIS = ("spectron://sessions/x", "spectron://sessions/%ff/transcript", "spectron://sessions/..", "file:///x", 5, None)


def measure(engine: Engine, trials: int) -> Iterator[Table]:
    settings = {**engine.env, "RATE_PER_SECOND": "100000", "RATE_BURST": "100000", "LOG_LEVEL": "WARNING"}
    with tempfile.TemporaryDirectory(prefix="spectron-torture-") as folder, serving(Path(folder), **settings) as served:
        chance = random.Random(7)
        _, key = served.context()
        _asked(served, key, WARM_UP, chance)
        early = resident(served)
        statuses, at_fault, slowest = _asked(served, key, trials, chance)
        late = resident(served)
        faults = sum('"event": "fault"' in line for line in served.log.read_text().splitlines())
    yield Table(
        f"The route of the Model Context Protocol, {trials} messages",
        [
            Row("statuses from 500, and errors that are ours", str(at_fault), "0"),
            Row("faults in the log", str(faults), "0"),
            Row("slowest", f"{slowest:.1f} s"),
            Row("memory after by before", f"{late / MIB:.0f} by {early / MIB:.0f} MiB", "<= 1.10"),
            Row("replies by status", ", ".join(f"{n} x {status}" for status, n in sorted(statuses.items()))),
        ],
    )


def _asked(served: Served, key: str, count: int, chance: random.Random) -> tuple[Counter[int], int, float]:
    """Statuses of the replies, how many say that we are at fault, and the seconds of the slowest."""
    statuses, at_fault, slowest = Counter[int](), 0, 0.0
    with httpx.Client(base_url=served.url, headers={"Authorization": f"Bearer {key}"}, timeout=60) as http:
        for _ in range(count):
            body, began = _body(chance), time.monotonic()
            reply = http.post("/mcp", content=body, headers=_headers(body, chance))
            slowest = max(slowest, time.monotonic() - began)
            statuses[reply.status_code] += 1
            at_fault += reply.status_code >= 500 or f'"code":{INTERNAL}' in reply.text  # noqa: PLR2004 - HTTP's
    return statuses, at_fault, slowest


def _message(chance: random.Random) -> dict[str, Any]:
    method = chance.choice(METHODS) if chance.random() < 0.4 else "tools/call"  # noqa: PLR2004 - of ten
    params: Any = _value(chance)
    if method == "tools/call":
        arguments = {chance.choice(ARGUMENTS): _value(chance) for _ in range(chance.randint(0, 4))}
        params = {"name": chance.choice([*TOOLS, "brew", 5]), "arguments": chance.choice([arguments] * 9 + ["x"])}
    elif method == "resources/read":
        params = {"uri": chance.choice(URIS)}
    if isinstance(params, dict) and chance.random() < 0.5:  # noqa: PLR2004 - of ten
        own = "io.modelcontextprotocol/"
        params["_meta"] = {f"{own}protocolVersion": "2026-07-28", f"{own}clientCapabilities": {}}
    return {"jsonrpc": "2.0", "id": chance.choice(IDS), "method": method, "params": params}


def _value(chance: random.Random, depth: int = 0) -> Any:
    inner = [_value(chance, depth + 1) for _ in range(chance.randint(0, 3))] if depth < 2 else []  # noqa: PLR2004
    return chance.choice([*PLAIN, inner, {chance.choice(ARGUMENTS): one for one in inner}])


BROKEN: tuple[Callable[[random.Random], bytes], ...] = (
    lambda chance: json.dumps([_message(chance)] * 3).encode(),
    lambda chance: b"[" * chance.randint(1, 200_000),
    lambda chance: b'{"a":' * chance.randint(1, 100_000),
    lambda chance: chance.randbytes(chance.randint(0, 2000)),
    lambda chance: b'"' + b"x" * chance.choice([100_000, 5_000_000, 9_000_000]) + b'"',
    lambda chance: json.dumps(_message(chance)).encode()[: -chance.randint(1, 20)],
)


def _body(chance: random.Random) -> bytes:
    if chance.random() < 0.1:  # noqa: PLR2004 - of ten
        return chance.choice(BROKEN)(chance)
    return json.dumps(_message(chance)).encode()


def _headers(body: bytes, chance: random.Random) -> dict[str, str]:
    """Those that the newest protocol asks for among them, where they can be told from the body."""
    kind = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    version = chance.choice(VERSIONS)
    try:
        sent = json.loads(body)
        named = {"Mcp-Method": sent["method"], "Mcp-Name": sent["params"].get("name") or sent["params"].get("uri")}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        named = {}
    told = {name: value for name, value in named.items() if isinstance(value, str) and value.isascii() and value}
    return {**kind, "MCP-Protocol-Version": version, **told}
