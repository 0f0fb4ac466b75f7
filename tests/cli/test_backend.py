"""A service elsewhere, asked with a key."""

from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from cli.backend import Remote, open_backend
from graph.errors import SpectronError

KEY = "sp-secret"


@contextmanager
def listening(status: int, headers: dict[str, str], heard: list[str]) -> Generator[str]:
    """A service that gives one empty reply to everything; what it is sent as headers is `heard`."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the library's name
            heard.append(str(self.headers))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002 - the library's name

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


def test_a_redirection_to_another_host_does_not_get_the_key():
    there, here = list[str](), list[str]()
    with (
        listening(404, {}, there) as other,
        listening(307, {"Location": other}, here) as service,
        open_backend(service, KEY, "acme") as place,
    ):
        assert isinstance(place, Remote)
        with pytest.raises(SpectronError):
            place.ask("GET", "/{context_id}/me", {})
    assert (len(here), len(there)) == (1, 1)
    assert KEY in here[0]
    assert KEY not in there[0]
