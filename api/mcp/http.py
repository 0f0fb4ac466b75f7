"""The protocol over HTTP: a route that takes one message and gives one answer, and keeps nothing in between."""

import json
from importlib import import_module
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from api import problems
from api.deps import Key, MemoryDep
from api.mcp import asking
from api.mcp.refusals import INVALID_REQUEST, rpc_error
from api.overload import spend
from graph.access import opened_at_once, opened_by
from graph.errors import Forbidden, SpectronError
from graph.memory import Memory

router = APIRouter(tags=["mcp"])

EXCHANGE = "api.mcp.exchange"
"""Named, not imported: the protocol's package takes a second to load, and only the first message needs it."""
FORWARDED = ("traceparent",)
"""Headers that the request to a route is to have as well: a tool call is a part of the caller's span."""
JSON = "application/json"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
MESSAGE = {"type": "object", "description": "A message of JSON-RPC 2.0, as the Model Context Protocol defines it."}
CALL: dict[str, Any] = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "tools/call",
    "params": {"name": "recall", "arguments": {"query": "Where does Beth live?"}},
}
ANSWER: dict[str, Any] = {
    "jsonrpc": "2.0",
    "id": 1,
    "result": {"content": [{"type": "text", "text": '{"hits":[]}'}], "structuredContent": {"hits": []}},
}
REFUSAL: dict[str, Any] = {
    "jsonrpc": "2.0",
    "id": None,
    "error": rpc_error({"status": 401, "detail": "This key opens nothing."}, INVALID_REQUEST),
}


def _described(example: dict[str, Any]) -> dict[str, Any]:
    return {"content": {JSON: {"schema": MESSAGE, "example": example}}}


REPLIES: dict[int | str, dict[str, Any]] = {
    200: {"description": "The answer to a request.", **_described(ANSWER)},
    202: {"description": "A notification was taken."},
    **{
        status: {**reply, **_described(REFUSAL)}
        for status, reply in problems.documented(400, 401, 403, 404, 406, 408, 413, 415, 422, 429, 500, 503).items()
    },
}


class Passed(Response):
    """A reply that another application writes."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__()
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


@router.post(
    "/mcp",
    response_class=Response,
    responses=REPLIES,
    openapi_extra={"requestBody": {"required": True, **_described(CALL)}},
)
async def speak_mcp(request: Request, memory: MemoryDep, key: Key) -> Response:
    """Speak the Model Context Protocol: the memory of the key's context as tools and resources."""
    try:
        context_id = await _let_in(request, memory, key)
        body = await request.body()
    except (SpectronError, HTTPException) as error:
        return _refusal(problems.reply_to(error))
    exchange = await _exchange(request.app)
    forwarded = {name: request.headers[name] for name in FORWARDED if name in request.headers}
    client = asking.inside(request.app, request.scope["state"], context_id, {**forwarded, "API-KEY": str(key)})
    return Passed(exchange.answering(client, body))


async def _let_in(request: Request, memory: Memory, key: str | None) -> str:
    """The context that the key opens. Raises Unauthorised, Forbidden, and HTTPException 415 and 429."""
    if not _of_this_machine(request.headers.get("origin")):
        raise Forbidden("A page of another site may not ask this memory; ask it from a program, without Origin.")
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
        raise HTTPException(415, f"Send a message of JSON-RPC, with Content-Type: {JSON}.")
    access = opened_at_once(memory, key) or await run_in_threadpool(opened_by, memory, key)
    request.state.context_id, request.state.key_id = access.context_id, access.key_id
    spend(request, access.key_id)
    return access.context_id


def _of_this_machine(origin: str | None) -> bool:
    """Whether there is no page that asks, or it is one of this machine: others may have been led here by their DNS."""
    try:
        return origin is None or urlsplit(origin).hostname in LOOPBACK
    except ValueError:
        return False


async def _exchange(app: FastAPI) -> ModuleType:
    """What speaks the protocol, loaded once."""
    if not hasattr(app.state, "mcp"):
        app.state.mcp = await run_in_threadpool(import_module, EXCHANGE)
    return app.state.mcp


def _refusal(reply: Response) -> Response:
    """A problem as clients of the protocol can read it, with the status and headers that it has elsewhere."""
    error = rpc_error(json.loads(bytes(reply.body)), INVALID_REQUEST)
    kept = {name: value for name, value in reply.headers.items() if name not in ("content-length", "content-type")}
    return JSONResponse({"jsonrpc": "2.0", "id": None, "error": error}, reply.status_code, kept)
