"""Where a memory is found: opened in this process, or reached over HTTP."""

import functools
import inspect
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar, get_origin
from urllib.parse import quote

import httpx
import typer
from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_jsonable_python

from cli.problems import error_of
from graph.access import Access, local_access
from graph.errors import GraphFault, GraphUnavailable
from graph.memory import Memory, open_memory
from graph.model import Page, Shape
from graph.sentences import place_of, sentence_of
from graph.settings import Settings

Arguments = ParamSpec("Arguments")
Reply = TypeVar("Reply")

PAGE = 100
"""Items asked for at a time, as a service gives them by default."""

REPLY_WITHIN = 120.0
"""Seconds. A batch of a thousand messages is read word by word before the reply comes."""


class Ready(Shape):
    """What a service says of itself."""

    status: str
    version: str


@dataclass(frozen=True, slots=True)
class Local:
    """The memory on this machine, with full rights in one context."""

    memory: Memory
    access: Access


@dataclass(frozen=True, slots=True)
class Remote:
    """A memory behind its HTTP API, with the rights of the key."""

    client: httpx.Client
    context_id: str

    def ask(self, method: str, path: str, arguments: dict[str, Any]) -> Any:
        """Send one request and give the decoded reply; raise the error that the reply stands for."""
        # A word that Python keeps for itself is written with an underscore behind it: `from_`.
        given = {name.rstrip("_"): value for name, value in arguments.items()}
        in_path = {name: given.pop(name) for name in list(given) if f"{{{name}}}" in path}
        in_path["context_id"] = in_path.get("context_id", self.context_id)
        address = path.format(**{name: quote(value, safe="") for name, value in in_path.items()})
        query, body = (None, given) if method in ("POST", "PATCH") else (given, None)
        return self._answer(method, address, params=query, json=body)

    def ready(self) -> Ready:
        """Ask the service whether a write would work. Raises GraphUnavailable."""
        return _read(Ready, self._answer("GET", self.client.base_url.join("/ready")))

    def lines(self, method: str, path: str, **content: Any) -> Iterator[str]:
        """Send one request to a route below the context and give the lines of the reply as they come."""
        address = f"/{quote(self.context_id, safe='')}{path}"
        try:
            with self.client.stream(method, address, **content) as reply:
                if reply.is_error:
                    reply.read()
                    raise error_of(reply)
                yield from reply.iter_lines()
        except httpx.TransportError as error:
            raise GraphUnavailable(f"The service at {self.client.base_url} does not answer: {error}") from error

    def _answer(self, method: str, address: str | httpx.URL, **content: Any) -> Any:
        try:
            reply = self.client.request(method, address, **content)
        except httpx.TransportError as error:
            raise GraphUnavailable(f"The service at {self.client.base_url} does not answer: {error}") from error
        if reply.is_error:
            raise error_of(reply)
        return reply.json() if reply.content else None


Backend = Local | Remote


def operation(
    method: Literal["GET", "POST", "PATCH", "DELETE"], path: str
) -> Callable[[Callable[Concatenate[Local, Arguments], Reply]], Callable[Concatenate[Backend, Arguments], Reply]]:
    """
    Give a function of the local memory its route, so that a command can ask either place in the same words.

    The function's parameters are the route's: those that `path` names go there, the others into the query
    of a GET or DELETE and into the body of a POST or PATCH, without those that may be left out and are None. Its
    return type is what the reply is read as.
    """

    def with_route(
        answer: Callable[Concatenate[Local, Arguments], Reply],
    ) -> Callable[Concatenate[Backend, Arguments], Reply]:
        signature = inspect.signature(answer)
        kind = signature.return_annotation
        needed = {one.name for one in signature.parameters.values() if one.default is one.empty}

        @functools.wraps(answer)
        def ask(place: Backend, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Reply:
            if isinstance(place, Local):
                return answer(place, *args, **kwargs)
            _, *named = signature.bind(place, *args, **kwargs).arguments.items()
            given = {name: value for name, value in named if value is not None or name in needed}
            return _read(kind, place.ask(method, path, to_jsonable_python(given)))

        return ask

    return with_route


def _read(kind: Any, body: Any) -> Any:
    """Read a reply as `kind`. A list is named after what it lists; here it becomes a page's `items`."""
    named = body
    if isinstance(body, dict) and (get_origin(kind) is list or issubclass(kind, Page)):
        items = next((value for name, value in body.items() if name != "page"), None)
        named = items if get_origin(kind) is list else {"items": items, "page": body.get("page")}
    try:
        return TypeAdapter[Any](kind).validate_python(named)
    except ValidationError as error:
        raise GraphFault("The service answered in a shape that this version does not know.") from error


@contextmanager
def open_backend(url: str | None, api_key: str | None, context_id: str) -> Generator[Backend]:
    """Open the memory at `url`, or the one on this machine where there is no `url`."""
    if url:
        # As a bearer token: httpx takes no such header along where a reply redirects it to another host.
        headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}
        with httpx.Client(
            base_url=address(url), headers=headers, timeout=REPLY_WITHIN, follow_redirects=True
        ) as client:
            yield Remote(client, context_id)
    else:
        with open_memory(settings()) as memory:
            yield Local(memory, local_access(memory, context_id))


def address(url: str) -> httpx.URL:
    """Give the address of the routes of the service at `url`; what is no address is wrong usage."""
    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL:
        parts = httpx.URL()
    if parts.scheme not in ("http", "https") or not parts.host:
        raise typer.BadParameter(f"{url!r} is no address of a service, such as http://127.0.0.1:9090.")
    return parts.copy_with(path=f"{parts.path.rstrip('/')}/api/v1")


def settings() -> Settings:
    """Read the settings; a value that is not allowed is wrong usage, said in one line."""
    try:
        return Settings()
    except ValidationError as error:
        problems = (f"SPECTRON_{place_of(one['loc']).upper()}: {sentence_of(dict(one))}" for one in error.errors())
        raise typer.BadParameter(" ".join(problems)) from error
