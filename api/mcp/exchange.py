"""One message over HTTP, answered by a server of its own that ends with the answer."""

from functools import partial

import httpx
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.mcp.asking import ask
from api.mcp.server import tool_server


def answering(client: httpx.AsyncClient, body: bytes) -> ASGIApp:
    """An application that answers the message in `body`; its tools ask by `client`, which is closed afterwards."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        async with client:
            server = tool_server(partial(ask, client))
            size = max(1, len(body))
            manager = StreamableHTTPSessionManager(
                server, json_response=True, stateless=True, max_request_body_size=size
            )
            async with manager.run():
                await manager.handle_request(scope, _replayed(body, receive), send)

    return answer


def _replayed(body: bytes, receive: Receive) -> Receive:
    """The body once more, then what else comes."""
    whole: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def next_part() -> Message:
        return whole.pop() if whole else await receive()

    return next_part
