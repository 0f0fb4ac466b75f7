"""How large a request may be, and how long its parts may take."""

import re
from dataclasses import dataclass

import anyio
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

IMPORT = re.compile(r"/api/v1/[^/]+/import")


@dataclass(frozen=True, slots=True)
class Most:
    """The most bytes of a body, and of one that is taken in line by line."""

    body: int
    imported: int

    def of(self, path: str) -> int:
        """The limit for a request to a path."""
        return self.imported if IMPORT.fullmatch(path) else self.body


class BodyLimit:
    """
    Refuses a body over the limit: by the length it declares, or as soon as it has grown too long.

    Refuses one too whose next part does not come.
    """

    def __init__(self, app: ASGIApp, most: Most, wait_seconds: float) -> None:
        self.app = app
        self.most = most
        self.wait_seconds = wait_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "0")
        most = room = self.most.of(scope.get("path", ""))
        complete = False

        async def receive_within() -> Message:
            nonlocal room, complete
            if declared.isdecimal() and int(declared[:20]) > most:
                raise _too_large(most)
            message = await (receive() if complete else self._next(receive))
            complete = not message.get("more_body", False)
            room -= len(message.get("body", b""))
            if room < 0:
                raise _too_large(most)
            return message

        await self.app(scope, receive_within, send)

    async def _next(self, receive: Receive) -> Message:
        try:
            with anyio.fail_after(self.wait_seconds):
                return await receive()
        except TimeoutError as error:
            seconds = f"{self.wait_seconds:g}"
            raise HTTPException(408, f"Nothing more of the body came for {seconds} seconds; send it again.") from error


def _too_large(most: int) -> HTTPException:
    return HTTPException(413, f"The body has more than {most} bytes; send it in parts.")
