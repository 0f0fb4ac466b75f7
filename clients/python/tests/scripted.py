"""A small HTTP server that answers as it is told, one reply after another, and keeps what it was asked."""

import json
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from spectron_client import Settings


@dataclass
class Reply:
    status: int = 200
    body: object = None
    headers: dict[str, str] = field(default_factory=dict[str, str])
    after: float = 0.0
    """Seconds that it takes."""
    cut: bool = False
    """Whether the connection is closed with no reply."""


@dataclass
class Asked:
    method: str
    path: str
    key: str | None
    body: bytes


@dataclass
class Script:
    """What is answered, the last reply again and again, and what was asked."""

    replies: list[Reply]
    url: str = ""
    asked: list[Asked] = field(default_factory=list[Asked])

    @property
    def settings(self) -> Settings:
        return Settings(self.url, "acme", "sp-key")

    def next(self) -> Reply:
        return self.replies[min(len(self.asked), len(self.replies)) - 1]


def problem(status: int, code: str, **headers: str) -> Reply:
    """A reply with a problem document."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, {"code": code, "status": status, "detail": "A sentence."}, told)


@contextmanager
def answering(*replies: Reply) -> Generator[Script]:
    """A server with a script, ended with the block."""
    script = Script(list(replies))

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            script.asked.append(Asked(self.command, self.path, self.headers.get("Idempotency-Key"), body))
            reply = script.next()
            time.sleep(reply.after)
            if reply.cut:
                self.close_connection = True
                return
            text = reply.body if isinstance(reply.body, str) else json.dumps(reply.body)
            self.send_response(reply.status)
            for name, value in {**reply.headers, "Content-Length": str(len(text.encode()))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text.encode())

        do_GET = do_POST = do_PATCH = _answer  # noqa: N815 - names of the standard library

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    script.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield script
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
