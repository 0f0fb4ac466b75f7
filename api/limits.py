"""How large a request may be."""

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class BodyLimit:
    """Refuses a body over the limit: by the length it declares, or as soon as it has grown too long."""

    def __init__(self, app: ASGIApp, most_bytes: int) -> None:
        self.app = app
        self.most_bytes = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "0")
        room = self.most_bytes

        async def receive_within() -> Message:
            nonlocal room
            if declared.isdecimal() and int(declared[:20]) > self.most_bytes:
                raise self._refusal()
            message = await receive()
            room -= len(message.get("body", b""))
            if room < 0:
                raise self._refusal()
            return message

        await self.app(scope, receive_within, send)

    def _refusal(self) -> HTTPException:
        return HTTPException(413, f"The body has more than {self.most_bytes} bytes; send it in parts.")
